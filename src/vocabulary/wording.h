/* When two questions ask the same: names resolved, small words and punctuation left out. */
#ifndef VOCABULARY_WORDING_H
#define VOCABULARY_WORDING_H

#include "vocabulary/vocabulary.h"

/* The key of a question: its words in their common spelling with one space between them, each name of a
 * standard or service as its id with edition and level, stop words left out, but not those that deny ("not",
 * "no", "cannot"): the answer to a question is none to its opposite. Empty when nothing is left. */
enum avow_status wording_key(const struct vocabulary *vocabulary, struct span text,
                             const struct token_list *tokens, struct arena *arena, struct span *out,
                             struct avow_error *err);

#endif
