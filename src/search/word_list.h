/* The words of statements, of names and of what people say: what a mistyped word may have meant. */
#ifndef SEARCH_WORD_LIST_H
#define SEARCH_WORD_LIST_H

#include "base/arena.h"
#include "store/store.h"
#include "vocabulary/vocabulary.h"

enum { LISTED_SHORTEST = 4 /* letters; shorter words are never corrected */ };

struct listed_word {
    struct span text;    /* folded, letters a to z only */
    uint32_t letters;    /* a bit for each letter it has */
    uint64_t statements; /* that have it; 0 for words of the vocabulary only */
    bool acronym;        /* a name writes it in capitals: one letter more or less is another name */
};

/* Sorted by text. Belongs to one generation; built when it is first asked for. */
struct word_list {
    struct listed_word *items;
    size_t count;
    bool ready;
    struct arena arena;
};

/* Fill `list` from the words of `store` and the names and words of `vocabulary`, unless it is filled already.
 */
enum avow_status word_list_fill(struct word_list *list, struct store_reader *store,
                                const struct vocabulary *vocabulary, struct avow_error *err);
/* The word in the list, or NULL. */
const struct listed_word *word_list_find(const struct word_list *list, struct span text);
/* Empty the list; it can be filled again. */
void word_list_free(struct word_list *list);
/* A bit for each of the letters a to z; false when `text` has any other byte. */
bool word_letters(struct span text, uint32_t *letters);

enum { WORD_CHOICES = 16 };

/* The words that `text` (folded, letters only) may have been meant for, at most WORD_CHOICES, the fewest
 * slips first, of these the slight ones, then the word of most statements. Slips are Damerau's: a letter
 * more, less, another, or two swapped; one in a word of 4 to 7 letters, two in a longer one. The first letter
 * is trusted, unless it was left out or swapped; words of 4 and 5 letters differ by more than one other
 * letter; acronyms are met by a swap only. */
struct word_choice {
    const struct listed_word *word;
    size_t slips;
    bool slight; /* one slip of the fingers: two letters swapped, or one doubled or single that should not be
                  */
};
size_t word_list_near(const struct word_list *list, struct span text,
                      struct word_choice choices[WORD_CHOICES]);

#endif
