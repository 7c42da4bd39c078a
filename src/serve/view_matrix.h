/* The matrix of services and standards: which columns and rows it has, and its cells. */
#ifndef SERVE_VIEW_MATRIX_H
#define SERVE_VIEW_MATRIX_H

#include "serve/view_stated.h"

/* Put the matrix of the answer's rows: `columns`, `column_ticks`, `groups` of rows of cells, counts for the
 * legend, and the lists by name that stand in its place where there is no room. Without `column` arguments
 * the MATRIX_COLUMNS standards with the most exceptions are its columns. Rows are `limit` services from
 * number `first` on; counts are of all. Returns how many services there are. */
enum { MATRIX_COLUMNS = 8 };
size_t matrix_put(struct view *view, struct value *page, const struct value *rows, size_t first,
                  size_t limit);

#endif
