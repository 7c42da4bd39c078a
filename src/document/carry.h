/* What a passage repeats of the blocks before it, so that it can be read alone: the line above a table and
 * its heading row, the line that leads a list in, the items its items stand below. */
#ifndef DOCUMENT_CARRY_H
#define DOCUMENT_CARRY_H

#include "document/block.h"

enum {
    CARRY_LEVELS = 8,        /* lists inside each other */
    CARRY_ROWS = 3,          /* heading rows of one table */
    CARRY_WORDS = 60,        /* of a block that is repeated; longer ones are not */
    CARRY_BYTES = 4000,      /* above it the words of a block need no counting */
    CARRY_SIZE = 1024 * 1024 /* bytes that the passages of one section may repeat */
};

/* The blocks up to `at`, gone through in order. */
struct carry {
    size_t at;
    const struct block *rows[CARRY_ROWS]; /* heading rows of the table at hand */
    size_t row_count;
    const struct block *lead;                  /* before the list or table at hand, or NULL */
    const struct block *parents[CARRY_LEVELS]; /* the last item of each level of it, from 1, or NULL */
    bool in_list;
    size_t size; /* bytes repeated so far */
};

/* Go on to block `at`, which begins a passage, and give the blocks it repeats, outermost first, in `out` (of
 * CARRY_LEVELS + 1). `at` never goes back; a block that is split is asked for again. */
size_t carry_to(struct carry *carry, const struct block *items, size_t at, const struct block **out);

/* A line that names the list or table below it, or says that it follows. */
bool carry_is_lead(const struct block *block);

/* A block of a list: an item, or a paragraph that continues one. */
bool carry_in_list(const struct block *block);

#endif
