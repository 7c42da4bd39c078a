/* Take the marks off Latin letters, and off no others: "é" is found by "e", but "й" is no "и" and "デ" no
 * "テ". */
#ifndef TERMS_MARKS_H
#define TERMS_MARKS_H

#include "base/buffer.h"

/* Append folded (NFKC, lower-case) text to `out` with its Latin letters bare. False when memory ran out. */
bool marks_strip(struct span fold, struct buffer *out);

#endif
