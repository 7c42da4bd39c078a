/* How good one ranking is: the sums of metric.h over its places. */
#include "evaluate/metric.h"

#include <math.h>

static const struct metric metrics[METRIC_COUNT] = {
    [METRIC_RECALL] = {"recall", metric_recall, 0},    [METRIC_MAP] = {"MAP", metric_average_precision, 0},
    [METRIC_NDCG] = {"nDCG", metric_ndcg, 0},          [METRIC_MRR] = {"MRR", metric_reciprocal_rank, 0},
    [METRIC_SUCCESS] = {"success", metric_success, 1},
};

const struct metric *metric_table(void)
{
    return metrics;
}

static size_t places(const struct graded_ranking *ranking, size_t depth)
{
    return ranking->count < depth ? ranking->count : depth;
}

double metric_recall(const struct graded_ranking *ranking, size_t depth)
{
    size_t found = 0;
    for (size_t i = 0; i < places(ranking, depth); i++)
        found += ranking->grades[i] > 0;
    return (double)found / (double)ranking->relevant;
}

double metric_average_precision(const struct graded_ranking *ranking, size_t depth)
{
    size_t found = 0;
    double sum = 0;
    for (size_t i = 0; i < places(ranking, depth); i++)
        if (ranking->grades[i] > 0)
            sum += (double)++found / (double)(i + 1);
    return sum / (double)ranking->relevant;
}

/* Grades below 0 gain nothing. */
static double discounted_gain(const int *grades, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += grades[i] > 0 ? grades[i] / log2((double)(i + 2)) : 0;
    return sum;
}

double metric_ndcg(const struct graded_ranking *ranking, size_t depth)
{
    double ideal = discounted_gain(ranking->ideal, ranking->relevant < depth ? ranking->relevant : depth);
    return ideal > 0 ? discounted_gain(ranking->grades, places(ranking, depth)) / ideal : 0;
}

double metric_reciprocal_rank(const struct graded_ranking *ranking, size_t depth)
{
    for (size_t i = 0; i < places(ranking, depth); i++)
        if (ranking->grades[i] > 0)
            return 1 / (double)(i + 1);
    return 0;
}

double metric_success(const struct graded_ranking *ranking, size_t depth)
{
    return metric_reciprocal_rank(ranking, depth) > 0 ? 1 : 0;
}
