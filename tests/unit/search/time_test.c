/* as_of: what held on a day, not what holds now. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static struct span text_on(struct shop *shop, const char *day)
{
    if (day != NULL)
        shop_ask(shop, "as_of", day);
    const struct value *answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    assert_string_equal(shop->verdict, "found");
    return value_get_text(answer_result(answer, 0), "text");
}

static void each_day_has_its_words(void **state)
{
    struct shop *shop = *state;
    static const char before[] = "Yes. You can use the Vault certification in your own assessment.";
    static const char now[] = "Yes. You can use the Vault and Desk certifications in your own assessment.";
    assert_span(text_on(shop, NULL), now);
    assert_span(text_on(shop, "2025-01-31"), now);
    assert_span(text_on(shop, "2025-01-30"), before);
    assert_span(text_on(shop, "2024-01-31"), before);
    assert_span(text_on(shop, "2024"), before);
    shop_forget(shop);
}

static void before_the_first_version_there_is_nothing(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "as_of", "2024-01-30");
    const struct value *answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    assert_false(
        answer_has(answer, "offerings/iso-22301#faq-can-i-use-the-iso-22301-compliance-of-fabrikam"));
    shop_forget(shop);
}

static void unchanged_words_hold_on_both_days(void **state)
{
    struct shop *shop = *state;
    for (int i = 0; i < 2; i++) {
        shop_ask(shop, "as_of", i == 0 ? "2024-06-01" : "2025-06-01");
        shop->request.limit = 100;
        const struct value *answer = shop_search(shop, "how often is the continuity plan tested");
        assert_span(value_get_text(answer_result(answer, 0), "text"),
                    "The continuity plan is tested every year.");
        shop_forget(shop);
    }
}

static void statements_and_pages_of_a_day(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct span id =
        SPAN("offerings/iso-22301#faq-can-i-use-the-iso-22301-compliance-of-fabrikam@2024-06-01");
    assert_status(search_statement(shop->engine, id, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    assert_contains(json.bytes, "Vault certification in");
    assert_contains(json.bytes, "\"valid_to\":\"2025-01-31\"");
    buffer_truncate(&json, 0);
    assert_status(
        search_page(shop->engine, SPAN("offerings/iso-22301"), 20240601, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_OK, &shop->err);
    assert_contains(json.bytes, "Fabrikam Helpline");
    assert_contains(json.bytes, "\"date\":\"2024-01-31\"");
    buffer_truncate(&json, 0);
    assert_int_equal(
        search_page(shop->engine, SPAN("offerings/iso-22301"), 20230601, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_NOT_FOUND);
    buffer_free(&json);
}

int time_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_has_its_words), cmocka_unit_test(before_the_first_version_there_is_nothing),
        cmocka_unit_test(unchanged_words_hold_on_both_days), cmocka_unit_test(statements_and_pages_of_a_day)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
