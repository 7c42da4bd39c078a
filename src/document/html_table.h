/* Rows of an HTML table: cells that span columns and rows keep the grid. */
#ifndef DOCUMENT_HTML_TABLE_H
#define DOCUMENT_HTML_TABLE_H

#include "document/html_tree.h"
#include "document/inline_text.h"

enum { HTML_COLUMNS = 100 /* cells of a row that are laid on the grid */ };

/* What a cell leaves to the rows below it. */
struct html_carried {
    size_t rows;
    struct span text;
};

struct html_table {
    const xmlNode *node; /* the table of data we are in, or NULL */
    const xmlNode *row;  /* in it, or NULL; the same for the cell */
    const xmlNode *cell;
    size_t column; /* of the cell at hand, 0-based */
    size_t cells;  /* of the row, and how many of them are titles */
    size_t titles;
    size_t cell_start;   /* where the cell starts in the line */
    size_t carried_size; /* bytes repeated so far */
    struct html_carried columns[HTML_COLUMNS];
};

void html_table_begin(struct html_table *table, const xmlNode *node);
void html_table_row_begin(struct html_table *table, struct inline_text *line, const xmlNode *row);
void html_table_cell_begin(struct html_table *table, struct inline_text *line, const xmlNode *cell);
void html_table_cell_end(struct html_table *table, struct inline_text *line);
/* The row as a block without links; its text is empty when the row has none. */
struct block html_table_row_end(struct html_table *table, struct inline_text *line);

#endif
