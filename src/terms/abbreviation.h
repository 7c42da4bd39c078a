/* Dots that end no sentence. */
#ifndef TERMS_ABBREVIATION_H
#define TERMS_ABBREVIATION_H

#include "base/span.h"

/* True for the word before a dot if it is short for another ("e.g", "vs"), or, with a number after the dot,
 * if it may be ("No", "Rev"). */
bool abbreviation_is(struct span word, bool number_follows);
/* True for a list item's number ("1", "12.3", "b", "iv") that stands alone between the start of a sentence
 * and its first dot. */
bool abbreviation_is_marker(struct span head);

#endif
