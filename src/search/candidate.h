/* A candidate of stage one, and what stage two knows of it. */
#ifndef SEARCH_CANDIDATE_H
#define SEARCH_CANDIDATE_H

#include "search/feature_name.h"
#include "search/profile.h"
#include "terms/facets.h"
#include "terms/forward.h"

enum { CANDIDATES = 100 }; /* re-ranked; 70 and 200 gave the same first ten */

struct approved_evidence;
struct facts_pin;

/* What comes before what, whatever it scores. */
enum candidate_tier { TIER_RANKED, TIER_APPROVED /* for this very question */, TIER_PINNED };

struct candidate {
    uint64_t document; /* the engine's number */
    double weight;     /* stage one's */
    enum candidate_tier tier;
    double score;     /* stage two's, or a share of it for those that were not re-ranked */
    struct span hash; /* collapse key */
    struct facets facets;
    struct forward forward;
    bool reranked;
    const struct match *matches; /* in order of part and place */
    size_t match_count;
    uint64_t approvals;                       /* how often its words were approved, for whatever question */
    const struct facts_pin *pin;              /* that puts it first; NULL: none */
    const struct approved_evidence *approved; /* what approvals say of it; NULL: nothing */
    double values[FEATURE_COUNT];
};

struct candidate_list {
    struct candidate *items;
    size_t count;
};

/* What the features of one request share. */
struct ranking {
    const struct understanding *query;
    date_day today;
    double best_weight; /* stage one's highest */
    double mean_length; /* tokens a candidate has */
    double plain_idf;   /* sum of the idf of words that belong to no name */
    double typed_idf;   /* sum of the idf of words that were typed */
    double mean_idf;    /* of one of them */
    size_t typed;       /* how many they are */
    uint16_t newest;    /* year of the youngest candidate */
    double pair_weight; /* sum over the pairs of the mean of their words' weights */
    struct pair_links links;
    double answer_words; /* what they come to for the candidate at hand (answer_words.h) */
    const struct candidate_list *all;
    const struct match *matches; /* of the candidate at hand, in order of part and place */
    size_t match_count;
    struct profile profile;            /* of those */
    struct match title[FORWARD_TITLE]; /* in its page's title, in order; part and sentence do not count */
    size_t title_count;
};

#endif
