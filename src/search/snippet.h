/* The whole sentences of a statement that answer best, with their marks. */
#ifndef SEARCH_SNIPPET_H
#define SEARCH_SNIPPET_H

#include "base/json_writer.h"
#include "search/mark.h"

enum { SNIPPET_BYTES = 320 }; /* aimed at; one sentence may be longer */

struct snippet {
    struct mark_list marks; /* of the whole text */
    uint32_t start;         /* bytes [start, end) of the text: whole sentences, trimmed */
    uint32_t end;
    size_t before; /* sentences left out */
    size_t after;
};

/* Pick the run of whole sentences with the highest sum of the weights of distinct query words, those of a
 * service that is named before all others; the shortest, then the first of equals, but the first at once when
 * a service is named; then filled up with what follows. In the lease's arena. */
enum avow_status snippet_find(struct lease *lease, const struct understanding *query,
                              const struct read_text *read, struct snippet *out, struct avow_error *err);

/* The first row of the table whose later rows `text` goes on with from `start`, the start of a line, on: what
 * its columns are called. A part of `text`; empty when it goes on with anything else. */
struct span snippet_table_heading(struct span text, uint32_t start);

/* `text` [start, end) as segments: [{"text":..., "mark":...}]. */
void segments_json(struct json_writer *json, struct span text, const struct mark_list *marks, uint32_t start,
                   uint32_t end);
/* The same as escaped HTML with <mark> around the marks, appended to `out`. */
void segments_html(struct buffer *out, struct span text, const struct mark_list *marks, uint32_t start,
                   uint32_t end);

#endif
