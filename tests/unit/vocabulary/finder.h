/* A vocabulary and a tokeniser to find names with, and short ways to say what should be found. */
#ifndef TESTS_VOCABULARY_FINDER_H
#define TESTS_VOCABULARY_FINDER_H

#include "vocabulary/vocabulary.h"

struct finder {
    struct vocabulary *vocabulary;
    struct tokeniser *tokeniser;
    struct arena arena;
    struct token_list tokens; /* of the last text */
};

/* Open the built-in tables with one user's table laid over them (NULL for none). */
void finder_open(struct finder *finder, const char *table);
void finder_close(struct finder *finder);
/* What is found in `text`; lives until the next call. */
struct mention_list finder_find(struct finder *finder, struct span text, enum mention_mode mode);
/* Fail unless exactly these names are found in `text`, written "id:edition/level[part of the text]" with a
 * space between them; edition and level are left out with their sign when empty; a former name ends in "*".
 */
void finder_expect(struct finder *finder, const char *text, const char *expected);
void finder_expect_asked(struct finder *finder, const char *text, const char *expected);
/* A test file's bytes, in the finder's arena of no text: freed by the caller with free(). */
char *finder_file(const char *name);

#endif
