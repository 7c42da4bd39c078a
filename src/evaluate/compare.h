/* Is one run better than another? Question by question, with an interval and a p-value. */
#ifndef EVALUATE_COMPARE_H
#define EVALUATE_COMPARE_H

#include "base/arena.h"
#include "base/error.h"

enum { COMPARE_SAMPLES = 10000, COMPARE_SEED = 20261121 };

struct comparison {
    double difference; /* mean of ours - theirs */
    double low, high;  /* 95 % interval of it */
    double p;          /* chance of a difference this large if the two were alike */
    size_t better;     /* questions where ours is higher */
    size_t same;
    size_t worse;
};

/* Compare paired figures of the same `count` questions. The interval is the percentile bootstrap's (Efron,
 * Tibshirani 1993; Sakai, SIGIR 2006): the 2.5 % and 97.5 % points of the means of COMPARE_SAMPLES resamples
 * of the questions. p is that of the two-sided randomisation test (Smucker, Allan, Carterette, CIKM 2007):
 * (1 + samples in which flipping the sign of each difference by chance gives a mean at least as far from 0) /
 * (1 + COMPARE_SAMPLES). Both draw from COMPARE_SEED: same figures, same answer. No question: all 0, p 1.
 * `arena` holds scratch memory only. */
enum avow_status compare_paired(const double *ours, const double *theirs, size_t count, struct arena *arena,
                                struct comparison *out, struct avow_error *err);

#endif
