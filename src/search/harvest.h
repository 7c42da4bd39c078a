/* Names that a text itself explains: "B (formerly A)", "A is now called B", "Long Name (LN)". */
#ifndef SEARCH_HARVEST_H
#define SEARCH_HARVEST_H

#include "base/arena.h"
#include "base/error.h"

enum harvest_kind { HARVEST_FORMER, HARVEST_SHORT };

/* All spans are parts of the text. */
struct harvest_find {
    enum harvest_kind kind;
    struct span name;  /* what it is called today; the long form */
    struct span other; /* its former name; the short form */
    struct span words; /* the stretch that says so */
};

struct harvest_list {
    struct harvest_find *items;
    size_t count;
    size_t capacity;
};

/* Append what `text` explains, in order of place. False when memory ran out. A short form must be made of
 * letters of the long one, in order, each long one the shortest that serves (Schwartz and Hearst, "A Simple
 * Algorithm for Identifying Abbreviation Definitions", 2003). */
bool harvest_run(struct span text, struct arena *arena, struct harvest_list *out);

#endif
