/* Bring the index up to date with the corpus: plan, read in parallel, put, prove, swap the generation. */
#ifndef INDEX_INDEX_H
#define INDEX_INDEX_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

#include <signal.h>

/* Called now and then during a run, from the calling thread, for a progress bar. */
struct index_progress {
    size_t files_done;
    size_t files_total;
    size_t statements;
    const char *stage; /* "looking", "reading", "checking" */
};
typedef void (*index_progress_call)(void *context, const struct index_progress *progress);

struct index_options {
    const char *directory;    /* data directory */
    const char *const *roots; /* corpus folders; none: those the index remembers */
    size_t root_count;
    const char *program; /* our own binary, to start read workers */
    int jobs;            /* reading workers; 0: one for each processor, at most 8 */
    int lock_wait_ms;    /* how long to wait for another indexer; -1: 10 s */
    date_day today;
    bool rebuild;                 /* from nothing, even if nothing changed */
    bool replace;                 /* another set of corpus folders is meant */
    bool allow_removal;           /* more than 30 % of the pages may go */
    bool dry_run;                 /* say what would be done; change nothing */
    volatile sig_atomic_t *stop;  /* not 0: stop soon, INTERRUPTED; may be NULL */
    index_progress_call progress; /* may be NULL */
    void *progress_context;
};

struct index_note {
    struct span file; /* below its root */
    struct span reason;
    bool kept; /* rejected: what was indexed from it before still stands */
};
struct index_notes {
    struct index_note *items;
    size_t count;
};

/* What a run did, or a dry run would do (which takes every file that it would read for sound). Pages are
 * counted, not files. */
struct index_report {
    uint64_t pages; /* in the index afterwards */
    uint64_t statements;
    bool statements_unknown; /* a dry run that would read files: their statements show only then */
    uint64_t added, changed, removed, unchanged;
    struct index_notes rejected;
    struct index_notes skipped;
    struct index_notes notes; /* worth a word, nothing failed */
    double seconds;
    uint64_t bytes;      /* of the generation on disk */
    uint64_t generation; /* live afterwards */
    bool written;        /* false: nothing to do, or a dry run */
};

/* Run. LOCKED (names the holder), REFUSED (a guard; says which flag), BAD_INPUT (avow.yml or a vocabulary
 * table: place is file:line), USAGE (no corpus folder given or remembered), CORRUPT or NEWER (the live
 * generation cannot be read: rebuild), INTERRUPTED. On any failure the previous
 * generation stays live. The report is in `arena`. */
enum avow_status index_run(const struct index_options *options, struct arena *arena,
                           struct index_report *report, struct avow_error *err);

/* Prove the live generation: engine check of both databases, counts against facts and manifest, every
 * statement of facts readable, probe searches. CORRUPT says what is wrong. Reading is enough: without leave
 * to write the engine checks a copy (store_check). */
enum avow_status index_check(const char *directory, struct arena *arena, struct index_report *report,
                             struct avow_error *err);

/* Add to `notes` a note for each pin of the live generation that counts for nothing: expired before `today`,
 * or of a statement that is not there. Texts are in `arena`. */
enum avow_status index_pins(const char *directory, date_day today, struct arena *arena,
                            struct index_notes *notes, struct avow_error *err);

/* Make generation `number` live again (0: the newest one older than the live one). NOT_FOUND names those that
 * are kept. */
enum avow_status index_rollback(const char *directory, uint64_t number, uint64_t *now_live,
                                struct avow_error *err);

#endif
