/* Split blocks that are too long for one passage. */
#ifndef DOCUMENT_PIECES_H
#define DOCUMENT_PIECES_H

#include "document/block.h"

enum { PIECE_WORDS = 2000 /* a sentence of more words is cut at white space */ };

/* A block or a part of one. */
struct piece {
    size_t block;     /* number of its block */
    struct span text; /* borrowed from the block */
    size_t words;
    bool rest; /* not the first part of its block */
};

struct piece_list {
    struct piece *items;
    size_t count;
    size_t capacity;
};

/* The pieces of `count` blocks, in `arena`: blocks over `full` words split at sentence ends into near-equal
 * parts, rows of tables only where they are endless. False when memory ran out. */
bool pieces_of(const struct block *items, size_t count, size_t full, struct arena *arena,
               struct piece_list *out);

#endif
