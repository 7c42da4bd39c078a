/* The numbers that ranking hangs on, as a data file: weights.yml is built in, another may stand in its place.
 */
#ifndef SEARCH_WEIGHTS_H
#define SEARCH_WEIGHTS_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "search/answer_words.h"
#include "search/feature_name.h"

/* Stage one: where a word stands (weights.yml says what each is). */
enum field_weight {
    FIELD_STEM,
    FIELD_PAIR,
    FIELD_QUESTION,
    FIELD_TITLE,
    FIELD_HEADING,
    FIELD_NAME,
    FIELD_EDITION,
    FIELD_NAME_IN_TITLE,
    FIELD_WEIGHT_COUNT
};

/* Both stages: what a word of the query is. */
enum role_weight { ROLE_NAME, ROLE_BOILERPLATE, ROLE_SPELLING, ROLE_WEIGHT_COUNT };

/* A stem that counts more or less than its rarity says. */
struct word_factor {
    struct span stem;
    double factor;
};

struct search_weights {
    double k1, b; /* BM25 of stage one */
    double fields[FIELD_WEIGHT_COUNT];
    double roles[ROLE_WEIGHT_COUNT];
    double features[FEATURE_COUNT];  /* stage two */
    const struct word_factor *words; /* by stem, in byte order */
    size_t word_count;
    struct answer_words answer_words;
    char digest[17]; /* the first 16 hex digits of the file's SHA-256 */
};

/* The weights that are built in. */
enum avow_status search_weights_built_in(struct arena *arena, struct search_weights *out,
                                         struct avow_error *err);
/* Weights from a file, with everything they hold in `arena`. BAD_INPUT with "file:line" as the place: a name
 * that is none, one that is missing, a value that is no number or out of its range (k1, fields, roles and
 * words: 0 to 100, b: 0 to 1, features and answer words: -100 to 100). IO: cannot be read. */
enum avow_status search_weights_read(const char *path, struct arena *arena, struct search_weights *out,
                                     struct avow_error *err);
/* Append a file that search_weights_read takes; `origin` (may have lines) goes on top as a comment. The same
 * weights give the same bytes. */
bool search_weights_write(const struct search_weights *weights, struct span origin, struct buffer *out);
/* The factor of a stem, or `otherwise` when the table has none. */
double search_weights_word(const struct search_weights *weights, struct span stem, double otherwise);

#endif
