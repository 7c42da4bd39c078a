/* Whether a service is covered by a standard, told above the passages when a question names both. */
#ifndef SERVE_VIEW_COVER_H
#define SERVE_VIEW_COVER_H

#include "serve/view_tree.h"

/* Put, of the `scope` of a search answer (null: nothing is put but the flag), `has_cover`, `cover_words`
 * ("Covered"), `cover_look`, `cover_service`, `cover_standard` and `cover_rows`; when not all
 * rows are shown, `has_more_cover`, and how many there are and where in `all_cover_words` and
 * `all_cover_href`. */
void cover_put(struct view *view, struct value *page, const struct value *scope);

#endif
