/* Where words stand in a text: the rules of cutting, without folding or stemming. */
#ifndef TERMS_SCAN_H
#define TERMS_SCAN_H

#include "base/span.h"

/* A walk over valid UTF-8. */
struct scan {
    struct span text;
    size_t at;                /* byte offset reached */
    bool parts_at_apostrophe; /* "l'audit" is two words (French, Italian, Catalan) */
};

/* One word found. */
struct scan_word {
    size_t start; /* bytes [start, end) of the text */
    size_t end;
    bool spaced; /* white space stands between it and the word before */
};

/* The next word; false at the end of the text. */
bool scan_next(struct scan *scan, struct scan_word *word);

#endif
