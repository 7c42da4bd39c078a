/* What a reader yields: a flat list of blocks in reading order, the same for every format. */
#ifndef DOCUMENT_BLOCK_H
#define DOCUMENT_BLOCK_H

#include "base/arena.h"
#include "base/error.h"
#include "terms/record.h"

enum block_kind {
    BLOCK_HEADING,   /* level 1 to 6 */
    BLOCK_PARAGRAPH, /* level = depth of the list item it continues, 0 outside lists */
    BLOCK_ITEM,      /* list item; level = nesting depth from 1 */
    BLOCK_ROW,       /* table row, cells joined by " | "; header = true for the heading row */
    BLOCK_QUOTE,     /* quoted paragraph */
    BLOCK_CODE,
    BLOCK_NOTE,     /* admonition; its first line may name its kind */
    BLOCK_QUESTION, /* a question marked as such (FAQ markup, a row of a table); its answer follows, up to the
                       next question, control, heading or block apart */
    BLOCK_CONTROL, /* a control of a catalog: text = its title, row->id = its id; its parts follow likewise */
    BLOCK_STATEMENT /* a ready-made statement: text = its text, row says the rest */
};

struct block_link {
    struct span label;
    struct span target;
};

/* What one row of a table or one control says of itself, over what its file says; empty or 0 where it says
 * nothing. */
struct block_row {
    struct span id;             /* of a control ("ac-2"); of a ready-made statement its own, used verbatim */
    struct span_list standards; /* names as written */
    struct span_list services;
    struct span url;
    uint32_t date;             /* a date_day */
    struct span_list headings; /* those above it, when no heading blocks say so */
    enum statement_kind kind;  /* of a ready-made statement, as is the question */
    struct span question;
};

struct block {
    enum block_kind kind;
    int level;
    bool header;        /* BLOCK_ROW: the heading row */
    bool bold;          /* a paragraph that is bold from end to end: many pages write questions so */
    bool apart;         /* no part of the answer to the marked question before it */
    struct span number; /* BLOCK_ITEM: its own number as shown, "2." or "2)"; empty: a bullet */
    struct span text;   /* plain text, inline markup gone, inner line breaks as spaces (kept in code) */
    struct block_link *links;
    size_t link_count;
    uint32_t page_number;        /* 1-based in paged formats; 0 = none */
    const struct block_row *row; /* BLOCK_QUESTION, BLOCK_CONTROL: may be NULL */
};

struct block_list {
    struct block *items;
    size_t count;
    size_t capacity;
};

/* Append a block; false when memory ran out. */
bool block_append(struct block_list *list, struct arena *arena, struct block block);

#endif
