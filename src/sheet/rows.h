/* Rows of cells in the making. */
#ifndef SHEET_ROWS_H
#define SHEET_ROWS_H

#include "sheet/sheet.h"

/* Start from zero but for the arena. */
struct sheet_rows {
    struct arena *arena;
    struct sheet_row *items;
    size_t count;
    size_t capacity;
    size_t room;  /* of the last row's cells */
    size_t cells; /* of all rows; a workbook's sheets go on counting */
};

/* Put `text` into a cell; rows come in order, cells of a row in any. Empty text makes no cell. TOO_LARGE over
 * SHEET_CELLS, NO_MEMORY. */
enum avow_status sheet_rows_put(struct sheet_rows *rows, size_t number, size_t column, struct span text,
                                struct avow_error *err);
/* The rows as a sheet; the next one begins. */
struct sheet sheet_rows_take(struct sheet_rows *rows);
/* The row of this number, or NULL. */
struct sheet_row *sheet_rows_find(struct sheet_rows *rows, size_t number);

#endif
