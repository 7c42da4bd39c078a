/* The wall to Xapian: terms, values and data go in, hits copied out; no C++ object or exception crosses it.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/arena.h"
#include "base/error.h"

/* Statuses every function here may return: NOT_FOUND (no index there), CORRUPT (damaged: rebuild), LOCKED,
 * CHANGED, USAGE (a term or argument the engine must not see), NO_MEMORY, IO, INTERNAL. */

enum { STORE_TERM_LIMIT = 200, STORE_KEY_LIMIT = 200 }; /* bytes */

struct store_term {
    struct span term; /* at most STORE_TERM_LIMIT bytes, no control bytes, not empty: checked before the
                         engine sees it */
    uint32_t wdf;     /* 0 for boolean terms */
};

struct store_posting {
    struct span term;
    uint32_t position; /* wdf 0: positions serve phrases only */
};

struct store_value {
    uint32_t slot;
    struct span bytes;
};

/* One document to write; `unique` is its id term, also added as a boolean term. A term listed twice adds its
 * wdf. */
struct store_document {
    struct span unique;
    const struct store_term *terms;
    size_t term_count;
    const struct store_posting *postings;
    size_t posting_count;
    const struct store_value *values;
    size_t value_count;
    struct span data;
};

struct store_writer;

/* Documents between commits: memory grows until a commit, and larger batches are slower, not faster. */
enum { STORE_BATCH = 2000 };

/* Open the index in the folder `path` for writing, or make it if it is missing and `create`. LOCKED after
 * waiting up to `wait_ms`. NOT_FOUND for a missing or empty folder unless creating, and always for a plain
 * file. `fast` leaves out fsync, and documents are put while the caller goes on, so that a fault may show one
 * step later, at the commit at last: only for a generation nobody reads yet. */
enum avow_status store_writer_open(const char *path, bool create, bool fast, int wait_ms,
                                   struct store_writer **out, struct avow_error *err);
/* Add or replace the document with this unique term. A refused document (USAGE) leaves the batch as it was;
 * after any other failure of put, remove or set_metadata the whole batch is dropped: changes are refused
 * until the next commit, which fails and says so. */
enum avow_status store_writer_put(struct store_writer *writer, const struct store_document *document,
                                  struct avow_error *err);
/* Delete by unique term; a missing one is fine. */
enum avow_status store_writer_remove(struct store_writer *writer, struct span unique, struct avow_error *err);
/* An empty value deletes the key. */
enum avow_status store_writer_set_metadata(struct store_writer *writer, struct span key, struct span value,
                                           struct avow_error *err);
/* Make everything since the last commit durable. After a failed commit the whole batch is unwritten; the
 * writer goes on with an empty one. */
enum avow_status store_writer_commit(struct store_writer *writer, struct avow_error *err);
/* Close; what was not committed is dropped. NULL is allowed. */
void store_writer_close(struct store_writer *writer);

/* Engine's own check: every block of every table is read, and their trees, counts and order agree. CORRUPT
 * with the number of faults. The engine wants to write for that; who may only read has a copy checked, which
 * takes as much room in $TMPDIR (else /tmp) and proves the same of the bytes as they were read. */
enum avow_status store_check(const char *path, struct avow_error *err);

/* One or more indexes read as one. One thread at a time. A reader keeps the state it opened, also when the
 * folder is deleted or swapped; when a writer took that state's blocks, it opens the newest one and starts
 * the call over. CHANGED if it meets a fourth change within 52 ms of waiting. */
struct store_reader;

enum avow_status store_reader_open(const char *const *paths, size_t count, struct store_reader **out,
                                   struct avow_error *err);
void store_reader_close(struct store_reader *reader);

enum avow_status store_reader_count(struct store_reader *reader, uint64_t *documents, struct avow_error *err);
/* Documents that have the term (0 is no error). */
enum avow_status store_reader_frequency(struct store_reader *reader, struct span term, uint64_t *documents,
                                        struct avow_error *err);
/* The metadata under `key` in `arena`; empty when there is none. Of several indexes the first one's. */
enum avow_status store_reader_metadata(struct store_reader *reader, struct span key, struct arena *arena,
                                       struct span *value, struct avow_error *err);
/* The data of the document with this unique term, in `arena`. NOT_FOUND. */
enum avow_status store_reader_data(struct store_reader *reader, struct span unique, struct arena *arena,
                                   struct span *data, struct avow_error *err);
/* Numbers of the documents that have the term, rising, in `arena`. */
enum avow_status store_reader_postings(struct store_reader *reader, struct span term, struct arena *arena,
                                       uint64_t **documents, size_t *count, struct avow_error *err);
/* Terms that start with `prefix`, in byte order, the first `limit` from `from` on: for suggestions and
 * checks. */
struct store_term_row {
    struct span term;
    uint64_t documents;
};
enum avow_status store_reader_terms(struct store_reader *reader, struct span prefix, struct span from,
                                    size_t limit, struct arena *arena, struct store_term_row **rows,
                                    size_t *count, struct avow_error *err);

/* A query is plain C data; the caller owns it and its children for the length of the call. */
enum store_operator {
    STORE_TERM,      /* term */
    STORE_OR,        /* children; none of them: no document */
    STORE_AND,       /* children */
    STORE_AND_MAYBE, /* first child decides, the others only add weight */
    STORE_FILTER,    /* first child ranks, the others must match, without weight */
    STORE_AND_NOT,   /* first child but none of the others */
    STORE_PHRASE,    /* children are STORE_TERMs next to each other */
    STORE_MAX,       /* children; the highest weight among them counts: see store_search */
    STORE_SCALE,     /* first child's weight times factor */
    STORE_RANGE,     /* value of `slot` between low and high, bytewise, both inclusive; none: no match */
    STORE_ALL,       /* every document */
    STORE_NONE       /* no document */
};

struct store_query {
    enum store_operator op;
    struct span term;
    double factor;
    uint32_t slot;
    struct span low;
    struct span high;
    const struct store_query *const *children;
    size_t child_count;
};

enum { STORE_QUERY_NODES = 4096 }; /* more, or more than 64 levels, are refused with TOO_LARGE */

enum store_sort { STORE_BY_WEIGHT, STORE_BY_VALUE_DOWN /* then by weight */ };

/* Called for every matching document during the match (every one above the floor, before collapsing, if
 * `exact`) with the bytes of a value slot, none if it has no such value; must not fail or call the store.
 * Visits cannot be taken back: a search that met a change after the first visit gives CHANGED at once. */
typedef void (*store_visit)(void *context, const char *bytes, size_t size);

struct store_search_options {
    size_t first; /* 0-based */
    size_t limit; /* hits wanted */
    double floor; /* share of the highest possible weight a match needs (0 = none) */
    double k1, b; /* BM25; both 0: the engine's defaults, 1 and 0.5 */
    bool exact;   /* count all matches, so that total and visits are exact */
    enum store_sort sort;
    uint32_t sort_slot;
    int64_t collapse_slot;       /* -1: none; else keep the best hit for each value of the slot */
    const uint32_t *value_slots; /* values to copy out with each hit */
    size_t value_slot_count;
    bool with_data;    /* copy the document data out too */
    store_visit visit; /* NULL: none */
    uint32_t visit_slot;
    void *visit_context;
};

#define STORE_SEARCH_OPTIONS_INIT                                                                            \
    {                                                                                                        \
        .limit = 10, .collapse_slot = -1                                                                     \
    }

struct store_hit {
    uint64_t document; /* the engine's number, good for store_reader_documents on the same reader only */
    double weight;
    struct span *values; /* value_slot_count of them; empty where there is none */
    struct span data;
    uint32_t collapsed; /* how many hits this one stands for besides itself (a lower bound) */
};

struct store_result {
    struct store_hit *hits;
    size_t count;
    uint64_t total;      /* matches before collapsing; a guess that may ignore the floor unless `exact` */
    double max_possible; /* highest weight any document could have */
};

/* Run a query; everything copied into `arena`. Ties break by document number. MAX may stand below OR, SCALE,
 * AND_MAYBE, FILTER and AND_NOT only, over such and terms, and never with collapsing: else AVOW_USAGE. */
enum avow_status store_search(struct store_reader *reader, const struct store_query *query,
                              const struct store_search_options *options, struct arena *arena,
                              struct store_result *out, struct avow_error *err);
/* Data of hits chosen later, by their numbers: `data[i]` for `documents[i]`. */
enum avow_status store_reader_documents(struct store_reader *reader, const uint64_t *documents, size_t count,
                                        struct arena *arena, struct span *data, struct avow_error *err);

#endif
