/* A list of results to take along: as a table for spreadsheets, and as Markdown. */
#ifndef SERVE_EXPORT_H
#define SERVE_EXPORT_H

#include "serve/request.h"

/* Handlers, as in serve/request.h: the search of the arguments, one row or section for each result. */
enum avow_status export_csv(const struct request *request, struct reply *reply, struct avow_error *err);
enum avow_status export_markdown(const struct request *request, struct reply *reply, struct avow_error *err);

/* One cell as it stands in the table, in quotes. */
void export_csv_cell(struct buffer *out, struct span text);

#endif
