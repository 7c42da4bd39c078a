/* One generation open for one request at a time: a small pool of readers that follows the live generation. */
#ifndef SEARCH_LEASE_H
#define SEARCH_LEASE_H

#include "facts/facts.h"
#include "facts/generation.h"
#include "search/language.h"
#include "search/meaning_table.h"
#include "search/weights.h"
#include "search/word_list.h"
#include "store/store.h"
#include "terms/tokens.h"
#include "vocabulary/vocabulary.h"

struct search_engine;

/* What all readers of one generation share; constant while anybody holds it. */
struct generation_view {
    struct manifest manifest;
    struct vocabulary *vocabulary;
    struct meaning_table meanings; /* of the vocabulary */
    const char *statements;        /* paths */
    const char *history;
    const char *facts;
    uint64_t
        stamp[4];   /* of the file `current` when it was opened: device, inode, time, time below a second */
    size_t holders; /* guarded by the engine's lock */
    struct arena arena;
};

/* A reader, checked out for one request. */
struct lease {
    const struct generation_view *view;
    struct store_reader *now;     /* statements that hold today */
    struct store_reader *history; /* both, opened by the first request that asks; else NULL */
    struct facts *facts;
    struct tokeniser *tokeniser;          /* English */
    struct language_list languages;       /* the others that the index has */
    const struct search_weights *weights; /* the engine's */
    date_day today;                       /* the engine's, or that of the clock when the request began */
    struct word_list words;               /* filled by the first query with a mistyped word */
    bool pinned;                          /* the generation has pins */
    struct store_reader *approved;        /* approved questions; NULL when there are none */
    uint64_t approved_stamp[4];           /* of the file that names their build */
    char approved_mark[96];               /* workspace, revision and build; "" without any */
    bool approved_sick;                   /* they are there, but cannot be read */
    bool marked;        /* the index has words whose stem hangs on their marks (TERM_BARE) */
    struct arena arena; /* of the request: reset when it ends */
};

/* Check a reader of the live generation out; give it back with lease_end. TIMEOUT when all stay busy;
 * NOT_FOUND, CORRUPT, NEWER when there is no generation to read. */
enum avow_status lease_begin(struct search_engine *engine, struct lease **out, struct avow_error *err);
void lease_end(struct search_engine *engine, struct lease *lease);
/* A reader over current statements and history together. */
enum avow_status lease_with_history(struct lease *lease, struct store_reader **out, struct avow_error *err);

/* Open and close what a lease holds of a view; closing leaves it empty for the next one. */
enum avow_status lease_open(struct lease *lease, const struct generation_view *view, struct avow_error *err);
void lease_close(struct lease *lease);
/* Open the generation that `directory` names as live. */
enum avow_status view_open(const char *directory, struct generation_view **out, struct avow_error *err);
void view_close(struct generation_view *view);
/* The mark of the file `current`, which changes with every swap. NOT_FOUND when there is none. */
enum avow_status view_stamp(const char *directory, uint64_t stamp[4], struct avow_error *err);

#endif
