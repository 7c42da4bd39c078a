/* Words seen before: each distinct spelling is folded, stemmed and looked up in the stop list once. */
#ifndef TERMS_LEXICON_H
#define TERMS_LEXICON_H

#include "terms/word.h"

/* A hash table with open addressing, at most half full, and the maker of what is not in it yet. */
struct lexicon {
    struct word_maker maker;
    struct word **table; /* NULL = free place */
    size_t capacity;     /* a power of two */
    size_t count;
    struct arena kept; /* the words */
};

/* Languages as for word_maker_open. */
enum avow_status lexicon_open(struct lexicon *lexicon, struct span language, struct avow_error *err);
void lexicon_close(struct lexicon *lexicon);
/* The word for a spelling of valid UTF-8: kept until lexicon_close, or, when it is long or the lexicon full,
 * in `arena`. NULL when memory ran out. */
const struct word *lexicon_word(struct lexicon *lexicon, struct span raw, struct arena *arena);

#endif
