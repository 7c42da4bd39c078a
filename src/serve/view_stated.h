/* What pages say of services in scope: one cell of the matrix, or one line of a list. */
#ifndef SERVE_VIEW_STATED_H
#define SERVE_VIEW_STATED_H

#include "serve/view_tree.h"

/* How a verdict is shown; `look` names a class of the style sheet and a symbol of web/icons.svg. */
struct stated_look {
    struct span verdict;
    const char *look;
    const char *words;
    bool is_exception; /* stands out: excluded, unclear */
};

enum stated_state { STATED_YES, STATED_EXCLUDED, STATED_UNCLEAR, STATED_NOT_STATED, STATED_STATES };
extern const struct stated_look stated_looks[STATED_STATES];
/* The state of an API verdict; what is unknown is not stated. */
enum stated_state stated_state_of(struct span verdict);
/* How that state is shown. */
const struct stated_look *stated_look_of(struct span verdict);

/* The word for the verdict of an answer or of a row: a yes with limits says so. */
struct span stated_words(const struct value *judged);

/* The word for what a row itself states, where the rows of its standard and service together come to another
 * verdict; else empty. */
struct span stated_otherwise(const struct value *row);

/* Rows [first, end) of the answer are those of one standard and service: where they end. */
size_t stated_end(const struct value *rows, size_t first);
/* The cell of rows [first, end): `cell_look`, `cell_words`, `cell_href` (the passage, or what pages say of
 * both names when there are several) and `cell_notes`. */
struct value stated_cell(struct view *view, const struct value *rows, size_t first, size_t end);

/* Where a row is said: on its page, on the version of the day that was asked. */
struct span stated_passage_href(struct view *view, const struct value *row);
/* The same of rows [first, end); what pages say of both names, when several passages do. */
struct span stated_cell_href(struct view *view, const struct value *rows, size_t first, size_t end);

/* The words of a row, of long ones what they say of this service alone: empty when that is nothing. They stay
 * on their page, and `stated_long` tells that they are there. */
struct span stated_row_words(const struct value *row);
extern const struct span stated_long;

/* What a line of a list is called after. */
enum stated_name { STATED_BY_SERVICE, STATED_BY_STANDARD, STATED_BY_PAGE };
/* Services on one page of a list or of the matrix. */
enum { STATED_SHOWN = 200 };
/* Put `limit` lines of the rows, from number `first` on, under `covers`: exceptions first, then by name; and
 * `covers_title` when all stand on one page (the lines then name none). Returns how many lines there are. */
size_t stated_put_lines(struct view *view, struct value *map, const struct value *rows, enum stated_name name,
                        size_t first, size_t limit);

/* The page about a standard or a service, by its id. */
struct span stated_standard_href(struct view *view, struct span id);
struct span stated_service_href(struct view *view, struct span id);
/* "12 covered, 1 excluded": the states that occur, by `counts[STATED_STATES]`. */
struct span stated_counts(struct view *view, const size_t *counts);
/* What pages say of a service and a standard; either may be empty. Keeps day and environment. */
struct span stated_pair_href(struct view *view, struct span standard, struct span service);

#endif
