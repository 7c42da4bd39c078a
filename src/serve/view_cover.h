/* Whether a service is covered by a standard, told above the passages when a question names them. */
#ifndef SERVE_VIEW_COVER_H
#define SERVE_VIEW_COVER_H

#include "serve/view_tree.h"

/* Put, of the `scope` or the `scopes` of a search answer, `cover_boxes`: each with `cover_words` ("Covered"),
 * `cover_look`, `cover_service`, `cover_standard`, the place and day that were asked (`cover_place`,
 * `cover_iso`, `cover_day`; empty for none), `cover_rows`, `cover_beside` when these state it of other than
 * was asked, how many there are (`all_cover_words`, "5 rows") and, when not all are shown, where they are
 * (`all_cover_href`). */
void cover_put(struct view *view, struct value *page, const struct value *answer);

#endif
