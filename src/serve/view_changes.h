/* What changed lately, as a line of dates. */
#ifndef SERVE_VIEW_CHANGES_H
#define SERVE_VIEW_CHANGES_H

#include "serve/view_tree.h"

/* Put `lately` (`change_iso`, `change_date`, `change_page`, `change_link` to the difference or the page,
 * `change_words`) from the API's answer, and `has_lately`. */
void changes_put(struct view *view, struct value *map, const struct value *answer);
/* "2 passages reworded, 1 new, 1 gone", by the `counts` of a difference or an event; empty when none changed.
 */
struct span changes_passages(struct view *view, const struct value *counts);
/* "2 passages reworded, 1 new; Relay renamed": what an event of the answer is about. */
struct span changes_words(struct view *view, const struct value *event);

#endif
