/* The built program from the outside: index the sample, ask, show, check, roll back, and every wrong word. */
#include "base/cleanup.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/value.h"
#include "program/history.h"
#include "program/run.h"
#include "support/folder.h"
#include "support/test.h"

#include <stdlib.h>
#include <string.h>

/* One folder for all tests: the sample corpus, indexed once. */
static struct folder home;

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        run_check(home.path, &rows[i]);
}

#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_texts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", 0, "usage: avow VERB", NULL},
        {"--help", 0, "usage: avow VERB", NULL},
        {"--version", 0, "avow ", NULL},
        {"search --help", 0, "usage: avow search [flags] WORDS...", NULL},
        {"help index", 0, "--allow-removal", NULL},
        {"completion", 0, "complete -F _avow avow", NULL},
        {"manual", 0, ".TH AVOW 1", NULL},
    };
    CHECK(rows);
}

static void test_wrong_words(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"serach x", 2, NULL, "did you mean \"search\"?"},
        {"qqqqqqqq", 2, NULL, "\"avow help\" lists them"},
        {"help nothing", 2, NULL, "there is no verb \"nothing\""},
        {"index --rebild", 2, NULL, "did you mean --rebuild?"},
        {"index --jobs many", 2, NULL, "--jobs many: give a whole number"},
        {"index --today someday", 2, NULL, "give a day such as"},
        {"search --queries q.tsv", 2, NULL, "belong together"},
        {"search --queries q.tsv --run r.run words", 2, NULL, "leave the words out"},
        {"search --queries q.tsv --run r.run --group page", 2, NULL, "leave --group out"},
        {"search --queries q.tsv --run r.run", 4, NULL, "q.tsv"},
        {"search --weights none.yml x", 4, NULL, "no such file of weights"},
        {"serve --weights none.yml --listen 127.0.0.1:0", 4, NULL, "no such file of weights"},
        {"search --limit 1000 x", 2, NULL, "whole number from 0 to 100"},
        {"search --sort up x", 2, NULL, "relevance or date"},
        {"search --kind song x", 2, NULL, "kind"},
        {"search --standard 'ISO 99999' x", 2, NULL, "standard"},
        {"search --standard foo x", 2, NULL, "\"foo\" is not known; `avow scope`"},
        {"search --standard 'SOK 2' x", 2, NULL, "did you mean \"soc-2\"?"},
        {"search --after soon x", 2, NULL, "after"},
        {"search --after 2026 --before 2025 x", 2, NULL, "swap the two"},
        {"scope --environment Nowhere", 1, NULL, "no page states the environment \"Nowhere\""},
        {"show", 2, NULL, "something is missing"},
        {"show trust/no-such-page", 1, NULL, "no-such-page"},
        {"rollback nine", 2, NULL, "give the number of a generation"},
        {"rollback 99", 1, NULL, "kept are"},
        {"serve --listen 0.0.0.0:0", 4, NULL, "other machines"},
        {"serve --listen nonsense", 2, NULL, "nonsense"},
        {"search --index nowhere x", 4, NULL, "avow index"},
        {"check --index nowhere", 4, NULL, "avow index"},
    };
    CHECK(rows);
}

static void test_answers(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"search 'Can we rely on your ISO 22301 certificate in our own audit?'", 0, "ISO 22301", NULL},
        {"search --json ISO27001", 0, "\"id\":\"iso-27001\"", NULL},
        {"search --kind faq --standard soc2 'Where can I get the SOC 2 report?'", 0, "Found", NULL},
        {"search 'Is your AI management system certified to ISO/IEC 42001?'", 1,
         "Nothing published says this", NULL},
        {"search xyzzy quux", 1, "Nothing published says this", NULL},
        {"search --audience internal 'password storage'", 0, "internal: do not send", NULL},
        {"search 'Which period does the bridge letter cover?'", 0, "only for customers under NDA", NULL},
        {"search 'Which period does the bridge letter cover?'", 0, "cover, hash e8f7d3a195b45325", NULL},
        {"show policies/cryptography-policy", 0, "internal: do not send", NULL},
        {"show policies/cryptography-policy#allowed", 0, "#allowed, hash f67507a3994ef99b", NULL},
        {"scope --standard 'SOC 2' --environment government", 0, "Sovereign Compute", NULL},
        {"search 'Is Desk in scope of SOC 2?'", 0, "Unclear: two passages disagree", NULL},
        {"search --plain encription 'encription at rest'", 1, "no statement has: encription", NULL},
        {"search 'Is Compute in scope of SOC 2?'", 0, "Found", NULL},
        {"search 'Is Larkfield Desk covered by PCI DSS?'", 0, "Desk, PCI DSS: Excluded", NULL},
        {"search --explain 'Is Xbox in scope of SOC 2?'", 1, "but no statement has a name that is asked",
         NULL},
        {"search --explain 'Is Compute in scope of SOC 2?'", 0, "\"SOC 2\": it is about that", NULL},
        {"search --why-not trust/faq#nonsuch 'SOC 2 report'", 1, "there is no statement of this id", NULL},
        {"check", 0, "is sound", NULL},
        {"index", 0, "nothing had changed", NULL},
        {"index --dry-run", 0, "would be: ", NULL},
    };
    CHECK(rows);
}

static void test_runs_of_questions(void **state)
{
    (void)state;
    static const char line[] = "search --queries questions.tsv --run out.run --limit 2";
    struct run run;
    struct buffer first = BUFFER_INIT;
    struct buffer second = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    folder_write(&home, "questions.tsv", SPAN("q1\tISO 22301 certificate\nq2\tSOC 2 report\n"));
    run_avow(home.path, line, &run);
    assert_int_equal(run.code, 0);
    run_free(&run);
    assert_status(file_read(folder_path(&home, "out.run"), 4096, &first, &err), AVOW_OK, &err);
    assert_true(span_starts(buffer_span(&first), SPAN("q1 Q0 ")));
    assert_contains(first.bytes, "\nq2 Q0 ");
    assert_contains(first.bytes, " 2 ");
    run_avow(home.path, line, &run);
    assert_status(file_read(folder_path(&home, "out.run"), 4096, &second, &err), AVOW_OK, &err);
    assert_string_equal(first.bytes, second.bytes);
    run_free(&run);
    buffer_free(&first);
    buffer_free(&second);
}

/* The JSON answer to a search that must succeed, in `arena`. */
static void search_json(const char *line, struct arena *arena, struct value *answer)
{
    struct run run;
    struct avow_error err = AVOW_ERROR_INIT;
    run_avow(home.path, line, &run);
    assert_int_equal(run.code, 0);
    struct span json = arena_copy(arena, span_trim(span_of(run.out.bytes)));
    assert_status(json_read(json, arena, answer, &err), AVOW_OK, &err);
    run_free(&run);
}

static void test_canonical_words_give_the_hash(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct value answer;
    search_json("search --json --limit 1 ISO 27001 certificate", &arena, &answer);
    const struct value *results = value_get(&answer, "results");
    assert_non_null(results);
    assert_int_equal(results->count, 1);
    struct span hash = value_get_text(value_get(&results->items[0], "citation"), "hash");
    struct run run;
    run_avow(
        home.path,
        arena_printf(&arena, "show --canonical %.*s", SPAN_ARG(value_get_text(&results->items[0], "id"))),
        &run);
    assert_int_equal(run.code, 0);
    char hex[65];
    digest_of(span_of(run.out.bytes), hex);
    assert_true(hash.size >= 16);
    assert_memory_equal(hash.bytes, hex, hash.size);
    run_free(&run);
    arena_free(&arena);
}

static void test_versions(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"diff offerings/iso-22301", 0, "What is covered", NULL},
        {"diff offerings/iso-22301 --from 2025-06-30 --json", 0, "\"from\":{\"date\":\"2025-06-30\"", NULL},
        {"diff offerings/nowhere", 1, NULL, "there is no page"},
        {"diff offerings/dora", 1, NULL, "has one version only"},
        {"diff offerings/iso-22301 --from someday", 2, NULL, "give a day such as"},
        {"diff offerings/iso-22301 --from 2020", 2, NULL, "the first is of 2025-06-30"},
        {"show offerings/csa-star-self-assessment", 1, NULL, "ended on 2026-06-30"},
        {"show offerings/csa-star-self-assessment --as-of 2026-06-29", 0, "(2025-06-30)", NULL},
        {"show offerings/pci-dss#larkfield-and-pci-dss --json --today 2026-09-30", 0,
         "\"evidence_ended\":null", NULL},
        {"show offerings/pci-dss#larkfield-and-pci-dss --json --today 2026-10-01", 0,
         "\"valid_until\":\"2026-09-30\"", NULL},
        {"vocabulary words wipe", 0, "\"delete\": [", NULL},
        {"vocabulary words --json wipe", 0, "{\"said\":\"delete\",\"means\":[", NULL},
        {"vocabulary words nonsuch", 1, "# no row has these words", NULL},
        {"vocabulary show", 2, NULL, "say `avow vocabulary words`"},
        {"verify 0123456789abcdef", 1, "unknown", NULL},
        {"verify 0123456789abcdef --json", 1, "\"not_current\":1", NULL},
        {"verify short", 2, NULL, "give 16 to 64 hex digits"},
    };
    CHECK(rows);
}

/* The citations of an old page, in a file as somebody would keep them. */
static void test_citations_of_a_file(void **state)
{
    (void)state;
    struct run run;
    run_avow(home.path, "show offerings/iso-22301 --as-of 2025-06-30 --json", &run);
    assert_int_equal(run.code, 0);
    folder_write(&home, "sent.txt", buffer_span(&run.out));
    run_free(&run);
    run_avow(home.path, "show offerings/iso-22301 --json", &run);
    assert_int_equal(run.code, 0);
    folder_write(&home, "fresh.txt", buffer_span(&run.out));
    run_free(&run);
    static const struct row rows[] = {
        {"verify sent.txt", 1, "changed", NULL},
        {"verify sent.txt --json", 1, "\"state\":\"changed\"", NULL},
        {"verify fresh.txt", 0, "current", NULL},
    };
    CHECK(rows);
}

/* A file of pages: where to look is a part of the citation. */
static void test_citations_name_the_page_of_a_pdf(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_read(AVOW_TEST_ROOT "/fuzz/inputs/pdf/policy", 1 << 20, &bytes, &err), AVOW_OK, &err);
    folder_write(&home, "papers/policy.pdf", buffer_span(&bytes));
    static const struct row rows[] = {
        {"index --corpus papers --index papers-index", 0, "1 page, ", NULL},
        {"search --index papers-index mail encrypted", 0, "Security policy, 2 Encryption, p. 2 (", NULL},
        {"search --index papers-index --json mail encrypted", 0, "\"page_number\":2", NULL},
        {"show --index papers-index --json policy#faq-is-mail-encrypted", 0, "\"2 Encryption\\\", p. 2, ",
         NULL},
    };
    CHECK(rows);
}

static void test_approved_questions(void **state)
{
    (void)state;
    folder_write(&home, "approved.tsv",
                 SPAN("question\tstatement\tby\tdate\n"
                      "Is our stuff scrambled on your platters?\t"
                      "trust/faq#faq-do-you-encrypt-data-at-rest-and-in-transit\tInes Duarte\t2026-07-08\n"
                      "Is backup there?\ttrust/faq#none\tInes Duarte\t2026-07-08\n"));
    static const struct row rows[] = {
        {"library", 2, NULL, "something is missing"},
        {"library import", 2, NULL, "say import FILE, list, history ID, export, retire ID or rebuild"},
        {"library import none.tsv", 4, NULL, "none.tsv"},
        {"library list", 0, "0 approvals", NULL},
        {"library import approved.tsv", 3, "refused approved.tsv:3: there is no statement", NULL},
        {"library import approved.tsv --json", 3, "\"unchanged\":1,", NULL},
        {"search is our stuff scrambled on your platters", 0,
         "approved by Ines Duarte on 2026-07-08 for: Is our stuff scrambled on your platters?", NULL},
        {"library list", 0, "1  current  Is our stuff scrambled", NULL},
        {"library list --json", 0, "\"state\":\"current\"", NULL},
        {"library export", 0, "Is our stuff scrambled on your platters?\ttrust/faq#faq-do-you", NULL},
        {"index --rebuild", 0, "56 pages", NULL},
        {"search is our stuff scrambled on your platters", 0, "approved by Ines Duarte", NULL},
        {"library rebuild", 0, "1 approved question is searched (revision 1)", NULL},
        {"library rebuild --workspace none.sqlite", 2, NULL, "say --replace to go on"},
        {"library retire x --by Omar", 2, NULL, "\"x\" is no number"},
        {"library retire 7 --by Omar", 1, NULL, "there is no approval 7"},
        {"library retire 1 --by Omar", 0, "approval 1 is retired", NULL},
        {"library list", 0, "1  retired  Is our stuff", NULL},
        {"library history 1", 0, "approve by Ines Duarte as of 2026-07-08 (revision 1)", NULL},
        {"library history 1", 0, "retire by Omar (revision 2)", NULL},
        {"library history 1 --json", 0, "\"by\":\"Omar\",\"action\":\"retire\",\"after\":{", NULL},
        {"library history 7", 1, NULL, "there is no approval 7"},
        {"library history x", 2, NULL, "\"x\" is no number"},
        {"show trust/faq#faq-do-you-encrypt-data-at-rest-and-in-transit --json", 0, "\"approved\":null",
         NULL},
    };
    CHECK(rows);
}

static void test_judgments(void **state)
{
    (void)state;
    folder_write(&home, "judged.tsv", SPAN("q1\tWho owns Larkfield and where is it based?\n"));
    folder_write(&home, "known.qrels",
                 SPAN("q1 0 trust/faq#faq-who-owns-larkfield-and-where-is-it-based 1\n"
                      "q9 0 trust/faq#of-another-file 1\n"));
    folder_write(&home, "old.qrels",
                 SPAN("q1 0 trust/faq#gone 1\nq1 0 trust/faq#wrong 0\n"
                      "q1 0 trust/faq#faq-who-owns-larkfield-and-where-is-it-based 1\n"));
    static const struct row rows[] = {
        {"eval --queries judged.tsv --qrels known.qrels", 0, "1 question with an answer", NULL},
        {"eval --queries judged.tsv --qrels old.qrels", 0, "1 question with an answer",
         "1 of 2 judgments name a statement that the index does not have, the first \"trust/faq#gone\""},
    };
    CHECK(rows);
}

static void test_pins(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"search are you secure", 0, "pinned by trust@larkfield.example until 2027-07-15", NULL},
        {"search --json --explain --limit 1 can you send us the SOC2 report", 0,
         "\"first\":\"pinned to this question\"", NULL},
        {"check --today 2027-07-16", 0, "\"Are you secure?\" expired on 2027-07-15", NULL},
        {"search --today 2027-07-16 --json are you secure", 0, "\"pinned\":null", NULL},
    };
    CHECK(rows);
}

static void test_rollback_and_back(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"rollback", 1, NULL, "generation"},
        {"index --rebuild", 0, "generation 2", NULL},
        {"rollback", 0, "generation 1 is live again", NULL},
        {"check", 0, "generation 1 is sound", NULL},
        {"rollback 2", 0, "generation 2 is live again", NULL},
    };
    CHECK(rows);
}

static int set_up(void **state)
{
    (void)state;
    setenv("AVOW_TODAY", "2026-11-21", 1);
    folder_make(&home);
    struct row row = {"index", 0, "generation 1", NULL};
    struct avow_error err = AVOW_ERROR_INIT;
    if (file_copy_tree(AVOW_SAMPLE, folder_path(&home, "corpus"), &err) != AVOW_OK)
        return -1;
    run_check(home.path, &row);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    folder_remove(&home);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_wrong_words),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_runs_of_questions),
        cmocka_unit_test(test_canonical_words_give_the_hash),
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_citations_of_a_file),
        cmocka_unit_test(test_citations_name_the_page_of_a_pdf),
        cmocka_unit_test(test_rollback_and_back),
        cmocka_unit_test(test_approved_questions),
        cmocka_unit_test(test_judgments),
        cmocka_unit_test(test_pins),
    };
    int failed = cmocka_run_group_tests_name("program", tests, set_up, tear_down);
    return failed + history_tests();
}
