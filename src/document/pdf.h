/* The stages from a PDF page to blocks: lines with their place, order put right, lines joined. */
#ifndef DOCUMENT_PDF_H
#define DOCUMENT_PDF_H

#include "base/buffer.h"
#include "document/reader.h"

/* Text that stands together on one line of one page; lengths in points (1/72 inch) from the page's top left
 * corner. */
struct pdf_line {
    struct span text; /* tidy UTF-8; empty = taken out, to be skipped */
    double left;
    double right;
    double top;
    double bottom;
    double size;   /* of most of its characters */
    bool bold;     /* all of them */
    bool row;      /* a row of a table, cells joined by " | " */
    bool header;   /* its heading row */
    uint32_t page; /* 1-based */
    double page_height;
    struct block_link *links;
    size_t link_count;
};

struct pdf_lines {
    struct pdf_line *items;
    size_t count;
    size_t capacity;
};

struct _PopplerPage;

/* Append the lines of a page in poppler's reading order; text beside text on the same line is a line of its
 * own. All in `arena`. */
enum avow_status pdf_page_lines(struct _PopplerPage *page, uint32_t number, struct arena *arena,
                                struct pdf_lines *out, struct avow_error *err);

/* Put list marks and section numbers that were set apart back before their text. `first` is the first line of
 * a page that ends the list. */
bool pdf_join_marks(struct pdf_lines *lines, size_t first, struct arena *arena);
/* Make rows of lines that stand in columns, but not of columns of running text. */
bool pdf_join_rows(struct pdf_lines *lines, size_t first, struct arena *arena);
/* Take out what stands at the same place of many pages, and page numbers. */
bool pdf_drop_running(struct pdf_lines *lines, uint32_t pages);

/* Join lines to blocks: headings by size, items by marks, paragraphs by spacing. All in `arena`. */
enum avow_status pdf_blocks(const struct pdf_lines *lines, struct arena *arena, struct block_list *out,
                            struct avow_error *err);

/* What tells how high a heading stands. */
struct pdf_rank {
    double size;
    size_t parts; /* of its number, 0 without */
    bool bold;
};

/* Give headings their levels; lines of a cover that head nothing become paragraphs. `ranks`: one for each
 * block, of use for headings. */
void pdf_set_levels(struct block_list *blocks, const struct pdf_rank *ranks);

/* Bytes of a list mark at the front of `text` ("•", "✓", "-", "1.", "a)") with the space after it, or 0. */
size_t pdf_mark_size(struct span text);
/* Numbers in a section number at the front ("3.2.1" has 3), or 0; what follows it starts at `*end`. */
size_t pdf_section_parts(struct span text, size_t *end);

/* The words of a document, to tell a hyphen that parts a word from one that belongs to it. */
struct pdf_words;
/* Words of all lines but those parted at a line's end; in `arena`, NULL when memory ran out. */
struct pdf_words *pdf_words_of(const struct pdf_lines *lines, struct arena *arena);
/* Append `next` to a text whose lines are being joined: a space between them, or a parted word mended. */
void pdf_append_line(struct buffer *text, struct span next, const struct pdf_words *words);

#endif
