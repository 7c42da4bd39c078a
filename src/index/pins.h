/* pins.yml: which statement comes first for a question, who says so, why, and until when. */
#ifndef INDEX_PINS_H
#define INDEX_PINS_H

#include "facts/pin.h"
#include "index/corpus.h"

/* Read the file of pins that `root`'s avow.yml names and add its rows to `pins`; without one nothing.
 * BAD_INPUT's place is "name:line": a key that is missing or unknown, a date that is none, a question without
 * words or pinned twice. Texts are in `arena`. */
enum avow_status pins_read(const struct corpus_root *root, const struct vocabulary *vocabulary,
                           struct arena *arena, struct facts_pins *pins, size_t *room,
                           struct avow_error *err);
/* True when the two lists are the same. */
bool pins_equal(const struct facts_pins *a, const struct facts_pins *b);
#endif
