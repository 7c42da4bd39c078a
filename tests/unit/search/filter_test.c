/* Filters: any spelling, OR within and AND across fields, audience and status, and what is refused. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

/* A query, one argument, and how many statements it leaves. */
static uint64_t count(struct shop *shop, const char *text, const char *name, const char *value)
{
    shop_ask(shop, name, value);
    shop->request.limit = 100;
    assert_true(answer_count(shop_search(shop, text)) <= shop->total);
    shop_forget(shop);
    return shop->total;
}

static void any_spelling_of_a_name_filters(void **state)
{
    struct shop *shop = *state;
    static const char *const spellings[] = {"iso-27001", "ISO 27001", "ISO/IEC 27001", "ISO27001"};
    uint64_t all = count(shop, "", "standard", "iso-27001");
    assert_int_equal(all, 4);
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        assert_int_equal(count(shop, "", "standard", spellings[i]), all);
    assert_true(count(shop, "", "service", "Fabrikam Helpline") > 0);
    assert_int_equal(count(shop, "", "service", "FDesk"), count(shop, "", "service", "desk"));
}

static void values_are_or_and_fields_are_and(void **state)
{
    struct shop *shop = *state;
    uint64_t iso = count(shop, "", "standard", "iso-27001");
    uint64_t soc = count(shop, "", "standard", "soc-2");
    shop_ask(shop, "standard", "soc-2");
    /* One passage stands word for word on a page of each, and is shown once. */
    assert_int_equal(count(shop, "", "standard", "iso-27001"), iso + soc - 1);
    shop_ask(shop, "standard", "soc-2");
    assert_int_equal(count(shop, "", "kind", "faq"), 2);
    assert_int_equal(count(shop, "kind:faq standard:soc-2", "status", "published"), 2);
}

static void a_filter_alone_lists_without_what_is_excluded(void **state)
{
    struct shop *shop = *state;
    uint64_t all = count(shop, "standard:iso-27001", "status", "published");
    uint64_t with = count(shop, "standard:iso-27001 \"certificate\"", "status", "published");
    assert_true(with > 0 && with < all);
    assert_int_equal(count(shop, "standard:iso-27001 -certificate", "status", "published"), all - with);
    assert_int_equal(count(shop, "standard:iso-27001 -nowhere", "status", "published"), all);
}

static void kinds_years_pages_and_days_filter(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(count(shop, "", "kind", "scope"), 1);
    assert_int_equal(count(shop, "", "year", "2023"), 2);
    assert_int_equal(count(shop, "", "page", "trust/backup"), 2);
    assert_int_equal(count(shop, "", "page", "no/such/page"), 0);
    assert_int_equal(count(shop, "", "before", "2023"), 2);
    assert_int_equal(count(shop, "", "before", "2023-06"), 0);
    assert_int_equal(count(shop, "", "before", "2023-07-01"), 2);
    assert_int_equal(count(shop, "", "after", "2025-02"), 2);
    assert_int_equal(count(shop, "after:2023-07-01 backups", "before", "2023-07-01"), 2);
}

static void a_caller_sees_no_more_than_he_may(void **state)
{
    struct shop *shop = *state;
    for (int audience = AUDIENCE_PUBLIC; audience < AUDIENCE_COUNT; audience++) {
        shop->request.audience = (enum page_audience)audience;
        const struct value *answer = shop_search(shop, "penetration test");
        assert_int_equal(answer_has(answer, "nda/pentest#summary-of-the-penetration-test"),
                         audience >= AUDIENCE_CUSTOMER);
        shop->request.audience = (enum page_audience)audience;
        answer = shop_search(shop, "wombat");
        assert_int_equal(answer_has(answer, "inside/wombat#wombat"), audience >= AUDIENCE_INTERNAL);
        shop_forget(shop);
    }
    shop->request.audience = AUDIENCE_PUBLIC;
    assert_int_equal(count(shop, "wombat", "audience", "internal"), 0);
}

static void drafts_come_only_when_asked(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "resilience against zebras");
    assert_false(answer_has(answer, "drafts/dora#dora-overview"));
    assert_true(answer_notes(answer, "1 unpublished draft would match"));
    shop_ask(shop, "status", "draft");
    answer = shop_search(shop, "resilience against zebras");
    assert_span(answer_id(answer, 0), "drafts/dora#dora-overview");
    answer = shop_search(shop, "zebras status:draft");
    assert_span(answer_id(answer, 0), "drafts/dora#dora-overview");
    shop->request.audience = AUDIENCE_CUSTOMER;
    answer = shop_search(shop, "zebras status:draft");
    assert_int_equal(answer_count(answer), 0);
    shop->request.audience = AUDIENCE_CUSTOMER;
    assert_false(answer_notes(shop_search(shop, "zebras"), "draft"));
    shop_forget(shop);
}

static void unknown_values_are_refused_with_the_nearest(void **state)
{
    struct shop *shop = *state;
    struct span value = SPAN("iso-27O01");
    shop->request.filters[FILTER_STANDARD] = (struct span_list){&value, 1};
    shop_refused(shop, "x", "standard");
    static const struct {
        const char *name;
        const char *value;
    } rows[] = {{"standard", "ISO 99999"},
                {"service", "nothing like it"},
                {"kind", "faqs and more"},
                {"status", "secret"},
                {"audience", "everyone"},
                {"about", "them"},
                {"year", "20"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        shop_ask(shop, rows[i].name, rows[i].value);
        shop_refused(shop, "x", rows[i].name);
    }
    shop_refused(shop, "", "q");
    shop_refused(shop, "   ", "q");
    shop->request.limit = SEARCH_LIMIT_MOST + 1;
    shop_refused(shop, "x", "limit");
    shop->request.offset = SEARCH_WINDOW;
    shop_refused(shop, "x", "offset");
    shop->request.after = 20250101;
    shop->request.before = 20240101;
    shop_refused(shop, "x", "after");
}

static void a_field_that_means_nothing_is_words(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "kind:nonsense standard:qwerty page:nowhere backups");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    assert_int_equal(value_get(value_get(value_get(answer, "query"), "filters"), "kind") == NULL, true);
    shop_forget(shop);
}

static void filters_are_echoed_as_the_index_knows_them(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "standard", "ISO/IEC 27001:2022");
    const struct value *answer = shop_search(shop, "certified after:2025-01");
    const struct value *filters = value_get(value_get(answer, "query"), "filters");
    assert_span(value_text(&value_get(filters, "standard")->items[0]), "iso-27001:2022");
    assert_span(value_get_text(filters, "after"), "2025-01-01");
    shop_forget(shop);
}

static void the_filter_that_empties_is_named(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "kind", "faq");
    const struct value *answer = shop_search(shop, "thirty");
    assert_int_equal(shop->total, 0);
    assert_true(answer_notes(answer, "nothing matches with the filter kind; 1 without it"));
    shop_ask(shop, "after", "2025");
    answer = shop_search(shop, "thirty");
    assert_true(answer_notes(answer, "nothing matches with the filter after; 1 without it"));
    shop_forget(shop);
}

static void notes_count_as_totals_do(void **state)
{
    struct shop *shop = *state;
    shop_search(shop, "\"get the audit report\""); /* the same words on two pages */
    assert_int_equal(shop->total, 1);
    shop_ask(shop, "language", "de");
    const struct value *answer = shop_search(shop, "\"get the audit report\"");
    assert_int_equal(shop->total, 0);
    assert_true(answer_notes(answer, "nothing matches with the filter language; 1 without it"));
    shop_forget(shop);
}

int filter_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_filter_that_empties_is_named),
                                       cmocka_unit_test(notes_count_as_totals_do),
                                       cmocka_unit_test(any_spelling_of_a_name_filters),
                                       cmocka_unit_test(values_are_or_and_fields_are_and),
                                       cmocka_unit_test(a_filter_alone_lists_without_what_is_excluded),
                                       cmocka_unit_test(kinds_years_pages_and_days_filter),
                                       cmocka_unit_test(a_caller_sees_no_more_than_he_may),
                                       cmocka_unit_test(drafts_come_only_when_asked),
                                       cmocka_unit_test(unknown_values_are_refused_with_the_nearest),
                                       cmocka_unit_test(a_field_that_means_nothing_is_words),
                                       cmocka_unit_test(filters_are_echoed_as_the_index_knows_them)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
