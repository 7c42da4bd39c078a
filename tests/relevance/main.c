/* The judged questions over the sample corpus, asked of the built program. Half a (a.tsv, a.qrels) is for
 * tuning, half b is not looked at; both are held to what was reached before (recorded.tsv: half, metric,
 * figure), and no question without an answer may be answered. Kinds of questions: keyword, question (near the
 * page's words), paraphrase (other words), acronym, glued and edited names of standards, renamed service,
 * scope-yes, scope-no (excluded), scope-unstated, scope (any of these), date, table (the answer is in a row),
 * long (as questionnaires ask), fielded, typo, twin (the same question on many pages), none (no page answers
 * it). A statement is judged right when it states the answer by itself. */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "base/value.h"
#include "program/run.h"
#include "search/weights.h"
#include "support/folder.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>

enum { LINE_SIZE = 1024, FILE_LIMIT = 1 << 20 };

static const double slack = .01;

static struct folder home;

static int index_sample(void **state)
{
    (void)state;
    struct run run;
    folder_make(&home);
    run_avow(home.path, "index --corpus " AVOW_SAMPLE " --index index", &run);
    int code = run.code;
    if (code != 0)
        print_error("%s%s", run.out.bytes, run.err.bytes);
    run_free(&run);
    return code;
}

static int forget_sample(void **state)
{
    (void)state;
    folder_remove(&home);
    return 0;
}

/* The day is fixed: reviews that fall due may not change the figures. */
static void check_half(struct span half, struct span metric, double figure)
{
    char line[LINE_SIZE];
    struct run run;
    snprintf(line, sizeof line,
             "eval --index index --today 2026-08-01 --queries %s/relevance/%.*s.tsv --qrels "
             "%s/relevance/%.*s.qrels --per-query --floor no-answer=1 --floor %.*s=%.4f",
             AVOW_TEST_ROOT, SPAN_ARG(half), AVOW_TEST_ROOT, SPAN_ARG(half), SPAN_ARG(metric),
             figure - slack);
    run_avow(home.path, line, &run);
    if (run.code != 0)
        print_error("half %.*s\n%s%s", SPAN_ARG(half), run.out.bytes, run.err.bytes);
    assert_int_equal(run.code, 0);
    run_free(&run);
}

static void neither_half_falls(void **state)
{
    (void)state;
    struct buffer recorded = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_read(AVOW_TEST_ROOT "/relevance/recorded.tsv", FILE_LIMIT, &recorded, &err), AVOW_OK,
                  &err);
    struct span rest = buffer_span(&recorded);
    struct span line;
    size_t checked = 0;
    for (; span_next_line(&rest, &line); checked++) {
        struct span half = SPAN_EMPTY;
        struct span metric = SPAN_EMPTY;
        assert_true(span_next_piece(&line, '\t', &half));
        assert_true(span_next_piece(&line, '\t', &metric));
        check_half(half, metric, strtod(line.bytes, NULL));
    }
    assert_int_equal(checked, 2);
    buffer_free(&recorded);
}

/* A run file of the same search is no better and no worse, question by question. */
static void a_run_compares_with_itself(void **state)
{
    (void)state;
    char line[LINE_SIZE];
    struct run run;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value report;
    snprintf(line, sizeof line,
             "search --index index --today 2026-08-01 --queries %s/relevance/a.tsv --run a.run",
             AVOW_TEST_ROOT);
    run_avow(home.path, line, &run);
    assert_int_equal(run.code, 0);
    run_free(&run);
    snprintf(
        line, sizeof line,
        "eval --index index --today 2026-08-01 --queries %s/relevance/a.tsv --qrels %s/relevance/a.qrels "
        "--against a.run --per-query --json",
        AVOW_TEST_ROOT, AVOW_TEST_ROOT);
    run_avow(home.path, line, &run);
    assert_int_equal(run.code, 0);
    struct span json = span_trim(span_of(run.out.bytes));
    assert_status(json_read(json, &arena, &report, &err), AVOW_OK, &err);
    const struct value *against = value_get(&report, "against");
    assert_int_equal(against->count, 5);
    for (size_t i = 0; i < against->count; i++) {
        const struct value *row = &against->items[i];
        assert_true(value_get(row, "difference")->number == 0 && value_get(row, "p")->number == 1);
        assert_true(value_get(row, "theirs")->number ==
                    value_get(value_get(&report, "metrics"), against->keys[i].bytes)->number);
        assert_int_equal(value_integer(value_get(row, "same"), -1),
                         value_integer(value_get(&report, "questions"), 0));
    }
    assert_int_equal(value_get(&report, "per_question")->count,
                     value_integer(value_get(&report, "questions"), 0));
    run_free(&run);
    arena_free(&arena);
}

/* Weights that look at nothing but the length. */
static void write_poor_weights(void)
{
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_weights weights;
    struct buffer file = BUFFER_INIT;
    assert_status(search_weights_built_in(&arena, &weights, &err), AVOW_OK, &err);
    for (int i = 0; i < FEATURE_COUNT; i++)
        weights.features[i] = i == FEATURE_LENGTH ? 1 : 0;
    assert_true(search_weights_write(&weights, SPAN_EMPTY, &file));
    folder_write(&home, "poor.yml", buffer_span(&file));
    buffer_free(&file);
    arena_free(&arena);
}

static int train(const char *more)
{
    char line[LINE_SIZE];
    struct run run;
    snprintf(line, sizeof line,
             "train --index index --today 2026-08-01 --queries %s/relevance/a.tsv --qrels "
             "%s/relevance/a.qrels --folds 2 %s",
             AVOW_TEST_ROOT, AVOW_TEST_ROOT, more);
    run_avow(home.path, line, &run);
    int code = run.code;
    run_free(&run);
    return code;
}

static void read_weights(const char *name, struct buffer *out)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_read(folder_path(&home, name), FILE_LIMIT, out, &err), AVOW_OK, &err);
}

/* Poor weights are bettered, by the same weights each time; those cannot be bettered again by as much, and
 * what is not better is not written. */
static void training_betters_poor_weights_only(void **state)
{
    (void)state;
    CLEANUP(buffer_free) struct buffer once = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer twice = BUFFER_INIT;
    struct file_facts facts;
    struct avow_error err = AVOW_ERROR_INIT;
    write_poor_weights();
    assert_int_equal(train("--weights poor.yml --out once.yml"), 0);
    assert_int_equal(train("--weights poor.yml --out twice.yml"), 0);
    read_weights("once.yml", &once);
    read_weights("twice.yml", &twice);
    assert_string_equal(once.bytes, twice.bytes);
    int code = train("--weights once.yml --out again.yml");
    assert_status(file_stat(folder_path(&home, "again.yml"), &facts, &err), AVOW_OK, &err);
    assert_int_equal(code, 1);
    assert_int_equal(facts.kind, FILE_NONE);
}

static void training_wants_questions(void **state)
{
    (void)state;
    struct run run;
    folder_write(&home, "few.tsv", SPAN("q1\tIs it?\n"));
    folder_write(&home, "few.qrels", SPAN("q1 0 trust/faq#top 1\n"));
    run_avow(home.path, "train --index index --queries few.tsv --qrels few.qrels", &run);
    assert_int_equal(run.code, 2);
    assert_contains(run.err.bytes, "a fit wants 20 or more");
    run_free(&run);
}

static void check_golden(const char *golden, int code, const char *told)
{
    struct run run;
    folder_write(&home, "small/golden.tsv", span_of(golden));
    run_avow(home.path, "check --index small-index", &run);
    assert_int_equal(run.code, code);
    assert_contains(code == 4 ? run.err.bytes : run.out.bytes, told);
    run_free(&run);
}

/* The sample's golden questions hold; a miss is told with what came first, and a floor lets some pass. */
static void golden_questions_are_checked(void **state)
{
    (void)state;
    struct run run;
    run_avow(home.path, "check --index index --today 2026-08-01", &run);
    if (run.code != 0)
        print_error("%s%s", run.out.bytes, run.err.bytes);
    assert_int_equal(run.code, 0);
    assert_contains(run.out.bytes, "golden questions answered rightly");
    run_free(&run);
    folder_write(&home, "small/fees.md",
                 SPAN("# Fees\n\n## Refunds\n\nFees are refunded within ten days.\n"));
    run_avow(home.path, "index --corpus small --index small-index", &run);
    assert_int_equal(run.code, 0);
    run_free(&run);
    check_golden("refunds of fees\tfees#refunds\n", 0, "1 of 1 golden question answered rightly");
    check_golden("refunds of fees\tfees#prices\n", 1, "wanted fees#prices\n  first  fees#refunds\n");
    check_golden("# floor .5\nrefunds of fees\tfees#prices\nfees refunded\tfees#a, fees#refunds\n", 0,
                 "1 of 2 golden questions answered rightly, not below the floor of 0.5");
    check_golden("refunds of fees\n", 4, "golden.tsv:1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neither_half_falls), cmocka_unit_test(a_run_compares_with_itself),
        cmocka_unit_test(training_betters_poor_weights_only), cmocka_unit_test(training_wants_questions),
        cmocka_unit_test(golden_questions_are_checked)};
    return cmocka_run_group_tests(tests, index_sample, forget_sample);
}
