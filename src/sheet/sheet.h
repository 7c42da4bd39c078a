/* Cells of CSV files and XLSX workbooks, read as text. */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "base/arena.h"
#include "base/error.h"

/* Cells of one file, the empty ones before a cell in its row counted: more is no table but a bomb. */
enum { SHEET_CELLS = 2000000 };

struct sheet_row {
    struct span *cells; /* from the first column on; empty cells are empty spans */
    size_t count;
    size_t number; /* 1-based, as people count it: the line a CSV row begins on, the row of a workbook */
};

struct sheet {
    struct span name; /* of a workbook's sheet */
    bool hidden;
    struct sheet_row *rows; /* rows without any text are left out */
    size_t row_count;
};

struct sheet_list {
    struct sheet *items;
    size_t count;
};

/* Read separated values (RFC 4180, and what is in the wild: ragged rows, quotes inside plain fields, an open
 * quote at the end). `separator` 0: the one of `,` `;` tab `|` that the first row has most of. `text` is
 * clean UTF-8; cells point into it or stand in `arena`. TOO_LARGE, NO_MEMORY. */
enum avow_status sheet_read_csv(struct span text, char separator, struct arena *arena, struct sheet *out,
                                struct avow_error *err);
/* Read a workbook: texts, numbers as plainly shown, dates as YYYY-MM-DD, TRUE and FALSE; a merged cell's text
 * stands in each of its cells. Formulas give their stored result. Source: ECMA-376 part 1, SpreadsheetML.
 * BAD_INPUT for what is no workbook, TOO_LARGE, NO_MEMORY. */
enum avow_status sheet_read_xlsx(struct span bytes, struct arena *arena, struct sheet_list *out,
                                 struct avow_error *err);

#endif
