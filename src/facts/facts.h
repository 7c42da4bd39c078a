/* facts.sqlite: files, pages, versions and the order of statements of one generation. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

/* One open facts file; one thread at a time. */
struct facts;

/* Open read-only and immutable: for a finished generation. NOT_FOUND, CORRUPT. */
enum avow_status facts_open(const char *path, struct facts **out, struct avow_error *err);
/* Open for writing, creating file and tables when missing. Writes stand in one transaction until
 * facts_commit. */
enum avow_status facts_open_writer(const char *path, struct facts **out, struct avow_error *err);
enum avow_status facts_commit(struct facts *facts, struct avow_error *err);
/* Close; uncommitted writes are dropped. NULL is allowed. */
void facts_close(struct facts *facts);

/* SQLite's own check of every page; CORRUPT says what is wrong. */
enum avow_status facts_check(struct facts *facts, struct avow_error *err);

enum facts_file_state { FILE_INDEXED, FILE_REJECTED };

/* One file of the corpus. `kept`: rejected now, but an earlier reading of it still stands in the index. */
struct facts_file {
    struct span root;      /* corpus root, as in the manifest */
    struct span path;      /* below the root */
    struct span page;      /* page id */
    struct span input_key; /* 64 hex; empty when it must be read again */
    enum facts_file_state state;
    bool kept;
    struct span reason;
};

/* One version of a page: a document at one date. Text fields as in the page. */
struct facts_version {
    struct span page;
    date_day date;
    struct span date_source;
    struct span root;
    struct span path;
    struct span title;
    struct span url;
    struct span language;
    struct span owner;
    struct span audience;
    struct span status;
    date_day review_by;
    bool current;
    uint32_t statements; /* how many it has; filled on reading */
};

/* The place of a statement on a version. */
struct facts_statement {
    struct span id;
    uint32_t ordinal;
    struct span kind;
    struct span hash;
    bool in_history;      /* its document stands in history/ */
    struct span document; /* id term's value of its document: the id, or id@date in history */
};

/* Lists are in the caller's arena. */
struct facts_files {
    struct facts_file *items;
    size_t count;
};
struct facts_versions {
    struct facts_version *items;
    size_t count;
};
struct facts_statements {
    struct facts_statement *items;
    size_t count;
};

/* Writing. Putting a file or version replaces the row with the same key. */
enum avow_status facts_put_file(struct facts *facts, const struct facts_file *file, struct avow_error *err);
/* Remove the files of a page. */
enum avow_status facts_remove_page_files(struct facts *facts, struct span page, struct avow_error *err);
/* Remove all rejected files: a run that writes knows them anew. */
enum avow_status facts_remove_rejected(struct facts *facts, struct avow_error *err);
/* Remove a page: its versions and their statements (its files stay). */
enum avow_status facts_remove_page(struct facts *facts, struct span page, struct avow_error *err);
enum avow_status facts_put_version(struct facts *facts, const struct facts_version *version,
                                   const struct facts_statement *statements, size_t count,
                                   struct avow_error *err);

/* Reading. */
enum avow_status facts_all_files(struct facts *facts, struct arena *arena, struct facts_files *out,
                                 struct avow_error *err);
/* All versions of all pages, by page id, then date. */
enum avow_status facts_all_versions(struct facts *facts, struct arena *arena, struct facts_versions *out,
                                    struct avow_error *err);
/* Versions of a page, newest first; none is NOT_FOUND. */
enum avow_status facts_page_versions(struct facts *facts, struct span page, struct arena *arena,
                                     struct facts_versions *out, struct avow_error *err);
/* Statements of one version in page order. */
enum avow_status facts_version_statements(struct facts *facts, struct span page, date_day date,
                                          struct arena *arena, struct facts_statements *out,
                                          struct avow_error *err);
/* Up to `limit` hashes that begin with `prefix` (lower-case hex), ascending, in `arena`. */
enum avow_status facts_hashes_from(struct facts *facts, struct span prefix, size_t limit, struct arena *arena,
                                   struct span **hashes, size_t *count, struct avow_error *err);

/* A statement of some version that has the words of a hash. */
struct facts_place {
    struct span page;
    struct span audience;
    struct span status;
    struct span id;
    struct span document; /* as in facts_statement */
    date_day date;
    bool current;
};
struct facts_places {
    struct facts_place *items;
    size_t count;
};
/* All of them: those of current versions first, then the newest. */
enum avow_status facts_hash_places(struct facts *facts, struct span hash, struct arena *arena,
                                   struct facts_places *out, struct avow_error *err);

struct facts_counts {
    uint64_t pages;
    uint64_t statements; /* on current versions */
    uint64_t versions;
    uint64_t history; /* statements of history/ */
};
enum avow_status facts_count(struct facts *facts, struct facts_counts *out, struct avow_error *err);
/* How many versions a page has; 0 when it is not known. */
enum avow_status facts_version_count(struct facts *facts, struct span page, size_t *versions,
                                     struct avow_error *err);
/* Current pages whose review day is before `today`: how many. */
enum avow_status facts_overdue(struct facts *facts, date_day today, uint64_t *pages, struct avow_error *err);

#endif
