/* The live generation as an indexing run meets it: its manifest, and what facts say of files and versions. */
#ifndef INDEX_LIVE_H
#define INDEX_LIVE_H

#include "facts/facts.h"
#include "facts/generation.h"

struct live {
    bool present;
    uint64_t number;
    struct manifest manifest;
    struct facts *facts;
    struct facts_files files;       /* by root, path */
    struct facts_versions versions; /* by page, date */
    size_t page_count;              /* pages that have versions */
};

/* Look at the live generation of `directory`; none is AVOW_OK with `present` false. CORRUPT, NEWER. */
enum avow_status live_open(const char *directory, struct arena *arena, struct live *out,
                           struct avow_error *err);
/* Safe on a zeroed one. */
void live_close(struct live *live);

/* What facts know of a file; NULL when nothing. */
const struct facts_file *live_file(const struct live *live, struct span root, struct span path);
/* The versions of a page: `*count` of them from the returned one on (none: 0 and NULL). */
const struct facts_version *live_page(const struct live *live, struct span page, size_t *count);
/* Whether it has the page, and the page has not ended. */
bool live_holds(const struct live *live, struct span page);
/* How many statements the current version of a page has. */
uint64_t live_statements(const struct live *live, struct span page);

#endif
