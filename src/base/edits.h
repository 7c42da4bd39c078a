/* How many slips of the pen lie between two words: for "did you mean". */
#ifndef BASE_EDITS_H
#define BASE_EDITS_H

#include "base/span.h"

enum { EDITS_MANY = 100 };

/* Edit distance with swaps of neighbours (optimal string alignment) between two short ASCII words, case
 * ignored; EDITS_MANY when one has more than 48 bytes. */
size_t edits_between(struct span a, struct span b);

#endif
