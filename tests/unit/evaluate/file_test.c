/* Judgments and runs read from files, and what is refused in them. */
#include "evaluate/qrels.h"
#include "evaluate/trec_run.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

struct bench {
    struct folder folder;
    struct arena arena;
    struct avow_error err;
};

static int open_bench(void **state)
{
    static struct bench bench;
    bench = (struct bench){.arena = ARENA_INIT};
    folder_make(&bench.folder);
    *state = &bench;
    return 0;
}

static int close_bench(void **state)
{
    struct bench *bench = *state;
    arena_free(&bench->arena);
    folder_remove(&bench->folder);
    return 0;
}

static void judgments_are_found_by_question(void **state)
{
    struct bench *bench = *state;
    struct qrels qrels = {0};
    const char *path =
        folder_write(&bench->folder, "a.qrels",
                     SPAN("\xEF\xBB\xBFq2 0 p#b 2\r\n\nq1\t0\tp#a\t1\nq2 0 p#a 0\nq3 0 - 0\nq2 0 p#c -1\n"));
    assert_status(qrels_read(path, &bench->arena, &qrels, &bench->err), AVOW_OK, &bench->err);
    struct judged judged = qrels_of(&qrels, SPAN("q2"));
    assert_int_equal(judged.count, 3);
    assert_int_equal(judged.relevant, 1);
    assert_int_equal(judged_grade(&judged, SPAN("p#b")), 2);
    assert_int_equal(judged_grade(&judged, SPAN("p#c")), -1);
    assert_int_equal(judged_grade(&judged, SPAN("p#d")), 0);
    assert_int_equal(qrels_of(&qrels, SPAN("q3")).relevant, 0);
    assert_int_equal(qrels_of(&qrels, SPAN("q3")).count, 1);
    assert_int_equal(qrels_of(&qrels, SPAN("q4")).count, 0);
}

static void bad_judgments_are_refused(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *place, *message;
    } rows[] = {
        {"q 0 p 1\nq 0 p\n", "b.qrels:2", "a field is missing"},
        {"q 0 p 1 x\n", "b.qrels:1", "a field too many"},
        {"q 0 p one\n", "b.qrels:1", "no whole number"},
        {"q 0 p 101\n", "b.qrels:1", "no whole number"},
        {"q 0 p 1\n\nr 0 p 1\nq 0 p 0\n", "b.qrels:4", "judged for this question before"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct qrels qrels = {0};
        const char *path = folder_write(&bench->folder, "b.qrels", span_of(rows[i].text));
        assert_int_equal(qrels_read(path, &bench->arena, &qrels, &bench->err), AVOW_BAD_INPUT);
        assert_contains(bench->err.place, rows[i].place);
        assert_contains(bench->err.message, rows[i].message);
        assert_null(qrels.items);
    }
    struct qrels qrels;
    assert_int_equal(qrels_read("/nowhere/x.qrels", &bench->arena, &qrels, &bench->err), AVOW_IO);
}

/* The rank column counts for nothing; of equal scores the later id comes first. */
static void runs_are_ordered_as_trec_eval_does(void **state)
{
    struct bench *bench = *state;
    struct trec_run run = {0};
    const char *path = folder_write(
        &bench->folder, "a.run",
        SPAN("q2 Q0 a 1 1.5 x\nq1 Q0 a 1 2 x\nq1 Q0 b 2 2 x\nq1 Q0 c 3 7e1 x\nq1 Q0 d 4 -3.25 x\n"));
    assert_status(trec_run_read(path, &bench->arena, &run, &bench->err), AVOW_OK, &bench->err);
    assert_int_equal(run.count, 2);
    const struct run_ranking *ranking = trec_run_of(&run, SPAN("q1"));
    assert_non_null(ranking);
    assert_int_equal(ranking->count, 4);
    assert_span(ranking->entries[0].statement, "c");
    assert_span(ranking->entries[1].statement, "b");
    assert_span(ranking->entries[2].statement, "a");
    assert_span(ranking->entries[3].statement, "d");
    assert_int_equal(trec_run_of(&run, SPAN("q2"))->count, 1);
    assert_null(trec_run_of(&run, SPAN("q3")));
}

static void bad_runs_are_refused(void **state)
{
    struct bench *bench = *state;
    static const struct {
        const char *text, *place, *message;
    } rows[] = {
        {"q Q0 p 1 2\n", "b.run:1", "a field is missing"},
        {"q Q0 p 1 high x\n", "b.run:1", "no number"},
        {"q Q0 p 1 nan x\n", "b.run:1", "no number"},
        {"q Q0 p 1 2 x\nr Q0 p 1 2 x\nq Q0 p 2 1 x\n", "b.run:3", "ranked for this question before"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct trec_run run = {0};
        const char *path = folder_write(&bench->folder, "b.run", span_of(rows[i].text));
        assert_int_equal(trec_run_read(path, &bench->arena, &run, &bench->err), AVOW_BAD_INPUT);
        assert_contains(bench->err.place, rows[i].place);
        assert_contains(bench->err.message, rows[i].message);
        assert_null(run.items);
    }
}

static void empty_files_hold_nothing(void **state)
{
    struct bench *bench = *state;
    struct trec_run run = {0};
    struct qrels qrels = {0};
    const char *path = folder_write(&bench->folder, "empty", SPAN(""));
    assert_status(trec_run_read(path, &bench->arena, &run, &bench->err), AVOW_OK, &bench->err);
    assert_status(qrels_read(path, &bench->arena, &qrels, &bench->err), AVOW_OK, &bench->err);
    assert_null(trec_run_of(&run, SPAN("q")));
    assert_int_equal(qrels_of(&qrels, SPAN("q")).count, 0);
}

int file_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judgments_are_found_by_question), cmocka_unit_test(bad_judgments_are_refused),
        cmocka_unit_test(runs_are_ordered_as_trec_eval_does), cmocka_unit_test(bad_runs_are_refused),
        cmocka_unit_test(empty_files_hold_nothing)};
    return cmocka_run_group_tests(tests, open_bench, close_bench);
}
