/* Approved questions in a search: the very question comes first, others help, and nothing else changes. */
#include "base/file.h"
#include "library/library.h"
#include "search/feature_name.h"
#include "support/test.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdio.h>

enum { TODAY = 20251121 };

static const char tested[] = "offerings/iso-22301#faq-how-often-is-the-plan-tested";
static const char encrypted[] = "offerings/soc-2#faq-is-customer-data-encrypted-at-rest";
static const char pentest[] = "nda/pentest#summary-of-the-penetration-test";

/* Approve `id` for a question; `rest` is what else the row says: "\tproduct\texpires" or "". */
static void approve(struct shop *shop, const char *question, const char *id, const char *rest)
{
    struct site *site = shop->site;
    struct library_report report;
    struct library_place place = {site->index, folder_path(&site->folder, "workspace.sqlite"),
                                  site_path(site, "statements"), false};
    const char *row = arena_printf(&shop->arena, "%s\t%s\tInes\t2025-03-04%s\n", question, id, rest);
    const char *file = folder_write(&site->folder, "approved.tsv", span_of(row));
    const struct library_import import = {file, "Ines", TODAY};
    assert_status(library_import(&place, &import, &shop->arena, &report, &shop->err), AVOW_OK, &shop->err);
    assert_int_equal(report.refused.count, 0);
}

static void retire(struct shop *shop, int64_t number)
{
    struct site *site = shop->site;
    struct library_place place = {site->index, folder_path(&site->folder, "workspace.sqlite"), "", false};
    assert_status(library_retire(&place, number, SPAN("Ines"), TODAY, &shop->err), AVOW_OK, &shop->err);
}

static const struct value *first_approved(const struct value *answer)
{
    return value_get(answer_result(answer, 0), "approved");
}

static void the_very_question_comes_first(void **state)
{
    struct shop *shop = *state;
    const char *question = "Do you rehearse what you do when the lights go out?";
    const struct value *before = shop_search(shop, question);
    assert_false(answer_count(before) > 0 && span_equal(answer_id(before, 0), span_of(tested)));
    approve(shop, question, tested, "");
    const struct value *answer = shop_search(shop, "do you rehearse what you do, when the LIGHTS go out");
    assert_span(answer_id(answer, 0), tested);
    assert_string_equal(shop->verdict, "found");
    assert_span(value_get_text(first_approved(answer), "by"), "Ines");
    assert_span(value_get_text(first_approved(answer), "on"), "2025-03-04");
    assert_span(value_get_text(first_approved(answer), "question"), question);
    assert_true(value_true(value_get(first_approved(answer), "exact")));
    assert_false(value_true(value_get(first_approved(answer), "changed")));
    assert_int_equal(shop->total, (int64_t)answer_count(answer));
}

/* A word that no statement has is no slip in a question that is approved as it stands. */
static void an_approved_question_is_not_corrected(void **state)
{
    struct shop *shop = *state;
    const char *question = "Is datta encrypted at wrest?";
    const struct value *before = shop_search(shop, question);
    assert_int_not_equal(value_get(value_get(before, "query"), "corrected")->type, VALUE_NULL);
    approve(shop, question, tested, "");
    const struct value *answer = shop_search(shop, question);
    assert_int_equal(value_get(value_get(answer, "query"), "corrected")->type, VALUE_NULL);
    assert_span(answer_id(answer, 0), tested);
}

static void a_like_question_helps(void **state)
{
    struct shop *shop = *state;
    approve(shop, "Are blobs scrambled on spinning platters?", encrypted, "");
    const struct value *answer = shop_search(shop, "are the blobs scrambled on platters");
    assert_span(answer_id(answer, 0), encrypted);
    assert_false(value_true(value_get(first_approved(answer), "exact")));
}

/* Words that the statement lacks and an approved question of it has are told apart from those it has. */
static void words_of_approved_questions_count_where_the_statement_lacks_them(void **state)
{
    struct shop *shop = *state;
    struct search_ranking ranking = {0};
    double share = -1;
    approve(shop, "Are gherkins encrypted at rest?", encrypted, "");
    shop->request.text = SPAN("gherkins encrypted");
    assert_status(search_rank(shop->engine, &shop->request, &shop->arena, &ranking, &shop->err), AVOW_OK,
                  &shop->err);
    for (size_t i = 0; i < ranking.count; i++) {
        double value = ranking.items[i].values[FEATURE_APPROVED_WORDS];
        if (span_equal(ranking.items[i].id, span_of(encrypted)))
            share = value;
        else
            assert_true(value == 0);
    }
    assert_true(share > 0 && share < 1);
    shop_forget(shop);
}

static void what_is_retired_or_expired_counts_for_nothing(void **state)
{
    struct shop *shop = *state;
    approve(shop, "Does the gizmo wobble?", tested, "\t\t2025-05-01");
    assert_false(answer_has(shop_search(shop, "Does the gizmo wobble?"), tested));
    shop->request.today = 20250430;
    assert_span(answer_id(shop_search(shop, "Does the gizmo wobble?"), 0), tested);
    approve(shop, "Does the widget wobble?", tested, "");
    assert_span(answer_id(shop_search(shop, "Does the widget wobble?"), 0), tested);
    retire(shop, 2);
    assert_false(answer_has(shop_search(shop, "Does the widget wobble?"), tested));
}

static void a_product_must_be_asked_for(void **state)
{
    struct shop *shop = *state;
    approve(shop, "Does the gizmo wobble?", tested, "\tFabrikam Vault");
    const struct value *answer = shop_search(shop, "Does the gizmo wobble?");
    assert_true(answer_count(answer) == 0 || !value_true(value_get(first_approved(answer), "exact")));
    shop_ask(shop, "service", "vault");
    answer = shop_search(shop, "Does the gizmo wobble?");
    assert_true(answer_count(answer) == 0 || !span_equal(answer_id(answer, 0), span_of(tested)));
    approve(shop, "Does the gizmo of Fabrikam Vault wobble?", tested, "\tFabrikam Vault");
    answer = shop_search(shop, "Does the gizmo of Fabrikam Vault wobble?");
    assert_span(answer_id(answer, 0), tested);
    assert_true(value_true(value_get(first_approved(answer), "exact")));
}

static void nobody_sees_what_is_not_for_him(void **state)
{
    struct shop *shop = *state;
    approve(shop, "Does the gizmo wobble?", pentest, "");
    shop->request.audience = AUDIENCE_PUBLIC;
    assert_false(answer_has(shop_search(shop, "Does the gizmo wobble?"), pentest));
    shop->request.audience = AUDIENCE_CUSTOMER;
    assert_span(answer_id(shop_search(shop, "Does the gizmo wobble?"), 0), pentest);
    shop_ask(shop, "kind", "faq");
    assert_false(answer_has(shop_search(shop, "Does the gizmo wobble?"), pentest));
}

static void changed_words_lose_the_first_place(void **state)
{
    struct shop *shop = *state;
    struct site *site = shop->site;
    static const char id[] = "trust/gizmo#care";
    site_write(site, "early/gizmo.md", SPAN("# Gizmos\n\n## Care\n\nEach one is balanced by hand.\n"));
    site_index(site);
    approve(shop, "Does the gizmo wobble?", id, "");
    assert_true(value_true(value_get(first_approved(shop_search(shop, "Does the gizmo wobble?")), "exact")));
    site_write(site, "early/gizmo.md", SPAN("# Gizmos\n\n## Care\n\nA machine balances each one.\n"));
    site_index(site);
    const struct value *answer = shop_search(shop, "Does the gizmo wobble?");
    if (answer_has(answer, id))
        assert_true(value_true(value_get(first_approved(answer), "changed")));
    answer = shop_search(shop, "which machine balances a gizmo");
    assert_span(answer_id(answer, 0), id);
    assert_true(value_true(value_get(first_approved(answer), "changed")));
    assert_false(value_true(value_get(first_approved(answer), "exact")));
}

static void a_sick_index_fails_no_search(void **state)
{
    struct shop *shop = *state;
    struct site *site = shop->site;
    approve(shop, "Does the gizmo wobble?", tested, "");
    assert_span(answer_id(shop_search(shop, "Does the gizmo wobble?"), 0), tested);
    folder_write(&site->folder, "index/approved/1/iamglass", SPAN("broken"));
    folder_write(&site->folder, "index/approved/current", SPAN("1\n\n"));
    const struct value *answer = shop_search(shop, "Is customer data encrypted at rest?");
    assert_span(answer_id(answer, 0), encrypted);
    assert_true(answer_notes(answer, "avow library rebuild"));
    assert_int_equal(file_remove_tree(folder_path(&site->folder, "index/approved"), NULL), AVOW_OK);
    answer = shop_search(shop, "Is customer data encrypted at rest?");
    assert_span(answer_id(answer, 0), encrypted);
    assert_false(answer_notes(answer, "library"));
}

#define SHOP_TEST(test) cmocka_unit_test_setup_teardown(test, shop_open, shop_close)

static struct search_ranking rank(struct shop *shop, const char *question)
{
    struct search_ranking ranking = {0};
    shop->request.text = span_of(question);
    shop->request.limit = SEARCH_LIMIT_MOST;
    assert_status(search_rank(shop->engine, &shop->request, &shop->arena, &ranking, &shop->err), AVOW_OK,
                  &shop->err);
    return ranking;
}

/* Hidden approvals count for nothing, neither as likeness nor as a count; scores fall with the places. */
static void hidden_approvals_count_for_nothing(void **state)
{
    struct shop *shop = *state;
    const char *question = "Who audits the report of the gadget?";
    struct search_ranking without = rank(shop, question);
    approve(shop, question, tested, "");
    struct search_hidden hidden = {0};
    assert_status(search_hide(shop->engine, span_of(question), &shop->arena, &hidden, &shop->err), AVOW_OK,
                  &shop->err);
    assert_int_equal(hidden.count, 1);
    struct search_ranking with = rank(shop, question);
    assert_span(with.items[0].id, tested);
    for (size_t i = 1; i < with.count; i++)
        assert_true(with.items[i].score <= with.items[i - 1].score);
    const struct search_hidden *const list[] = {&hidden};
    shop->request.hidden = list;
    shop->request.hidden_count = 1;
    struct search_ranking again = rank(shop, question);
    assert_int_equal(again.count, without.count);
    for (size_t i = 0; i < again.count; i++) {
        assert_true(span_equal(again.items[i].id, without.items[i].id));
        assert_memory_equal(again.items[i].values, without.items[i].values,
                            search_feature_count() * sizeof *again.items[i].values);
    }
    assert_status(search_hide(shop->engine, SPAN("Nobody asked this"), &shop->arena, &hidden, &shop->err),
                  AVOW_OK, &shop->err);
    assert_int_equal(hidden.count, 0);
    shop_forget(shop);
}

int approved_tests(void)
{
    const struct CMUnitTest tests[] = {
        SHOP_TEST(the_very_question_comes_first),
        SHOP_TEST(an_approved_question_is_not_corrected),
        SHOP_TEST(a_like_question_helps),
        SHOP_TEST(words_of_approved_questions_count_where_the_statement_lacks_them),
        SHOP_TEST(what_is_retired_or_expired_counts_for_nothing),
        SHOP_TEST(a_product_must_be_asked_for),
        SHOP_TEST(nobody_sees_what_is_not_for_him),
        SHOP_TEST(changed_words_lose_the_first_place),
        SHOP_TEST(a_sick_index_fails_no_search),
        SHOP_TEST(hidden_approvals_count_for_nothing),
    };
    return cmocka_run_group_tests_name("approved", tests, NULL, NULL);
}
