/* Pack the blocks of a section into passages of a good length. */
#ifndef DOCUMENT_PACK_H
#define DOCUMENT_PACK_H

#include "document/block.h"

/* Words. A passage closes before a block that would take it over `full`, if it holds `enough` already; a rest
 * under `small` joins the passage before it if both hold at most `joined`; a block over `full` is split at
 * sentence ends into near-equal parts, but a table's row only over PIECE_WORDS. */
struct pack_limits {
    size_t full;
    size_t enough;
    size_t small;
    size_t joined;
};

extern const struct pack_limits pack_section; /* 250, 100, 60, 310 */
extern const struct pack_limits pack_whole;   /* FAQ pairs: one passage up to 2,000 words */
extern const struct pack_limits pack_uncut;   /* controls and rows: one passage whatever its length */

struct passage {
    struct span text;   /* as in struct record */
    size_t first_block; /* blocks [first_block, end_block) have text in it */
    size_t end_block;
};

struct passage_list {
    struct passage *items;
    size_t count;
    size_t capacity;
};

/* Cut `count` blocks into passages in `arena`; in order they are the blocks' whole text, but for what a
 * passage inside a table or list repeats (see document/carry.h), which is not counted. NO_MEMORY. */
enum avow_status pack_run(const struct block *items, size_t count, const struct pack_limits *limits,
                          struct arena *arena, struct passage_list *out, struct avow_error *err);

#endif
