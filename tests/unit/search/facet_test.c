/* Facets and totals are exact, also with several values chosen and with pages grouped. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void facets_count_what_is_listed(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    shop_ask(shop, "status", "published");
    const struct value *answer = shop_search(shop, "");
    size_t faqs = 0;
    size_t iso = 0;
    size_t public = 0;
    for (size_t i = 0; i < answer_count(answer); i++) {
        const struct value *result = answer_result(answer, i);
        const struct value *standards = value_get(result, "standards");
        if (span_equal(value_get_text(result, "kind"), SPAN("faq")))
            faqs++;
        public += span_equal(value_get_text(result, "audience"), SPAN("public"));
        for (size_t k = 0; k < standards->count; k++)
            iso += span_equal(value_get_text(&standards->items[k], "id"), SPAN("iso-22301"));
    }
    assert_true(faqs > 0 && iso > 0);
    assert_int_equal(answer_facet(answer, "kind", "faq"), faqs);
    assert_int_equal(answer_facet(answer, "audience", "public"), public);
    assert_int_equal(answer_facet(answer, "audience", "internal") +
                         answer_facet(answer, "audience", "customer"),
                     answer_count(answer) - public);
    assert_int_equal(answer_facet(answer, "standard", "iso-22301"), iso);
    assert_int_equal(answer_facet(answer, "year", "2023"), 2);
    assert_int_equal(answer_facet(answer, "standard", "dora"), -1);
    shop_forget(shop);
}

static void a_chosen_facet_counts_its_other_values(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "status", "published");
    const struct value *free = shop_search(shop, "");
    shop_ask(shop, "kind", "faq");
    shop_ask(shop, "standard", "iso-27001");
    const struct value *chosen = shop_search(shop, "");
    shop_ask(shop, "kind", "faq");
    const struct value *faq = shop_search(shop, "");
    shop_ask(shop, "standard", "iso-27001");
    const struct value *iso = shop_search(shop, "");
    static const char *const standards[] = {"iso-22301", "iso-27001", "soc-2"};
    static const char *const kinds[] = {"faq", "section", "evidence"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(answer_facet(chosen, "standard", standards[i]),
                         answer_facet(faq, "standard", standards[i]));
        assert_int_equal(answer_facet(chosen, "kind", kinds[i]), answer_facet(iso, "kind", kinds[i]));
        assert_int_equal(answer_facet(faq, "kind", kinds[i]), answer_facet(free, "kind", kinds[i]));
    }
    assert_int_equal(answer_facet(chosen, "year", "2025"), value_integer(value_get(chosen, "total"), 0));
    assert_int_equal(value_integer(value_get(chosen, "total"), 0), 2);
    shop_forget(shop);
}

static void an_empty_choice_stays_listed(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "kind", "evidence");
    shop_ask(shop, "standard", "soc-2");
    const struct value *answer = shop_search(shop, "");
    assert_int_equal(shop->total, 0);
    assert_int_equal(answer_facet(answer, "standard", "soc-2"), 0);
    assert_int_equal(answer_facet(answer, "standard", "iso-27001"), 1);
    shop_forget(shop);
}

static void no_facets_unless_asked(void **state)
{
    struct shop *shop = *state;
    shop->request.facets = false;
    const struct value *answer = shop_search(shop, "certified");
    assert_int_equal(value_get(answer, "facets")->count, 0);
    assert_true(shop->total > 0);
    shop_forget(shop);
}

static void the_total_respects_the_floor(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    const struct value *answer = shop_search(shop, "customer data encrypted at rest with rotated keys");
    assert_int_equal(answer_count(answer), shop->total);
    assert_true(shop->total >= 1 && shop->total < 8);
    assert_false(answer_has(answer, "offerings/iso-27001#iso-iec-27001-overview"));
    shop_forget(shop);
}

static void pages_are_counted_when_grouped(void **state)
{
    struct shop *shop = *state;
    shop->request.limit = 100;
    shop->request.group = SEARCH_GROUP_PAGE;
    shop_ask(shop, "status", "published");
    const struct value *answer = shop_search(shop, "");
    assert_int_equal(shop->total, 7);
    assert_int_equal(answer_count(answer), 7);
    int64_t matches = 0;
    for (size_t i = 0; i < 7; i++) {
        struct span page = value_get_text(value_get(answer_result(answer, i), "page"), "id");
        matches += value_integer(value_get(value_get(answer_result(answer, i), "page"), "matches"), 0);
        for (size_t k = 0; k < i; k++)
            assert_false(span_equal(page, value_get_text(value_get(answer_result(answer, k), "page"), "id")));
    }
    shop_ask(shop, "status", "published");
    shop_search(shop, "");
    assert_int_equal(matches, shop->total + 1); /* one passage stands on two of the pages */
    shop_forget(shop);
}

int facet_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(facets_count_what_is_listed),
                                       cmocka_unit_test(a_chosen_facet_counts_its_other_values),
                                       cmocka_unit_test(an_empty_choice_stays_listed),
                                       cmocka_unit_test(no_facets_unless_asked),
                                       cmocka_unit_test(the_total_respects_the_floor),
                                       cmocka_unit_test(pages_are_counted_when_grouped)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
