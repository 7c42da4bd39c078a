/* The plain ranking for measuring, and the file of questions it is asked with. */
#include "search/question_file.h"
#include "support/folder.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void rank(struct shop *shop, const char *text, struct search_ranking *out)
{
    shop->request.text = span_of(text);
    assert_status(search_rank(shop->engine, &shop->request, &shop->arena, out, &shop->err), AVOW_OK,
                  &shop->err);
}

/* Statements with the same words, and those under the floor, are all there. */
static void plain_rankings_leave_nothing_out(void **state)
{
    struct shop *shop = *state;
    struct search_ranking ranking = {0};
    shop->request.limit = SEARCH_LIMIT_MOST;
    rank(shop, "Where can I get the audit report?", &ranking);
    bool soc = false;
    bool iso = false;
    for (size_t i = 0; i < ranking.count; i++) {
        soc |= span_equal(ranking.items[i].id, SPAN("offerings/soc-2#faq-where-can-i-get-the-audit-report"));
        iso |=
            span_equal(ranking.items[i].id, SPAN("offerings/iso-27001#faq-where-can-i-get-the-audit-report"));
        assert_true(i == 0 || ranking.items[i].score <= ranking.items[i - 1].score);
    }
    assert_true(soc && iso);
    rank(shop, "tickets xyzzy quux plugh frobozz", &ranking);
    assert_true(ranking.count > 0);
    assert_contains(ranking.items[0].id.bytes, "tickets");
    shop->request.limit = 1;
    rank(shop, "audit report", &ranking);
    assert_int_equal(ranking.count, 1);
    shop_forget(shop);
}

static double kind_of_first(struct shop *shop, const char *text)
{
    struct search_ranking ranking = {0};
    size_t kind = 0;
    rank(shop, text, &ranking);
    while (!span_equal(search_feature_name(kind), SPAN("kind")))
        kind++;
    assert_true(ranking.count > 0);
    assert_span(ranking.items[0].id, "offerings/iso-27001#audits-reports-and-certificates");
    return ranking.items[0].values[kind];
}

static void a_standard_and_a_word_for_its_proof_ask_for_nothing_else(void **state)
{
    struct shop *shop = *state;
    double among_others = kind_of_first(shop, "download the ISO 27001 certificate from your portal");
    assert_true(among_others > 0);
    assert_true(kind_of_first(shop, "ISO27001 certificate") > among_others);
    shop_forget(shop);
}

/* The first feature is stage one's weight over the highest. */
static void values_come_with_their_names(void **state)
{
    struct shop *shop = *state;
    struct search_ranking ranking = {0};
    shop->request.limit = SEARCH_LIMIT_MOST;
    rank(shop, "audit report", &ranking);
    assert_true(search_feature_count() > 1);
    assert_span(search_feature_name(0), "stage one");
    double best = 0;
    for (size_t i = 0; i < ranking.count; i++)
        best = ranking.items[i].values[0] > best ? ranking.items[i].values[0] : best;
    assert_true(best == 1);
    shop_forget(shop);
}

static void refused(struct folder *folder, const char *text, const char *place, const char *message)
{
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct question_list list = {0};
    const char *path = folder_write(folder, "q.tsv", span_of(text));
    assert_int_equal(question_file_read(path, &arena, &list, &err), AVOW_BAD_INPUT);
    assert_contains(err.place, place);
    assert_contains(err.message, message);
    assert_int_equal(list.count, 0);
    arena_free(&arena);
}

static void question_files_are_read_or_refused(void **state)
{
    (void)state;
    struct folder folder;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct question_list list = {0};
    folder_make(&folder);
    const char *path = folder_write(&folder, "q.tsv",
                                    SPAN("\xEF\xBB\xBF"
                                         "a\tWhat is it?\r\n\nb\t two words \tglued \n"));
    assert_status(question_file_read(path, &arena, &list, &err), AVOW_OK, &err);
    assert_int_equal(list.count, 2);
    assert_span(list.items[0].id, "a");
    assert_span(list.items[0].text, "What is it?");
    assert_span(list.items[0].kind, "");
    assert_span(list.items[1].text, "two words");
    assert_span(list.items[1].kind, "glued");
    assert_int_equal(list.items[1].line, 3);
    refused(&folder, "a\tx\nno tab\n", "q.tsv:2", "no tab");
    refused(&folder, "a\tx\nb\t \n", "q.tsv:2", "no question");
    refused(&folder, "a\tx\ty\tz\n", "q.tsv:1", "a tab too many");
    refused(&folder, "a b\tx\n", "q.tsv:1", "white space");
    refused(&folder, "a\tx\nb\ty\na\tz\n", "q.tsv:3", "came before");
    refused(&folder, "a\tx\nb\t\xff\n", "q.tsv:2", "UTF-8");
    arena_free(&arena);
    folder_remove(&folder);
}

int ranking_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_rankings_leave_nothing_out),
        cmocka_unit_test(a_standard_and_a_word_for_its_proof_ask_for_nothing_else),
        cmocka_unit_test(values_come_with_their_names), cmocka_unit_test(question_files_are_read_or_refused)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
