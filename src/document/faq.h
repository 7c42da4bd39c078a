/* Tell questions with their answers from prose. */
#ifndef DOCUMENT_FAQ_H
#define DOCUMENT_FAQ_H

#include "document/block.h"

/* What is known of the place where blocks stand. */
struct faq_place {
    bool unmarked;  /* scraped text: questions are plain lines */
    bool questions; /* the section is one of questions ("FAQ") */
    bool pairs;     /* plain questions and answers take turns in it */
};

/* A run of the blocks [first, end) of one section: is `items[at]` a question whose answer follows? A bold
 * line; a plain line before a quote; in a section of questions or in scraped text a plain line before a
 * paragraph; whatever is marked. */
bool faq_starts(const struct block *items, size_t at, size_t end, struct faq_place place);
/* A question, control or ready-made statement that its reader marked as such: all up to the next one is its
 * answer. */
bool faq_marked(const struct block *block);
/* A heading that asks; in a place of questions also one that opens as a question does ("How we audit"). */
bool faq_heading(const struct block *heading, struct faq_place place);
/* Begins with a word that opens questions: "How", "Is", "Wer", "Comment". */
bool faq_opens(struct span text);
/* Two or more lines that ask, each with something else after it. */
bool faq_takes_turns(const struct block *items, size_t count);

#endif
