/* How a question was read and why a passage came: Avow's own words about its answer. */
#ifndef SERVE_VIEW_READING_H
#define SERVE_VIEW_READING_H

#include "serve/view_tree.h"

/* Put `readings` (names that were recognised, each with the link that takes it back), `plains` (those that
 * were taken back) and `names_href` (all of them again), `choices`, `notes`, `missing_words`, `corrected` and
 * `typed_href`, and for texts to copy `cut_words`, `whole_href` and `cut_kept`. */
void reading_put(struct view *view, struct value *page, const struct value *answer);

/* Put what counted for a result: `reasons` and `reasons_sum`, or `why_href` where one can ask for them. */
void reading_put_reasons(struct view *view, struct value *passage, const struct value *result, size_t number);

#endif
