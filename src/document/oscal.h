/* The texts of OSCAL controls: titles, prose with parameters, references. */
#ifndef DOCUMENT_OSCAL_H
#define DOCUMENT_OSCAL_H

#include "document/reader.h"

enum { OSCAL_DEPTH = 80 /* groups and controls inside each other; json_read allows no more */ };

/* A catalog being read. */
struct oscal {
    struct arena *arena;
    struct reading *out;
    const struct value *catalog;
    const struct value *open[OSCAL_DEPTH]; /* the catalog, groups and controls around the place at hand */
    size_t depth;                          /* number of the innermost */
    size_t controls;
};

/* "AC-2 Account Management": label (else id) and title. False when memory ran out, as below. */
bool oscal_title(const struct oscal *oscal, const struct value *control, struct span *out);
/* Label and prose of a part; parameters read as their values, or as "[Assignment: label]" or "[Selection: a;
 * b]". Empty without prose. */
bool oscal_prose(const struct oscal *oscal, const struct value *part, struct span *out);
/* "Related: AC-3, AC-5. References: title; title": what its links name. Empty when they name nothing. */
bool oscal_links(const struct oscal *oscal, const struct value *control, struct span *out);

#endif
