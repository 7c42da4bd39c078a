/* A statement's text as blocks for a page: paragraphs, lists and tables, with the marks of a search. */
#ifndef SERVE_VIEW_TEXT_H
#define SERVE_VIEW_TEXT_H

#include "serve/view_tree.h"

/* Neighbouring pieces of one text. */
struct text_piece {
    struct span words;
    bool marked;
};
struct text_pieces {
    struct text_piece *items;
    size_t count;
    size_t capacity;
};

/* One piece more; empty ones are left out. */
void text_add(struct view *view, struct text_pieces *pieces, struct span words, bool marked);
/* The pieces of an answer's `segments`. */
struct text_pieces text_of_segments(struct view *view, const struct value *segments);
/* The pieces of a text with its `marks`: byte ranges, ascending; ranges that do not fit are left out. */
struct text_pieces text_of_marks(struct view *view, struct span text, const struct value *marks);

/* The pieces as they are: a list of `words` and `is_marked`. */
struct value text_line(struct view *view, struct text_pieces pieces);

/* The list of blocks: maps of `is_paragraph` with `pieces`, `is_list` or `is_numbered` with `items`, or
 * `is_table` with `rows` of `cells`; in the end everything is `pieces` of `words` and `is_marked`. Blocks are
 * parted by empty lines, items start with "- ", those of inner lists with two spaces a level before it
 * (`is_inner`, from the second `is_deep`), cells are parted by " | ". */
struct value text_blocks(struct view *view, struct text_pieces pieces);

#endif
