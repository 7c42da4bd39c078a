/* The numbers of list items as they are shown. */
#ifndef DOCUMENT_LIST_NUMBER_H
#define DOCUMENT_LIST_NUMBER_H

#include "base/arena.h"

enum list_style { LIST_DECIMAL, LIST_LETTER, LIST_CAPITAL_LETTER, LIST_ROMAN, LIST_CAPITAL_ROMAN };

/* "3", "c" (after "z" comes "aa", as in HTML), "iv", in `arena`; in digits where the style has no such
 * number. Empty when memory ran out. */
struct span list_number(long value, enum list_style style, struct arena *arena);
/* A mark as written ("2.", "(a)", "iv) ", "- ") without blanks when it is a number; empty for a bullet. */
struct span list_mark_number(struct span mark);

#endif
