/* Mistyped words, and what they were read as. */
#ifndef SEARCH_SPELLING_H
#define SEARCH_SPELLING_H

#include "base/error.h"
#include "base/span.h"

struct search_run;

enum { CORRECTIONS = 8 /* of one query */ };

struct correction {
    struct span typed; /* as it was written */
    struct span word;  /* what it was read as */
    size_t slips;      /* between them (word_list.h) */
};

struct correction_list {
    struct correction items[CORRECTIONS];
    size_t count;
};

/* Find what the words of the understood query that no statement, title or heading has were meant for.
 * `*text` becomes the whole query with them replaced, empty when there is none. Names, words with digits,
 * words in capitals, quoted phrases and fields are left as they are, and nothing is offered that stands only
 * where the caller may not look. A word of 4 to 7 letters (unless its slip is slight, word_list.h) and a word
 * with two slips need more than likeness: a name that they complete, or a neighbour that the corrected word
 * stands beside in some statement, or that no other word was asked. A word that is like none may be two that
 * statements have beside each other ("multifactor"). In the lease's arena. */
enum avow_status spelling_find(struct search_run *run, struct correction_list *corrections, struct span *text,
                               struct avow_error *err);

#endif
