/* Approved questions: what people once accepted as an answer helps to find it again. */
#ifndef SEARCH_APPROVED_H
#define SEARCH_APPROVED_H

#include "search/search.h"
#include "search/understanding.h"
#include "terms/approved.h"

struct search_run;

/* Follow the live build of `folder` (terms/approved.h): lease->approved is NULL when there is none, when it
 * is empty, or when it cannot be read. Never fails: approvals are a help, not a need. */
void lease_follow_approved(struct lease *lease, const char *folder);

/* A set of the query's words. */
struct word_bits {
    uint64_t bits[QUERY_WORDS / 64];
};

/* An approved question that is like the one asked. */
struct approved_hit {
    struct approved_record record;
    double likeness;        /* 0 to 1 (approved.c) */
    struct word_bits words; /* of the query that it has */
    bool exact;             /* the same question, for the same product */
};

bool word_bits_has(const struct word_bits *words, size_t word);

/* The approval of a statement that is shown with it. */
struct approved_mark {
    struct approved_record record;
    bool exact;   /* for the very question that is asked */
    bool changed; /* for other words than the statement has */
};

/* What approvals say of one candidate: the hits that were approved for its statement. */
struct approved_evidence {
    struct approved_mark best;
    struct word_bits words; /* of the query that one of them has, its words unchanged */
    double likeness;        /* the highest; of words that changed since, half */
    bool exact;             /* the same question, and the words are unchanged */
};

struct approved_list {
    struct approved_hit *items; /* most like first */
    size_t count;
};

/* Find the approved questions most like the run's, as far as its caller may see them and they hold on its
 * day. NO_MEMORY only: a sick index finds nothing. */
enum avow_status approved_find(struct search_run *run, struct approved_list *out, struct avow_error *err);
/* True when the very question of the run is approved for something, as far as its caller may see it. */
bool approved_knows(struct search_run *run);
/* What `list` says of the statement `id` whose words have the hash `hash` (or the first half of it); false
 * when nothing. */
bool approved_weigh(const struct approved_list *list, struct span id, struct span hash,
                    struct approved_evidence *out);
/* Fill in how often the words of the run's candidates were approved. */
void approved_count(struct search_run *run);
/* True when the request hides the approvals of questions with this key. */
bool approved_is_hidden(const struct search_request *request, struct span key);
/* The newest approval that the caller may see of the statement `id` with the words of `hash`; best one of
 * just these words. NULL when there is none. In the lease's arena. */
const struct approved_mark *approved_mark_of(struct lease *lease, struct span id, struct span hash,
                                             enum page_audience audience, date_day today);

#endif
