/* Around a list of results: how many there are, the other pages of the list, its order, and taking it along.
 */
#ifndef SERVE_VIEW_LIST_H
#define SERVE_VIEW_LIST_H

#include "serve/view_tree.h"

/* How many of the nearest passages are shown when none is an answer: more would look like answers. */
enum { LIST_NEAREST = 3 };

/* Put `count_words`, `list_start`, `list_pages`, `next_href`/`next_words`, `previous_href`, the links that
 * change order and grouping, and those of the whole list in other forms (`json_href`, `csv_href`,
 * `markdown_href`). `is_none`: the results are only the nearest. */
void list_put(struct view *view, struct value *page, const struct value *answer, bool is_none);

#endif
