/* The name that ends or begins at a place of a text: a run of words with capitals. */
#ifndef SEARCH_NAME_RUN_H
#define SEARCH_NAME_RUN_H

#include "base/span.h"

/* The run of capitalised words (small ones like "of" between them) that ends at byte `end`; empty for none.
 */
struct span name_before(struct span text, size_t end);
/* The one that begins at byte `start`. */
struct span name_after(struct span text, size_t start);
/* True when every word of `text` may stand in one name. */
bool name_is(struct span text);

#endif
