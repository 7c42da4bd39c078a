/* Whether a service is covered by a standard, told above the passages when a question names both. */
#ifndef SERVE_VIEW_COVER_H
#define SERVE_VIEW_COVER_H

#include "serve/view_tree.h"

/* The rows of one standard and one service as search_scope answers, into `*scope`; a null value when the
 * question of `answer` does not name exactly one of each. */
enum avow_status cover_find(const struct request *request, const struct value *answer, struct value *scope,
                            struct avow_error *err);
/* Whether the rows contradict each other. */
bool cover_is_unclear(const struct value *scope);
/* Put `has_cover`, `cover_words` ("Covered"), `cover_look`, `cover_names` and `cover_rows`. */
void cover_put(struct view *view, struct value *page, const struct value *answer, const struct value *scope);

#endif
