/* Answers of the search room, read back from their JSON. */
#ifndef UNIT_SEARCH_ANSWER_H
#define UNIT_SEARCH_ANSWER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/value.h"

/* The value that `json` holds, which is freed; it lives in `arena`. */
const struct value *answer_take(struct buffer *json, struct arena *arena);

/* Parts of an answer of search. */
const struct value *answer_result(const struct value *answer, size_t number);
struct span answer_id(const struct value *answer, size_t number);
size_t answer_count(const struct value *answer);
/* The count of a facet value, -1 when it is not listed. */
int64_t answer_facet(const struct value *answer, const char *facet, const char *id);
/* Rows of an answer of scope, or of its part of a search. */
size_t answer_row_count(const struct value *scope);
const struct value *answer_row(const struct value *scope, size_t number);
/* True when one of query.notes contains `part`. */
bool answer_notes(const struct value *answer, const char *part);
/* True when a result has this id. */
bool answer_has(const struct value *answer, const char *id);

#endif
