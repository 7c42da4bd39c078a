/* The judged questions over the sample corpus, asked of the built program. Half a (a.tsv, a.qrels) is for
 * tuning, half b is not looked at; both are held to what was reached before (recorded.tsv: half, metric,
 * figure), and no question without an answer may be answered. Kinds of questions: keyword, question (near the
 * page's words), paraphrase (other words), acronym, glued and edited names of standards, renamed service,
 * scope-yes, scope-no (excluded), scope-unstated, fielded, typo, twin (the same question on many pages), none
 * (no page answers it). A statement is judged right when it states the answer by itself. */
#include "base/buffer.h"
#include "base/file.h"
#include "program/run.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(neither_half_falls)};
    return cmocka_run_group_tests(tests, index_sample, forget_sample);
}
