/* Rows of cells in the making. */
#include "sheet/rows.h"

static enum avow_status next_row(struct sheet_rows *rows, size_t number, struct avow_error *err)
{
    if (rows->count > 0 && rows->items[rows->count - 1].number == number)
        return AVOW_OK;
    if (rows->count > 0 && rows->items[rows->count - 1].number > number)
        return error_set(err, AVOW_BAD_INPUT, "", "is broken: its rows are out of order");
    if (!arena_grow(rows->arena, &rows->items, &rows->capacity, rows->count, sizeof *rows->items))
        return error_set_no_memory(err, "");
    rows->items[rows->count++] = (struct sheet_row){.number = number};
    rows->room = 0;
    return AVOW_OK;
}

enum avow_status sheet_rows_put(struct sheet_rows *rows, size_t number, size_t column, struct span text,
                                struct avow_error *err)
{
    if (span_trim(text).size == 0)
        return AVOW_OK;
    enum avow_status status = next_row(rows, number, err);
    if (status != AVOW_OK)
        return status;
    struct sheet_row *row = &rows->items[rows->count - 1];
    size_t more = column >= row->count ? column + 1 - row->count : 0;
    if (more > SHEET_CELLS - rows->cells)
        return error_set(err, AVOW_TOO_LARGE, "", "has over %d cells; split it", SHEET_CELLS);
    while (row->count <= column) {
        if (!arena_grow(rows->arena, &row->cells, &rows->room, row->count, sizeof *row->cells))
            return error_set_no_memory(err, "");
        row->cells[row->count++] = SPAN_EMPTY;
        rows->cells++;
    }
    row->cells[column] = text;
    return AVOW_OK;
}

struct sheet sheet_rows_take(struct sheet_rows *rows)
{
    const struct sheet sheet = {.rows = rows->items, .row_count = rows->count};
    *rows = (struct sheet_rows){.arena = rows->arena, .cells = rows->cells};
    return sheet;
}

struct sheet_row *sheet_rows_find(struct sheet_rows *rows, size_t number)
{
    size_t low = 0, high = rows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low < rows->count && rows->items[low].number == number ? &rows->items[low] : NULL;
}
