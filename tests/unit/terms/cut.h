/* A text cut into tokens, and its tokens as lines that a test can compare. */
#ifndef UNIT_TERMS_CUT_H
#define UNIT_TERMS_CUT_H

#include "support/test.h"
#include "terms/tokens.h"

/* Owned by the test; cut_end ends it. */
struct cut {
    struct arena arena;
    struct tokeniser *tokeniser;
    struct span text;
    struct token_list tokens;
};

/* Cut `text` as the language says; a failure ends the test. */
void cut_begin(struct cut *cut, const char *language, struct span text);
void cut_end(struct cut *cut);
/* Their bytes in the text, folds, stems, and the folds of those with `flag`, joined by one space. */
struct span cut_places(struct cut *cut);
struct span cut_folds(struct cut *cut);
struct span cut_stems(struct cut *cut);
struct span cut_flagged(struct cut *cut, uint32_t flag);

/* In one go: English text to folds, or stems, or the folds of those with a flag. */
#define assert_folds(text, expected) check_cut(text, cut_folds, expected, __FILE__, __LINE__)
#define assert_stems(text, expected) check_cut(text, cut_stems, expected, __FILE__, __LINE__)
#define assert_places(text, expected) check_cut(text, cut_places, expected, __FILE__, __LINE__)
void check_cut(const char *text, struct span (*show)(struct cut *cut), const char *expected, const char *file,
               int line);
#define assert_flagged(text, flag, expected) check_flagged(text, flag, expected, __FILE__, __LINE__)
void check_flagged(const char *text, uint32_t flag, const char *expected, const char *file, int line);

#endif
