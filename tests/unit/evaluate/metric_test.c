/* The metrics against values worked out by hand. */
#include "evaluate/metric.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

#include <math.h>

static const double least = 1e-12;

/* Five places; relevant ones at 2 (grade 1) and 4 (grade 2); a third relevant statement was not found. */
static const int grades[] = {0, 1, -1, 2, 0};
static const int ideal[] = {2, 1, 1};
static const struct graded_ranking ranking = {grades, 5, ideal, 3};

static void near(double actual, double expected)
{
    if (fabs(actual - expected) > least)
        print_error("%.17g is not %.17g\n", actual, expected);
    assert_true(fabs(actual - expected) <= least);
}

static void recall_counts_what_was_found(void **state)
{
    (void)state;
    near(metric_recall(&ranking, 1), 0);
    near(metric_recall(&ranking, 3), 1.0 / 3);
    near(metric_recall(&ranking, 10), 2.0 / 3);
}

/* 1/2 at place 2 and 2/4 at place 4, over three relevant ones whatever the depth. */
static void average_precision_divides_by_all_relevant(void **state)
{
    (void)state;
    near(metric_average_precision(&ranking, 1), 0);
    near(metric_average_precision(&ranking, 2), .5 / 3);
    near(metric_average_precision(&ranking, 10), 1.0 / 3);
}

/* DCG = 1/log2(3) + 2/log2(5); ideal = 2/log2(2) + 1/log2(3) + 1/log2(4). */
static void ndcg_uses_grades(void **state)
{
    (void)state;
    near(metric_ndcg(&ranking, 10),
         (0.63092975357145743710 + 0.86135311614678600714) / (2 + 0.63092975357145743710 + 0.5));
    near(metric_ndcg(&ranking, 2), 0.63092975357145743710 / (2 + 0.63092975357145743710));
    near(metric_ndcg(&ranking, 1), 0);
}

static void reciprocal_rank_looks_at_the_first(void **state)
{
    (void)state;
    near(metric_reciprocal_rank(&ranking, 1), 0);
    near(metric_reciprocal_rank(&ranking, 10), .5);
    near(metric_success(&ranking, 1), 0);
    near(metric_success(&ranking, 2), 1);
}

static void nothing_found_is_zero(void **state)
{
    (void)state;
    const struct graded_ranking empty = {NULL, 0, ideal, 3};
    for (int i = 0; i < METRIC_COUNT; i++)
        near(metric_table()[i].value(&empty, 10), 0);
}

static void a_perfect_ranking_is_one(void **state)
{
    (void)state;
    const struct graded_ranking perfect = {ideal, 3, ideal, 3};
    for (int i = 0; i < METRIC_COUNT; i++)
        near(metric_table()[i].value(&perfect, 10), 1);
}

int metric_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(recall_counts_what_was_found),
                                       cmocka_unit_test(average_precision_divides_by_all_relevant),
                                       cmocka_unit_test(ndcg_uses_grades),
                                       cmocka_unit_test(reciprocal_rank_looks_at_the_first),
                                       cmocka_unit_test(nothing_found_is_zero),
                                       cmocka_unit_test(a_perfect_ranking_is_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
