/* Generations on disk: which one is live, where it stands, and its manifest. */
#ifndef FACTS_GENERATION_H
#define FACTS_GENERATION_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

/* Layout of a data directory:
 *   current                     text: number of the live generation
 *   lock                        held while an indexer runs
 *   generations/<n>/statements/ Xapian: statements that hold today
 *   generations/<n>/history/    Xapian: statements that held once
 *   generations/<n>/facts.sqlite
 *   generations/<n>/vocabulary/ the users' vocabulary files it was built with in order: 0.yml, 1.yml, ...
 *   generations/<n>/manifest.json */
/* Layouts: 1, the first; 2, the facet slot tells statements with the same words; 3, with scope and evidence
 * rows; 4, the forward vector has the page title; 5, with pins; 6, the facet slot says what kinds of
 * answer a statement holds; 7, British spellings have the stems of the American ones. */
enum { GENERATION_SCHEMA = 7, GENERATION_READER = 5 };

struct generation_names {
    struct span *items;
    size_t count;
};

/* The first GENERATION_SCHEMA whose facts hold scope and evidence rows. Older generations are searched all
 * the same; the next indexing run builds anew. */
enum { GENERATION_ROWS = 3 };

/* What manifest.json holds. Number tables are append-only from one generation to the next built from it. */
struct manifest {
    uint32_t schema;         /* layout of the generation */
    uint32_t minimum_reader; /* oldest GENERATION_READER that may read it */
    uint64_t number;
    struct span uuid;
    int64_t built;  /* seconds since 1970 */
    date_day day;   /* "today" when it was built */
    uint64_t pages; /* published or not, current versions */
    uint64_t statements;
    uint64_t history; /* statements that held once */
    struct span terms_digest;
    struct span vocabulary_digest;
    struct span configuration_digest;
    struct generation_names roots;      /* corpus folders as given, absolute */
    struct generation_names standards;  /* number -> id, for facet_standard.family */
    struct generation_names editions;   /* number -> text; number 0 is "" */
    struct generation_names services;   /* number -> id */
    struct generation_names vocabulary; /* names of the users' vocabulary files, in order */
};

/* The live generation's number. NO_INDEX when there is none yet ("run avow index"), CORRUPT when `current`
 * is no number. */
enum avow_status generation_live(const char *directory, uint64_t *number, struct avow_error *err);
/* Make `number` live: replace `current` atomically. */
enum avow_status generation_set_live(const char *directory, uint64_t number, struct avow_error *err);
/* Numbers of all finished generations (those with a manifest), ascending, in `arena`. */
enum avow_status generation_list(const char *directory, struct arena *arena, uint64_t **numbers,
                                 size_t *count, struct avow_error *err);
/* "directory/generations/<n>" or, with a name, "directory/generations/<n>/name"; NULL when memory ran out. */
char *generation_path(struct arena *arena, const char *directory, uint64_t number, const char *name);

/* Read a generation's manifest. NEWER when this program is too old for it; CORRUPT when broken. */
enum avow_status manifest_read(const char *path, struct arena *arena, struct manifest *out,
                               struct avow_error *err);
enum avow_status manifest_write(const char *path, const struct manifest *manifest, struct avow_error *err);
/* The users' vocabulary files of a generation, in order, in `arena`. */
enum avow_status generation_vocabulary(const char *directory, uint64_t number,
                                       const struct manifest *manifest, struct arena *arena,
                                       struct span **texts, struct avow_error *err);

#endif
