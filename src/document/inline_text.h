/* The words of one block while a reader goes through its inline markup: text, links, boldness, cells. */
#ifndef DOCUMENT_INLINE_TEXT_H
#define DOCUMENT_INLINE_TEXT_H

#include "base/buffer.h"
#include "document/block.h"

/* `failed` is set when memory ran out, and stays. Owns `text`; all else is in `arena`. */
struct inline_text {
    struct arena *arena;
    struct buffer text;
    struct block_link *links;
    size_t link_count;
    size_t link_capacity;
    size_t link_start;  /* where the open link's label starts in `text` */
    struct span target; /* of the open link */
    bool linking;
    unsigned strong; /* bold elements we are in */
    bool bold_words;
    bool plain_words;
    struct span lead; /* the bold question that plain words follow; empty: there is none */
    bool failed;
};

/* Forget the text so far: a block begins. An open link goes on in it. */
void inline_text_clear(struct inline_text *line);
/* Words, bold when `strong` is not 0. */
void inline_text_add(struct inline_text *line, struct span text);
/* A link's label begins and ends. Targets that run code or carry the data themselves are left empty. */
void inline_text_link_begin(struct inline_text *line, struct span target);
void inline_text_link_end(struct inline_text *line);
/* A table's cell ends, another follows. */
void inline_text_cell_end(struct inline_text *line);
/* A line inside a cell ends. */
void inline_text_line_end(struct inline_text *line);
/* All words are bold. */
bool inline_text_is_bold(const struct inline_text *line);
/* The text with tidy white space, in the arena. */
struct span inline_text_tidy(struct inline_text *line);
/* The same as one table row: cells joined by " | ", empty ones at the end left out, the lines of a cell (and
 * of the links' labels) joined. */
struct span inline_text_row(struct inline_text *line);
/* Append `block` with its links (not without text), and forget the text. A bold question before plain words
 * is a block of its own. */
void inline_text_append(struct inline_text *line, struct block_list *blocks, struct block block);

#endif
