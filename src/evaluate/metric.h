/* How good one ranking is: recall, MAP, nDCG, MRR and success, each as trec_eval defines it. */
#ifndef EVALUATE_METRIC_H
#define EVALUATE_METRIC_H

#include <stddef.h>

/* One question's ranking, seen through its judgments. */
struct graded_ranking {
    const int *grades; /* of each place, best place first; 0 or less: not relevant, or not judged */
    size_t count;
    const int *ideal; /* the grades over 0 of all its judgments, highest first */
    size_t relevant;  /* how many; at least 1 */
};

enum metric_name { METRIC_RECALL, METRIC_MAP, METRIC_NDCG, METRIC_MRR, METRIC_SUCCESS, METRIC_COUNT };

/* One row a metric, in the order of enum metric_name. */
struct metric {
    const char *name; /* without its depth: "recall" */
    double (*value)(const struct graded_ranking *ranking, size_t depth);
    size_t depth; /* its own depth; 0: the one that is asked for */
};
const struct metric *metric_table(void);

/* All are from 0 to 1, higher is better, over the first `depth` places (at least 1). Sources: trec_eval 9
 * (github.com/usnistgov/trec_eval), measures recall, map_cut, ndcg_cut, recip_rank, success. */

/* Relevant statements among the first k / relevant statements. */
double metric_recall(const struct graded_ranking *ranking, size_t depth);
/* Sum of precision@i over the places i <= k that hold a relevant statement / relevant statements (all of
 * them, not at most k: map_cut). The mean over questions is MAP@k. */
double metric_average_precision(const struct graded_ranking *ranking, size_t depth);
/* DCG@k / DCG@k of the ideal order, DCG@k = sum over i <= k of grade_i / log2(i + 1) (Järvelin, Kekäläinen
 * 2002, with the gain and discount of ndcg_cut). */
double metric_ndcg(const struct graded_ranking *ranking, size_t depth);
/* 1 / place of the first relevant statement, 0 when none is among the first k. */
double metric_reciprocal_rank(const struct graded_ranking *ranking, size_t depth);
/* 1 when a relevant statement is among the first k. */
double metric_success(const struct graded_ranking *ranking, size_t depth);

#endif
