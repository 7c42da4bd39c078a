/* A query of three words and three candidates, to work out the values of features on. */
#ifndef UNIT_SEARCH_BENCH_H
#define UNIT_SEARCH_BENCH_H

#include "search/feature.h"
#include "search/rank.h"

enum { BENCH_WORDS = 3 };

/* A query "alpha beta gamma" with weights 4, 2, 2 (W = 8), pairs alpha-beta and beta-gamma. */
struct bench {
    struct query_word words[BENCH_WORDS];
    struct query_pair pairs[2];
    struct asked_name names[2];
    struct understanding query;
    struct candidate items[3];
    struct candidate_list list;
    struct match matches[8];
    struct ranking ranking;
};

/* Fill `bench`, which points into itself, with a query that nothing matches. */
void bench_make(struct bench *bench);
/* Add a match of full strength; a sentence has 20 places. */
void bench_match(struct bench *bench, enum match_part part, uint16_t place, uint16_t word, bool exact);
/* The feature's value of the first candidate. */
double bench_value(struct bench *bench, enum feature_name feature);

/* cmocka's own comparison is of floats. */
#define assert_value(bench, feature, expected)                                                               \
    assert_true(fabs(bench_value(bench, feature) - (expected)) < 1e-9)

#endif
