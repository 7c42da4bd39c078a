/* The filters of a list of results: what is chosen, what could be, and the links that change it. */
#ifndef SERVE_VIEW_FILTERS_H
#define SERVE_VIEW_FILTERS_H

#include "serve/view_tree.h"

/* Put `chips` (what narrows the list, each with the link that takes it back), `clear_href` and `filter_count`
 * ("2 on"; empty for none). `answer` has the names of what is chosen. */
void filters_put_chips(struct view *view, struct value *page, const struct value *answer);

/* Whether an argument narrows a list: those that do have a chip, in their order. */
bool filters_narrow(const struct argument *argument);

/* A hidden field that keeps an argument: `kept_name` and `kept_value`. */
struct value filters_field(struct view *view, const struct argument *argument);

/* Put `facets` (groups of ticks with counts), the dates of the form, and `kept` (hidden fields of all other
 * arguments). With `only_used`, groups without a tick are left out: nothing was found to choose from. */
void filters_put_form(struct view *view, struct value *page, const struct value *answer, bool only_used);

#endif
