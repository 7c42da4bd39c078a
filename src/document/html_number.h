/* The numbers of ordered lists in HTML. */
#ifndef DOCUMENT_HTML_NUMBER_H
#define DOCUMENT_HTML_NUMBER_H

#include "document/html_tree.h"

enum { HTML_NUMBER_DEPTH = 16 /* lists inside each other that are numbered */ };

/* The lists that are open, outermost first. */
struct html_numbers {
    struct {
        const xmlNode *list; /* NULL: not ordered */
        long next;
        long step;
    } open[HTML_NUMBER_DEPTH];
    size_t depth;
};

/* A list (`ol` or another) begins or ends. */
void html_numbers_open(struct html_numbers *numbers, const xmlNode *list);
void html_numbers_close(struct html_numbers *numbers);
/* The number that the item is shown with ("3.", "iv."), in `arena`; empty in other lists. Counts it. */
struct span html_number_take(struct html_numbers *numbers, const xmlNode *item, struct arena *arena);

#endif
