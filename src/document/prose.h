/* Small questions about running text: how many words, is it one question, what is its tidy form. */
#ifndef DOCUMENT_PROSE_H
#define DOCUMENT_PROSE_H

#include "base/arena.h"
#include "base/error.h"

/* Words: runs without white space, each CJK character one, and one more for every 64 bytes of an endless
 * run, so that text without spaces has a size too. */
size_t prose_words(struct span text);
/* Where the word after `at` starts, or text.size: places to cut a text that has no sentences. */
size_t prose_next_word(struct span text, size_t at);
/* Every run of ASCII white space one space, none at the ends; in `arena`, empty when memory ran out. */
struct span prose_tidy(struct span text, struct arena *arena);
/* Ends in a question mark, closing quotes and brackets after it allowed. */
bool prose_asks(struct span text);
/* At most `sentences` sentences, the last of which asks, short enough to be a question of a list. */
bool prose_is_question(struct span text, size_t sentences);
/* Ends as a sentence does: `.`, `!`, `?`, `:` or `;`, closing quotes and brackets after it allowed. */
bool prose_ends_sentence(struct span text);
/* Ends as a sentence or with a comma: a sign already parts it from what follows. */
bool prose_ends_part(struct span text);
/* Last character is `:`. */
bool prose_announces(struct span text);
/* The last of its sentences, all of it when there is one or memory ran out. */
struct span prose_last_sentence(struct span text, struct arena *scratch);
/* Case-folded words of letters and digits, one space around each: " in scope cloud services ". */
enum avow_status prose_plain(struct span text, struct arena *arena, struct span *out, struct avow_error *err);

#endif
