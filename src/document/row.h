/* One line of a JSONL file: a ready-made statement. */
#ifndef DOCUMENT_ROW_H
#define DOCUMENT_ROW_H

#include "base/arena.h"
#include "base/error.h"
#include "terms/record.h"

enum { ROW_LIMIT = 512 * 1024 /* bytes of a line: a statement must pass through the read worker in one */ };

/* Fields as the row says them; only id and text are always there. */
struct statement_row {
    struct span id;
    struct span page;  /* as written; the caller makes a page id of it */
    struct span title; /* of the page */
    struct span url;
    struct span date;
    struct span audience;
    enum statement_kind kind; /* not given: faq with a question, else section */
    struct span_list headings;
    struct span question;
    struct span text;
    struct span_list standards; /* names as written */
    struct span_list services;
};

/* Read one line; `line` must not be blank. In `arena`. BAD_INPUT for what is no JSON object, lacks id or
 * text, has an id with white space or control bytes or of over 200 bytes, or a kind that is none of ours: the
 * message is the reason. */
enum avow_status statement_row_read(struct span line, struct arena *arena, struct statement_row *out,
                                    struct avow_error *err);

/* True for files whose rows may belong to different pages. */
bool document_has_rows(struct span path);

#endif
