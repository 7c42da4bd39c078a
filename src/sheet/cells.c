/* The cells of one sheet of a workbook. */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/date.h"
#include "sheet/book.h"
#include "sheet/part.h"
#include "sheet/rows.h"

#include <stdlib.h>
#include <string.h>

enum { MERGES = 10000, COLUMNS = 16384, ROWS = 1048576, EPOCH_1900 = 25569, DAYS_TO_1904 = 1462 };

struct merge {
    size_t first_row, last_row;
    size_t first_column, last_column;
};

/* A sheet with the cell at hand. */
struct cell_reader {
    const struct book *book;
    struct sheet_rows rows;
    struct merge *merges;
    size_t merge_count;
    size_t merge_room;
    size_t row;    /* 1-based */
    size_t column; /* 0-based, of the next cell */
    struct span type;
    struct span style;
    struct buffer text;
    bool in_text; /* inside <v> or <t> */
    int phonetic;
};

static void reader_end(struct cell_reader *reader)
{
    buffer_free(&reader->text);
}

/* "BC12" to column 54 (0-based) and row 12 (1-based); false for anything else. */
static bool read_place(struct span text, size_t *column, size_t *row)
{
    size_t at = 0;
    size_t letters = 0;
    for (; at < text.size && text.bytes[at] >= 'A' && text.bytes[at] <= 'Z' && letters < COLUMNS; at++)
        letters = letters * 26 + (size_t)(text.bytes[at] - 'A') + 1;
    uint64_t number = 0;
    if (letters == 0 || letters > COLUMNS || !span_to_u64(span_part(text, at, text.size), &number) ||
        number == 0 || number > ROWS)
        return false;
    *column = letters - 1;
    *row = (size_t)number;
    return true;
}

static enum avow_status add_merge(struct cell_reader *reader, struct span range, struct avow_error *err)
{
    struct merge merge;
    size_t colon = span_find_byte(range, ':', 0);
    if (colon == SPAN_NONE || reader->merge_count == MERGES ||
        !read_place(span_part(range, 0, colon), &merge.first_column, &merge.first_row) ||
        !read_place(span_part(range, colon + 1, range.size), &merge.last_column, &merge.last_row))
        return AVOW_OK;
    if (!arena_grow(reader->book->arena, &reader->merges, &reader->merge_room, reader->merge_count,
                    sizeof *reader->merges))
        return error_set_no_memory(err, "");
    reader->merges[reader->merge_count++] = merge;
    return AVOW_OK;
}

static enum number_format format_at(const struct book *book, struct span style)
{
    uint64_t number = 0;
    bool known = span_to_u64(style, &number) && number < book->format_count;
    return known ? book->formats[number] : NUMBER_PLAIN;
}

/* A number as it is plainly shown: 15 digits, no more, or the day, or the percentage. */
static struct span number_text(const struct cell_reader *reader, struct span written)
{
    struct arena *arena = reader->book->arena;
    const char *copy = arena_string(arena, written);
    char *end = NULL;
    double number = copy != NULL ? strtod(copy, &end) : 0;
    if (copy == NULL || end == copy || *end != '\0')
        return arena_copy(arena, written);
    enum number_format format = format_at(reader->book, reader->style);
    char day[DATE_TEXT_SIZE];
    if (format == NUMBER_DATE && number >= 1 && number < 2958466 /* the year 10000 */) {
        int64_t days = (int64_t)number - EPOCH_1900 + (reader->book->since_1904 ? DAYS_TO_1904 : 0);
        return arena_copy(arena, span_of(date_iso(date_of_time(days * 86400), day)));
    }
    const char *text = format == NUMBER_PERCENT ? arena_printf(arena, "%.15g%%", number * 100)
                                                : arena_printf(arena, "%.15g", number);
    return span_of(text);
}

static struct span cell_text(const struct cell_reader *reader)
{
    struct span written = buffer_span(&reader->text);
    struct span type = reader->type;
    uint64_t number = 0;
    if (span_equal(type, SPAN("s")))
        return span_to_u64(span_trim(written), &number) && number < reader->book->text_count
                   ? reader->book->texts[number]
                   : SPAN_EMPTY;
    if (span_equal(type, SPAN("b")))
        return span_equal(span_trim(written), SPAN("1")) ? SPAN("TRUE") : SPAN("FALSE");
    if (span_equal(type, SPAN("e")))
        return SPAN_EMPTY;
    if (type.size == 0 || span_equal(type, SPAN("n")))
        return number_text(reader, span_trim(written));
    return arena_copy(reader->book->arena, written);
}

static void begin_cell(struct cell_reader *reader, xmlTextReader *xml)
{
    struct arena *arena = reader->book->arena;
    size_t row;
    size_t column;
    if (read_place(part_attribute(xml, "r", arena), &column, &row) && row == reader->row)
        reader->column = column;
    reader->type = part_attribute(xml, "t", arena);
    reader->style = part_attribute(xml, "s", arena);
    buffer_truncate(&reader->text, 0);
}

static enum avow_status end_cell(struct cell_reader *reader, struct avow_error *err)
{
    size_t column = reader->column++;
    if (reader->text.failed)
        return error_set_no_memory(err, "");
    return reader->text.size == 0
               ? AVOW_OK
               : sheet_rows_put(&reader->rows, reader->row, column, cell_text(reader), err);
}

static void begin_row(struct cell_reader *reader, xmlTextReader *xml)
{
    uint64_t number = 0;
    struct span written = part_attribute(xml, "r", reader->book->arena);
    reader->row =
        span_to_u64(written, &number) && number > 0 && number <= ROWS ? (size_t)number : reader->row + 1;
    reader->column = 0;
}

static enum avow_status visit_cells(void *context, enum part_event event, const char *name,
                                    xmlTextReader *xml, struct avow_error *err)
{
    struct cell_reader *reader = context;
    bool opens = event == PART_OPEN;
    if (event == PART_TEXT) {
        if (reader->in_text && reader->phonetic == 0)
            buffer_append_string(&reader->text, name);
        return AVOW_OK;
    }
    if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)
        reader->in_text = opens;
    else if (strcmp(name, "rPh") == 0)
        reader->phonetic += opens ? 1 : -1;
    else if (opens && strcmp(name, "row") == 0)
        begin_row(reader, xml);
    else if (opens && strcmp(name, "c") == 0)
        begin_cell(reader, xml);
    else if (opens && strcmp(name, "mergeCell") == 0)
        return add_merge(reader, part_attribute(xml, "ref", reader->book->arena), err);
    return !opens && strcmp(name, "c") == 0 ? end_cell(reader, err) : AVOW_OK;
}

/* The first cell's text in every cell of a merge, in rows that have text. */
static enum avow_status fill_merge(struct cell_reader *reader, const struct merge *merge,
                                   struct avow_error *err)
{
    struct sheet_rows *rows = &reader->rows;
    const struct sheet_row *first = sheet_rows_find(rows, merge->first_row);
    if (first == NULL || merge->first_column >= first->count)
        return AVOW_OK;
    struct span text = first->cells[merge->first_column];
    for (size_t number = merge->first_row; number <= merge->last_row; number++) {
        struct sheet_row *row = sheet_rows_find(rows, number);
        if (row == NULL && number > rows->items[rows->count - 1].number)
            break;
        for (size_t i = merge->first_column; row != NULL && i <= merge->last_column && i < row->count; i++) {
            if (rows->cells++ >= SHEET_CELLS)
                return error_set(err, AVOW_TOO_LARGE, "", "has over %d cells; split it", SHEET_CELLS);
            if (row->cells[i].size == 0)
                row->cells[i] = text;
        }
    }
    return AVOW_OK;
}

enum avow_status book_cells(const struct book *book, const struct book_sheet *sheet, size_t *cells,
                            struct sheet *out, struct avow_error *err)
{
    CLEANUP(reader_end)
    struct cell_reader reader = {.book = book, .rows = {.arena = book->arena, .cells = *cells}};
    enum avow_status status = part_walk(book->archive, sheet->part, visit_cells, &reader, err);
    for (size_t i = 0; status == AVOW_OK && i < reader.merge_count; i++)
        status = fill_merge(&reader, &reader.merges[i], err);
    if (status != AVOW_OK)
        return status;
    *cells = reader.rows.cells;
    *out = sheet_rows_take(&reader.rows);
    out->name = sheet->name;
    out->hidden = sheet->hidden;
    return AVOW_OK;
}
