/* What a run has to do: the corpus laid against the live generation, page by page. */
#ifndef INDEX_PLAN_H
#define INDEX_PLAN_H

#include "index/corpus.h"
#include "index/history.h"
#include "index/live.h"
#include "index/notes.h"

/* Bytes [start, end) of a file. */
struct plan_range {
    uint64_t start;
    uint64_t end;
};

/* A file, or the rows of one page in a file of rows. */
struct plan_file {
    const struct corpus_root *root;
    struct span path; /* below the root; of rows: with "#" and their page after it */
    uint64_t size;
    const struct config_entry *source; /* of avow.yml; NULL = none */
    struct document_facts facts;       /* facts.page_id names its page */
    struct span fault;                 /* why it cannot be read; empty: it can */
    struct span name;                  /* where it lies below the root, NUL-terminated */
    const struct plan_range *ranges;   /* of its rows; NULL: the whole file */
    size_t range_count;
    struct repository *repository;          /* it is in; NULL: it lies in the folder */
    const struct history_version *revision; /* what its commit made of it */
    const char *beside;                     /* the commit whose files it includes */
};

enum plan_action {
    PLAN_SAME,  /* nothing to do */
    PLAN_READ,  /* new or changed: read all its files */
    PLAN_REMOVE /* none of its files is left */
};

/* A page with its files in order of root and path. */
struct plan_page {
    struct span id;
    enum plan_action action;
    const struct plan_file *files;
    size_t file_count;
    const date_day *gaps; /* days of complete snapshots that lack it, ascending */
    size_t gap_count;
    size_t version_count; /* in the live generation; 0: the page is new */
};

struct plan {
    struct repository **repositories; /* the git sources that stand open */
    size_t repository_count;
    struct plan_page *pages; /* by id */
    size_t page_count;
    size_t files_to_read;
    size_t same_count; /* pages with nothing to do */
};

struct plan_options {
    const char *directory; /* its files are no documents */
    date_day today;
    bool rebuild; /* read everything */
    volatile sig_atomic_t *stop;
};

/* Where a plan tells of files it leaves out. */
struct plan_notes {
    struct notes *rejected; /* rows that are no statements */
    struct notes *skipped;  /* files that nobody reads */
    struct notes *notes;    /* rows of avow.yml that meet no file */
};

/* Make the plan in `arena`; on failure, too, plan_close ends it. */
enum avow_status plan_make(const struct plan_options *options, const struct corpus *corpus,
                           const struct live *live, struct arena *arena, const struct plan_notes *notes,
                           struct plan *out, struct avow_error *err);
/* Safe on a zeroed plan. */
void plan_close(struct plan *plan);

/* Append the bytes of a file or of its rows. NOT_FOUND: it holds no document. */
enum avow_status plan_file_read(const struct plan_file *file, struct buffer *out, struct avow_error *err);
/* Whether a file can hold no other bytes than before: its key needs no reading. */
bool plan_file_fixed(const struct plan_file *file);
/* The input key of a file of `page` whose `bytes` plan_file_read gave; empty will do for one that is fixed.
 */
void plan_file_key(const struct corpus *corpus, const struct plan_page *page, const struct plan_file *file,
                   struct span bytes, bool dated_by_file, char hex[DIGEST_HEX_SIZE]);

/* REFUSED when the plan would empty the index by accident: a root that is missing or holds no document, or
 * more than 30 % of the pages gone. */
enum avow_status plan_guard(const struct plan *plan, const struct corpus *corpus, const struct live *live,
                            struct avow_error *err);

#endif
