/* Order of results: paging is stable, days sort, same words collapse, operators hold. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdio.h>
#include <string.h>

static void pages_of_results_fit_together(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    const struct value *all = shop_search(shop, "Fabrikam");
    size_t count = answer_count(all);
    assert_true(count > 6);
    for (size_t offset = 0; offset < count; offset += 3) {
        shop->request.limit = 3;
        shop->request.offset = offset;
        const struct value *part = shop_search(shop, "Fabrikam");
        for (size_t i = 0; i < answer_count(part); i++)
            assert_true(span_equal(answer_id(part, i), answer_id(all, offset + i)));
    }
    shop->request.offset = 5000;
    assert_int_equal(answer_count(shop_search(shop, "Fabrikam")), 0);
    shop->request.limit = 0;
    assert_int_equal(answer_count(shop_search(shop, "Fabrikam")), 0);
    shop_forget(shop);
}

/* What is counted is what paging lists, repeated words and pages included. */
static void totals_are_what_is_listed(void **state)
{
    static const char *const groups[] = {"none", "page"};
    struct shop *shop = *state;
    for (size_t i = 0; i < 2; i++) {
        shop_ask(shop, "group", groups[i]);
        shop->request.limit = 100;
        const struct value *answer = shop_search(shop, "Fabrikam audit");
        assert_true(shop->total > 1);
        assert_int_equal(answer_count(answer), shop->total);
        const struct value *kinds = value_get(value_get(answer, "facets"), "kind");
        int64_t listed = 0;
        for (size_t k = 0; k < kinds->count; k++)
            listed += value_integer(value_get(&kinds->items[k], "count"), 0);
        assert_true(i == 1 || listed == (int64_t)shop->total);
        shop_forget(shop);
    }
}

static void newest_first_when_sorted_by_day(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    shop->request.sort = SEARCH_BY_DATE;
    const struct value *answer = shop_search(shop, "Fabrikam data");
    struct span last = SPAN("9999-99-99");
    for (size_t i = 0; i < answer_count(answer); i++) {
        struct span day = value_get_text(value_get(answer_result(answer, i), "page"), "date");
        assert_true(span_compare(day, last) <= 0);
        last = day;
    }
    assert_span(last, "2023-07-01");
    shop_forget(shop);
}

static void same_words_are_one_result_with_the_asked_subject(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    const struct value *answer = shop_search(shop, "Where can I get the audit report?");
    bool soc = answer_has(answer, "offerings/soc-2#faq-where-can-i-get-the-audit-report");
    bool iso = answer_has(answer, "offerings/iso-27001#faq-where-can-i-get-the-audit-report");
    assert_true(soc != iso);
    assert_int_equal(value_integer(value_get(answer_result(answer, 0), "also_on"), 0), 1);
    answer = shop_search(shop, "Where can I get the audit report for SOC 2?");
    assert_span(answer_id(answer, 0), "offerings/soc-2#faq-where-can-i-get-the-audit-report");
    shop_forget(shop);
}

static void phrases_and_exclusions_hold(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "\"shared responsibility model\" Fabrikam");
    assert_int_equal(shop->total, 1);
    assert_span(answer_id(answer, 0), "trust/backup#shared-responsibility");
    answer = shop_search(shop, "\"in scope\" OR \"kept for thirty days\" Fabrikam");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    answer = shop_search(shop, "customer data -encrypted");
    assert_true(shop->total > 0);
    assert_false(answer_has(answer, "offerings/soc-2#faq-is-customer-data-encrypted-at-rest"));
    shop_forget(shop);
}

static void a_phrase_nobody_wrote_is_shown_without_it(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "\"backups taken hourly\" customer data");
    assert_true(answer_notes(answer, "no passage has the exact words \"backups taken hourly\""));
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    shop_ask(shop, "kind", "faq");
    answer = shop_search(shop, "\"taken every six hours\" customer data");
    assert_true(
        answer_notes(answer, "no passage with all else that is asked has the exact words \"taken every"));
    answer = shop_search(shop, "wombat -project");
    assert_true(answer_notes(answer, "shown with it"));
    assert_span(answer_id(answer, 0), "inside/wombat#wombat");
    shop_forget(shop);
}

static void a_field_that_narrows_nothing_is_told(void **state)
{
    struct shop *shop = *state;
    assert_true(answer_notes(shop_search(shop, "standard:nosuch backup schedule"),
                             "standard:nosuch narrows nothing"));
    assert_false(answer_notes(shop_search(shop, "kind:section backup schedule"), "narrows nothing"));
    shop_forget(shop);
}

static void a_phrase_of_unknown_words_promises_nothing(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "\"zebras juggle quinces\"");
    assert_int_equal(shop->total, 0);
    assert_true(answer_notes(answer, "no passage has the exact words"));
    assert_false(answer_notes(answer, "shown without"));
    shop_forget(shop);
}

static void or_finds_what_either_side_finds(void **state)
{
    static const char *const rows[][3] = {
        {"SOC 2", "backups of customer data", "\"SOC 2\" OR \"backups of customer data\""},
        {"encrypted", "Desk", "encrypted OR Desk"},
        {"wombat", "encrypted", "wombat OR encrypted"},
        {"ISO22301", "ISO27001", "ISO22301 OR ISO27001"},
        {"backup Fabrikam", "audit Fabrikam", "backup OR audit Fabrikam"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *quoted = strchr(rows[i][2], '"');
        uint64_t most = 0;
        for (size_t side = 0; side < 2; side++) {
            char text[64];
            snprintf(text, sizeof text, quoted != NULL ? "\"%s\"" : "%s", rows[i][side]);
            shop_search(shop, text);
            most = shop->total > most ? shop->total : most;
        }
        shop_search(shop, rows[i][2]);
        if (most == 0 || shop->total < most)
            fail_msg("%s: %llu, a side alone %llu", rows[i][2], (unsigned long long)shop->total,
                     (unsigned long long)most);
        assert_string_not_equal(shop->verdict, "none");
        shop_forget(shop);
    }
}

static void or_among_very_many_words_is_answered(void **state)
{
    struct shop *shop = *state;
    struct buffer text = BUFFER_INIT;
    buffer_append_string(&text, "encrypted OR wombat OR audit OR backup OR keys OR report OR plan OR Desk");
    for (int i = 0; i < 240; i++)
        buffer_printf(&text, " %c%cq", 'a' + i / 26, 'a' + i % 26);
    assert_true(answer_count(shop_search(shop, text.bytes)) > 0);
    buffer_free(&text);
    shop_forget(shop);
}

static void stop_words_inside_a_phrase_count(void **state)
{
    struct shop *shop = *state;
    shop_search(shop, "\"encrypted at rest\"");
    assert_int_equal(shop->total, 1);
    const struct value *answer = shop_search(shop, "\"encrypted on rest\"");
    assert_true(answer_notes(answer, "no passage has the exact words"));
    shop_forget(shop);
}

int order_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_of_results_fit_together),
                                       cmocka_unit_test(totals_are_what_is_listed),
                                       cmocka_unit_test(newest_first_when_sorted_by_day),
                                       cmocka_unit_test(same_words_are_one_result_with_the_asked_subject),
                                       cmocka_unit_test(phrases_and_exclusions_hold),
                                       cmocka_unit_test(a_phrase_nobody_wrote_is_shown_without_it),
                                       cmocka_unit_test(a_field_that_narrows_nothing_is_told),
                                       cmocka_unit_test(a_phrase_of_unknown_words_promises_nothing),
                                       cmocka_unit_test(or_finds_what_either_side_finds),
                                       cmocka_unit_test(or_among_very_many_words_is_answered),
                                       cmocka_unit_test(stop_words_inside_a_phrase_count)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
