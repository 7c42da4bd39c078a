/* Whether a service is covered by a standard, told above the passages when a question names both. */
#ifndef SERVE_VIEW_COVER_H
#define SERVE_VIEW_COVER_H

#include "serve/view_tree.h"

/* Put, of the `scope` of a search answer (null: nothing is put but the flag), `has_cover`, `cover_words`
 * ("Covered"), `cover_look`, `cover_service`, `cover_standard` and `cover_rows`. */
void cover_put(struct view *view, struct value *page, const struct value *scope);

#endif
