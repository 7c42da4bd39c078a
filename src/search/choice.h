/* The same question answered for many standards: which of them is meant? */
#ifndef SEARCH_CHOICE_H
#define SEARCH_CHOICE_H

#include "base/error.h"
#include "base/span.h"

struct search_run;

enum { CHOICES = 12 };

/* What one standard answers, or a page that has no standard. */
struct choice {
    struct span standard;  /* id; empty for a page */
    struct span name;      /* the standard's, or the page's title */
    struct span statement; /* id of its foremost statement */
    size_t count;          /* statements like it among the candidates */
    uint32_t page_number;
};

struct choice_list {
    struct choice items[CHOICES];
    size_t count;
    size_t total; /* with those for which there is no room, and where it is the only one; 0: as `count` */
};

/* Fill run->choices, unless a question of scope has (scope_asked.h), when something answers, the query names
 * no standard and the first result has twins with other subjects: statements whose question is as like the
 * query, or lists of the kind that is asked for which cover it as well. In the order of the results; none
 * when there are not two, or not three and none of them a standard.
 */
enum avow_status choices_find(struct search_run *run, struct avow_error *err);

#endif
