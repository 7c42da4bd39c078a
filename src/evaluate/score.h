/* A run against judgments: every metric for every question, and the means. */
#ifndef EVALUATE_SCORE_H
#define EVALUATE_SCORE_H

#include "evaluate/metric.h"
#include "evaluate/qrels.h"
#include "evaluate/trec_run.h"
#include "search/question_file.h"

/* The questions that have a right statement, in the order asked. A question that the run lacks scores 0, as
 * with trec_eval -c. */
struct score_sheet {
    size_t depth; /* k */
    size_t count;
    const struct question **questions;
    struct span *first;           /* what came first; empty: nothing */
    double *values[METRIC_COUNT]; /* `count` each */
    size_t unanswerable;          /* questions judged to have no right statement */
    size_t unjudged;              /* questions nobody judged */
};

/* Score `run` to `depth` places. In `arena`; borrows from `run` and `questions`. */
enum avow_status score_run(const struct trec_run *run, const struct question_list *questions,
                           const struct qrels *qrels, size_t depth, struct arena *arena,
                           struct score_sheet *out, struct avow_error *err);
/* The mean over the questions of one kind, or over all when `kind` is NULL; 0 when there are none. `count`
 * (may be NULL) gets how many. */
double score_mean(const struct score_sheet *sheet, enum metric_name metric, const struct span *kind,
                  size_t *count);
/* The depth a metric is computed to. */
size_t score_depth(const struct score_sheet *sheet, enum metric_name metric);

#endif
