/* Bold lines that stand in for headings. */
#ifndef DOCUMENT_LABELS_H
#define DOCUMENT_LABELS_H

#include "document/block.h"

/* Where the section of `count` blocks is too long for one passage and has bold lines instead of headings:
 * mark in `heads` (of `count`) those that head what follows them, and give how many; else 0. A line that
 * comes again in the section ("Customer duties" below each rule) heads nothing by itself. */
size_t labels_judge(const struct block *items, size_t count, bool *heads);
/* The first of them at or after `at`, or `count`. */
size_t labels_next(const bool *heads, size_t at, size_t count);

#endif
