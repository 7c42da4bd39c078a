/* Whether a service is covered by a standard, told above the passages when a question names both. */
#ifndef SERVE_VIEW_COVER_H
#define SERVE_VIEW_COVER_H

#include "serve/view_tree.h"

/* Put, of the `scope` of a search answer (null: it has no cover), `has_cover`, `cover_words` ("Covered"),
 * `cover_look`, `cover_service`, `cover_standard`, `cover_rows`, how many rows there are (`all_cover_words`,
 * "5 rows") and, when not all are shown, where they are (`all_cover_href`). */
void cover_put(struct view *view, struct value *page, const struct value *scope);

#endif
