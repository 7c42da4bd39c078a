/* What the matches of one candidate come to, worked out once for all features. */
#ifndef SEARCH_PROFILE_H
#define SEARCH_PROFILE_H

#include "search/understanding.h"

/* A place of a candidate's vector where a word of the query stands. */
struct match {
    uint16_t place;    /* token of the part */
    uint8_t part;      /* enum match_part */
    bool exact;        /* the very word, not only its stem */
    uint16_t word;     /* number of the query word */
    uint16_t sentence; /* counted over all parts */
    float strength;    /* 1 for the word, less for one of like meaning */
};

enum match_part { PART_QUESTION, PART_HEADING, PART_TEXT };

/* By word or by pair of the query. */
struct profile {
    uint16_t counts[QUERY_WORDS]; /* of the stem in question and text */
    uint16_t exact[QUERY_WORDS];  /* of the very word there */
    uint8_t parts[QUERY_WORDS];   /* a bit for each enum match_part that has it */
    uint16_t pairs[QUERY_WORDS];  /* the two next to each other, in order, in question and text */
    float strength[QUERY_WORDS];  /* of the word's best match; 1 without any */
    float near[QUERY_WORDS];      /* 1 / d for the second d tokens behind the first, half of that before it */
    double sentence;              /* highest sum of w over the distinct words of one sentence */
};

/* Which pairs a word is part of: lists by number plus one, 0 ends them. */
struct pair_links {
    uint16_t by_first[QUERY_WORDS];
    uint16_t next_by_first[QUERY_WORDS];
    uint16_t by_second[QUERY_WORDS];
    uint16_t next_by_second[QUERY_WORDS];
};

/* The mean of a pair's words' weights. */
double query_pair_weight(const struct understanding *query, size_t pair);
void pair_links_make(const struct understanding *query, struct pair_links *out);
/* Fill `out` from matches in order of part and place. */
void profile_make(const struct understanding *query, const struct pair_links *links,
                  const struct match *matches, size_t count, struct profile *out);

#endif
