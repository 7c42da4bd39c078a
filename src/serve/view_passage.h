/* One statement as pages show it: its words, its facts, and the texts to copy. */
#ifndef SERVE_VIEW_PASSAGE_H
#define SERVE_VIEW_PASSAGE_H

#include "serve/view_tree.h"

/* The map of one statement of the API: title and path, labels, blocks of the snippet (or of the whole text
 * when the answer has none), facts for the margin, copy texts. `number` is its 1-based place on the page;
 * `is_lead`: it stands out as the answer. */
struct value passage_map(struct view *view, const struct value *statement, size_t number, bool is_lead);

/* Put `copy_plain`, `copy_source`, `copy_markdown` and `cite`, and for words that are not for everybody
 * `circle_tag` and `circle_said`; `page` has title, url, date and date_source. */
void passage_put_copies(struct view *view, struct value *map, const struct value *statement,
                        const struct value *page);

#endif
