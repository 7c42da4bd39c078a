/* Another edition than the one asked is found and said, never silently equated. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void the_nearest_edition_is_named(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO 22301:2019");
    assert_true(answer_notes(answer, "edition 2019 asked; nearest is 2012"));
    assert_span(value_get_text(value_get(answer_result(answer, 0), "page"), "id"), "offerings/iso-22301");
    answer = shop_search(shop, "ISO/IEC 27001:2013 certified");
    assert_true(answer_notes(answer, "edition 2013 asked; nearest is 2022"));
    shop_forget(shop);
}

static void a_stated_edition_needs_no_note(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO/IEC 27001:2022 certified");
    assert_false(answer_notes(answer, "asked; nearest"));
    assert_span(value_get_text(value_get(answer_result(answer, 0), "page"), "id"), "offerings/iso-27001");
    shop_forget(shop);
}

static void a_standard_nobody_writes_about_is_said(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO 42001");
    assert_true(answer_notes(answer, "no passage names ISO/IEC 42001"));
    assert_string_equal(shop->verdict, "none");
    shop_forget(shop);
}

static void another_edition_lowers_confidence(void **state)
{
    struct shop *shop = *state;
    double asked = value_get(shop_search(shop, "ISO/IEC 27001:2022"), "confidence")->number;
    double other = value_get(shop_search(shop, "ISO/IEC 27001:2005"), "confidence")->number;
    assert_true(other < asked);
    /* However well the words fit, it is never more than weak. */
    (void)shop_search(shop, "ISO/IEC 27001:2013 certified");
    assert_string_equal(shop->verdict, "weak");
    (void)shop_search(shop, "ISO/IEC 27001:2022 certified");
    assert_string_equal(shop->verdict, "found");
    shop_forget(shop);
}

static void a_level_is_stated_or_said_to_be_another(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "SOC 2 Type 1 report");
    assert_true(answer_notes(answer, "SOC 2: Type 1 asked; stated is Type 2"));
    assert_span(value_get_text(value_get(answer_result(answer, 0), "page"), "id"), "offerings/soc-2");
    assert_false(answer_notes(shop_search(shop, "SOC 2 Type II report"), "asked; stated"));
    shop_forget(shop);
}

static void a_level_is_a_filter(void **state)
{
    static const char *const values[] = {"soc-2:type-2", "SOC 2 Type II"};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        shop_ask(shop, "standard", values[i]);
        const struct value *answer = shop_search(shop, "");
        assert_int_equal(answer_count(answer), 1);
        assert_span(answer_id(answer, 0), "offerings/soc-2#soc-2-overview");
    }
    shop_ask(shop, "standard", "soc-2:type-1");
    assert_int_equal(answer_count(shop_search(shop, "")), 0);
    shop_forget(shop);
}

static void edition_and_level_stand_on_results(void **state)
{
    struct shop *shop = *state;
    site_write(
        shop->site, "new/fedramp.md",
        SPAN("# Fabrikam and FedRAMP High\n\n## Authority\n\nFabrikam holds an authority to operate.\n"));
    site_index(shop->site);
    const struct value *answer = shop_search(shop, "FedRAMP High authority to operate");
    const struct value *standards = value_get(answer_result(answer, 0), "standards");
    assert_int_equal(standards->count, 1);
    assert_span(value_get_text(&standards->items[0], "id"), "fedramp");
    assert_span(value_get_text(&standards->items[0], "level"), "high");
    answer = shop_search(shop, "certified against ISO/IEC 27001:2022");
    standards = value_get(answer_result(answer, 0), "standards");
    assert_span(value_get_text(&standards->items[0], "edition"), "2022");
    shop_forget(shop);
}

int edition_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_nearest_edition_is_named),
                                       cmocka_unit_test(a_stated_edition_needs_no_note),
                                       cmocka_unit_test(a_standard_nobody_writes_about_is_said),
                                       cmocka_unit_test(another_edition_lowers_confidence),
                                       cmocka_unit_test(a_level_is_stated_or_said_to_be_another),
                                       cmocka_unit_test(a_level_is_a_filter),
                                       cmocka_unit_test(edition_and_level_stand_on_results)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
