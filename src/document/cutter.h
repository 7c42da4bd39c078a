/* Blocks to statements: one cutter for every format. */
#ifndef DOCUMENT_CUTTER_H
#define DOCUMENT_CUTTER_H

#include "document/reader.h"
#include "terms/record.h"

/* One statement before it has a name. */
struct cut {
    enum statement_kind kind;
    struct span_list headings; /* below the page title, outermost first; without a question heading */
    struct span question;      /* empty unless a FAQ pair */
    struct span text;
    struct record_link *links; /* of evidence */
    size_t link_count;
    uint32_t part; /* 1-based passage of its section or pair */
    uint32_t page_number;
    const struct block_row *row; /* what its row or control says of itself; may be NULL */
    bool ready;                  /* a ready-made statement: the row's id is its own */
    size_t first_block;          /* blocks [first_block, end_block) of the reading have text in it */
    size_t end_block;
};

struct cut_list {
    struct cut *items;
    size_t count;
    size_t capacity;
};

/* Cut the blocks of a page called `title` (its heading, if it is one of them, is number `title_heading`; else
 * SPAN_NONE).
 * Every block goes into exactly one statement; in order they are the page, but for what the later parts of a
 * table or list repeat, and headings with nothing below them, which say nothing by themselves (they are
 * statements when a page has no others, or when they are sentences). Text is made in `arena`. */
enum avow_status cutter_run(const struct reading *reading, struct span title, size_t title_heading,
                            struct arena *arena, struct cut_list *out, struct avow_error *err);

#endif
