/* What a Markdown tree's events add up to: the text, links and boldness of one block after the other. */
#ifndef DOCUMENT_MARKDOWN_COLLECT_H
#define DOCUMENT_MARKDOWN_COLLECT_H

#include "document/inline_text.h"

#include <cmark-gfm.h>

/* What is collected while cmark's events go by. */
struct collector {
    struct inline_text line; /* the block at hand */
    struct block_list *blocks;
    unsigned depth; /* containers we are in */
    int list_depth;
    unsigned image;          /* inside an image: its description is no text of the page */
    bool in_row;             /* of a table */
    bool hidden;             /* inside an inline <script> or <style> */
    bool first_of_item;      /* the next paragraph is the item itself */
    bool open_table;         /* a table of this section is never closed: no end is looked for again */
    cmark_node *admonition;  /* the quote that turned out to be a note */
    cmark_node *taken;       /* the last node that was read with the piece of HTML at hand; NULL = only it */
    enum avow_status status; /* of the pieces of HTML, told in `err` */
    struct avow_error *err;
};

/* Forget the text so far: a paragraph, heading or row begins. */
void collect_start(struct collector *collector);
/* An item of a list begins. */
void collect_item(struct collector *collector, cmark_node *node);
/* Text of the block at hand. */
void collect_text(struct collector *collector, struct span text);
/* Text that stands for itself, not code: signs of emphasis that nothing closes go. */
void collect_plain(struct collector *collector, cmark_node *node);
/* A line ends inside a paragraph: a space, or the end of a bold question. */
void collect_line_end(struct collector *collector, cmark_node *node);
void collect_inline_html(struct collector *collector, struct span tag);
/* A row of a table begins; one of its cells ends, another follows. */
void collect_row_begin(struct collector *collector);
void collect_cell_end(struct collector *collector);
/* A link's label begins and ends. */
void collect_link_begin(struct collector *collector, cmark_node *node);
void collect_link_end(struct collector *collector);
/* The block at hand ends; a paragraph is what its parent makes of it. */
void collect_paragraph(struct collector *collector, cmark_node *node);
void collect_heading(struct collector *collector, cmark_node *node);
void collect_row(struct collector *collector, cmark_node *node);
/* Blocks that come whole. */
void collect_code(struct collector *collector, cmark_node *node);
/* A piece of HTML; sets `taken` when nodes after it belong to a table in it. */
void collect_html(struct collector *collector, cmark_node *node);

#endif
