/* What the cells of a workbook refer to: its sheets, shared texts and number formats. */
#ifndef SHEET_BOOK_H
#define SHEET_BOOK_H

#include "base/archive.h"
#include "sheet/sheet.h"

enum number_format { NUMBER_PLAIN, NUMBER_DATE, NUMBER_PERCENT };

struct book_sheet {
    struct span name;
    struct span relation;
    const char *part; /* NULL: it has none */
    bool hidden;
};

struct book {
    struct archive *archive;
    struct arena *arena;
    struct book_sheet *sheets;
    size_t sheet_count;
    size_t sheet_room;
    struct span *texts;
    size_t text_count;
    size_t text_room;
    enum number_format *formats; /* by cell style */
    size_t format_count;
    size_t format_room;
    bool since_1904;
};

/* Read all of it; `archive` and `arena` are set. BAD_INPUT for what is no workbook. */
enum avow_status book_read(struct book *book, struct avow_error *err);
/* Read the cells of one sheet, which go on the count of `cells`. */
enum avow_status book_cells(const struct book *book, const struct book_sheet *sheet, size_t *cells,
                            struct sheet *out, struct avow_error *err);

#endif
