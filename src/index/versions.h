/* How long each statement of a page held, over all dates of the page. */
#ifndef INDEX_VERSIONS_H
#define INDEX_VERSIONS_H

#include "index/prepare.h"

/* Where a statement of one version stands. */
struct placed {
    date_day from; /* valid [from, to) */
    date_day to;
    bool carrier;         /* its document is made from this version: the last that has these words */
    bool in_history;      /* the document stands in history/ */
    struct span document; /* value of its id term: the id, or id@YYYY-MM-DD in history */
};

/* A page at one date. */
struct version {
    const struct page *page; /* NULL: a complete snapshot that lacks the page */
    date_day date;
    size_t tag;                      /* the caller's */
    const struct prepared *prepared; /* one for each statement of the page */
    bool current;                    /* the last one, and not a gap */
    struct placed *placed;           /* one for each statement of the page */
};

/* Sort `versions` (no two on one date) by date and place their statements. Statements with equal hash on
 * neighbouring versions are the same words going on; the same words twice on a page pair in order. */
enum avow_status versions_place(struct version *versions, size_t count, struct arena *arena,
                                struct avow_error *err);

#endif
