/* The table of approved questions: tab-separated lines to rows and back. */
#ifndef LIBRARY_TSV_H
#define LIBRARY_TSV_H

#include "base/buffer.h"
#include "workspace/approval.h"

enum tsv_column {
    COLUMN_QUESTION,
    COLUMN_STATEMENT,
    COLUMN_BY,
    COLUMN_DATE,
    COLUMN_PRODUCT,
    COLUMN_EXPIRES,
    COLUMN_HASH, /* of the words that were approved; empty: those the statement has now */
    TSV_COLUMNS
};

enum { TSV_QUESTION_LIMIT = 2048 /* bytes, as search takes them */, TSV_CELL_LIMIT = 400 };

/* One line as cells, trimmed; those that are not there are empty. USAGE: more than TSV_COLUMNS, or
 * U+FFFD, which stands for broken bytes. */
enum avow_status tsv_split(struct span line, struct span cells[TSV_COLUMNS], struct avow_error *err);
/* True when the cells are the names of the columns. */
bool tsv_is_header(const struct span cells[TSV_COLUMNS]);
/* Question, statement, by, days and product of a row; spans are the cells'. USAGE says what is wrong. */
enum avow_status tsv_read(const struct span cells[TSV_COLUMNS], date_day today, struct approval *out,
                          struct avow_error *err);
/* Append the header, and one row. */
bool tsv_write_header(struct buffer *out);
bool tsv_write(struct buffer *out, const struct approval *approval);

#endif
