/* Stems, and pairs of neighbouring ones, that a statement gains or loses by, whatever is asked: what answers
 * look like. */
#ifndef SEARCH_ANSWER_WORDS_H
#define SEARCH_ANSWER_WORDS_H

#include "terms/forward.h"

struct answer_word {
    struct span words; /* a stem, or two with a space between them */
    uint64_t key;      /* answer_word_key of them */
    double weight;
};

enum { ANSWER_WORD_ROWS = 4096 }; /* one for each value of a key's highest 12 bits */

struct answer_words {
    const struct answer_word *items; /* by key */
    size_t count;
    const size_t *starts; /* place of a row's first, and at last `count`; NULL without items */
};

/* The key of a stem (`second` is 0) or of two neighbours, by their hashes (forward_stem_hash); the product
 * spreads keys evenly (Fibonacci hashing: Knuth, vol. 3, 6.4). Different stems have different keys. */
uint64_t answer_word_key(uint32_t first, uint32_t second);
/* Every stem of the question and of the text, and every pair of neighbours there, in order and each as often
 * as it comes: `visit` gets the hashes, `second` 0 for a stem alone. */
typedef void (*answer_word_visit)(void *context, uint32_t first, uint32_t second);
void answer_words_visit(const struct forward *forward, answer_word_visit visit, void *context);

/* A table of `items` (borrowed, put in order here), whose keys are worked out from their words; its rows in
 * `arena`. False when memory ran out. */
bool answer_words_make(struct answer_word *items, size_t count, struct arena *arena,
                       struct answer_words *out);
/* The sum of the weights of the distinct answer words in a statement's question and text; 0 without a table.
 * `seen` has a place for each answer word, none of which may hold `mark` yet. */
double answer_words_sum(const struct answer_words *words, const struct forward *forward, uint32_t *seen,
                        uint32_t mark);

#endif
