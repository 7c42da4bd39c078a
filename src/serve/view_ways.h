/* The ways out when nothing is found: what each filter keeps away, and which words no passage has. */
#ifndef SERVE_VIEW_WAYS_H
#define SERVE_VIEW_WAYS_H

#include "serve/view_tree.h"

/* Put `ways`, a list of maps of `way_words`, `way_href` and `way_then`: for each filter what a search without
 * it finds (asked now), for words that no passage has a search for the others, small words left out, for each
 * name that was recognised a search that takes it as plain words, and for a question of what changed the page
 * of that. */
enum avow_status ways_put(struct view *view, struct value *page, const struct value *answer,
                          struct avow_error *err);

#endif
