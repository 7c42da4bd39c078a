/* Rows of an HTML table. */
#include "document/html_table.h"

enum {
    MOST_ROWS = 1000,           /* that a cell may span */
    CARRIED_SIZE = 1024 * 1024, /* bytes that spanning cells may repeat in one table */
};

void html_table_begin(struct html_table *table, const xmlNode *node)
{
    *table = (struct html_table){.node = node};
}

void html_table_row_begin(struct html_table *table, struct inline_text *line, const xmlNode *row)
{
    inline_text_clear(line);
    table->row = row;
    table->column = table->cells = table->titles = 0;
}

/* The column at hand holds what a cell above it left, or nothing. */
static void fill_column(struct html_table *table, struct inline_text *line)
{
    struct html_carried *carried = &table->columns[table->column++];
    if (carried->rows > 0) {
        carried->rows--;
        table->carried_size += carried->text.size;
        if (table->carried_size <= CARRIED_SIZE)
            inline_text_add(line, carried->text);
    }
    inline_text_cell_end(line);
}

void html_table_cell_begin(struct html_table *table, struct inline_text *line, const xmlNode *cell)
{
    while (table->column < HTML_COLUMNS && table->columns[table->column].rows > 0)
        fill_column(table, line);
    table->cell = cell;
    table->cell_start = line->text.size;
}

/* `colspan` or `rowspan`, at least 1. */
static size_t span_count(const xmlNode *cell, const char *name, size_t most)
{
    uint64_t count = 1;
    span_to_u64(span_trim(html_attribute(cell, name)), &count);
    return count == 0 ? 1 : count > most ? most : (size_t)count;
}

void html_table_cell_end(struct html_table *table, struct inline_text *line)
{
    const xmlNode *cell = table->cell;
    size_t columns = span_count(cell, "colspan", HTML_COLUMNS);
    size_t rows = span_count(cell, "rowspan", MOST_ROWS);
    struct span text = span_part(buffer_span(&line->text), table->cell_start, line->text.size);
    if (rows > 1)
        text = arena_copy(line->arena, text);
    for (size_t i = 0; i < columns; i++) {
        inline_text_cell_end(line);
        if (table->column < HTML_COLUMNS && rows > 1)
            table->columns[table->column] = (struct html_carried){rows - 1, i == 0 ? text : SPAN_EMPTY};
        table->column++;
    }
    table->cell = NULL;
    table->cells++;
    table->titles += html_is(cell, "th");
}

struct block html_table_row_end(struct html_table *table, struct inline_text *line)
{
    const xmlNode *group = table->row->parent;
    size_t end = HTML_COLUMNS;
    while (end > table->column && table->columns[end - 1].rows == 0)
        end--;
    while (table->column < end)
        fill_column(table, line);
    table->row = NULL;
    bool header =
        (table->cells > 0 && table->titles == table->cells) || (group != NULL && html_is(group, "thead"));
    return (struct block){.kind = BLOCK_ROW, .header = header, .text = inline_text_row(line)};
}
