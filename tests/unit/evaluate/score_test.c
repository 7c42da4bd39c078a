/* Scoring a run: which questions count, means by kind, floors. */
#include "evaluate/evaluate.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

#include <math.h>

static struct question questions[] = {{SPAN_INIT("q1"), SPAN_INIT("one"), SPAN_INIT("short"), 1},
                                      {SPAN_INIT("q2"), SPAN_INIT("two"), SPAN_INIT("short"), 2},
                                      {SPAN_INIT("q3"), SPAN_INIT("three"), SPAN_INIT("long"), 3},
                                      {SPAN_INIT("q4"), SPAN_INIT("four"), SPAN_INIT("long"), 4},
                                      {SPAN_INIT("q5"), SPAN_INIT("five"), SPAN_INIT("long"), 5}};
/* q4 has no answer; nobody judged q5. */
static struct judgment judgments[] = {{SPAN_INIT("q1"), SPAN_INIT("a"), 1, 1},
                                      {SPAN_INIT("q2"), SPAN_INIT("a"), 1, 2},
                                      {SPAN_INIT("q2"), SPAN_INIT("b"), 1, 3},
                                      {SPAN_INIT("q3"), SPAN_INIT("a"), 1, 4},
                                      {SPAN_INIT("q4"), SPAN_INIT("-"), 0, 5}};
static struct run_entry first[] = {{SPAN_INIT("a"), 2}, {SPAN_INIT("c"), 1}};
static struct run_entry second[] = {{SPAN_INIT("c"), 2}, {SPAN_INIT("b"), 1}};
static struct run_ranking rankings[] = {{SPAN_INIT("q1"), first, 2}, {SPAN_INIT("q2"), second, 2}};

static const struct question_list list = {questions, 5};
static const struct qrels qrels = {judgments, 5};
static const struct trec_run run = {rankings, 2};

static int score(void **state)
{
    static struct evaluation evaluation;
    static struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    evaluation = (struct evaluation){.kept_silent = 1};
    assert_status(score_run(&run, &list, &qrels, 10, &arena, &evaluation.sheet, &err), AVOW_OK, &err);
    *state = &evaluation;
    return 0;
}

static void is(double actual, double expected)
{
    assert_true(fabs(actual - expected) < 1e-12);
}

/* q3 was not searched for and scores 0; q4 and q5 do not count. */
static void only_answerable_questions_count(void **state)
{
    const struct evaluation *evaluation = *state;
    const struct score_sheet *sheet = &evaluation->sheet;
    assert_int_equal(sheet->count, 3);
    assert_int_equal(sheet->unanswerable, 1);
    assert_int_equal(sheet->unjudged, 1);
    assert_span(sheet->first[0], "a");
    assert_span(sheet->first[2], "");
    is(score_mean(sheet, METRIC_RECALL, NULL, NULL), 1.5 / 3);
    is(score_mean(sheet, METRIC_MRR, NULL, NULL), 1.5 / 3);
    is(score_mean(sheet, METRIC_SUCCESS, NULL, NULL), 1.0 / 3);
}

static void means_are_told_by_kind(void **state)
{
    const struct evaluation *evaluation = *state;
    const struct span kind = SPAN("short");
    size_t count = 0;
    is(score_mean(&evaluation->sheet, METRIC_MAP, &kind, &count), (1 + .25) / 2);
    assert_int_equal(count, 2);
}

static void floors_are_looked_up(void **state)
{
    const struct evaluation *evaluation = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    static const struct {
        const char *text;
        bool met;
    } rows[] = {{"recall@10=.5", true},      {"Recall=0.51", false}, {"success@1=.33", true},
                {"success@1=.34", false},    {"no-answer=1", true},  {"nDCG@10=1", false},
                {"MRR@10=0.500000000", true}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct floor floor;
        assert_status(floor_read(span_of(rows[i].text), &floor, &err), AVOW_OK, &err);
        assert_status(floor_look_up(evaluation, &floor, &err), AVOW_OK, &err);
        assert_int_equal(floor_met(&floor), rows[i].met);
    }
    static const char *const wrong[] = {
        "recall", "=.5", "recall=", "recall=high", "recall=.5x", "recall=inf"};
    struct floor floor;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(floor_read(span_of(wrong[i]), &floor, &err), AVOW_USAGE);
    static const char *const unknown[] = {"recall@5=.5", "speed=.5"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        assert_status(floor_read(span_of(unknown[i]), &floor, &err), AVOW_OK, &err);
        assert_int_equal(floor_look_up(evaluation, &floor, &err), AVOW_USAGE);
        assert_contains(err.message, "MAP@10");
    }
}

int score_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(only_answerable_questions_count),
                                       cmocka_unit_test(means_are_told_by_kind),
                                       cmocka_unit_test(floors_are_looked_up)};
    return cmocka_run_group_tests(tests, score, NULL);
}
