/* The sides of an OR: each a query of its own, so that OR finds all that either finds alone. */
#ifndef SEARCH_ALTERNATIVE_H
#define SEARCH_ALTERNATIVE_H

#include "search/run.h"

/* Replace run->words and run->operators by the better of the sides, and set run->floor to the lowest weight
 * that any side takes, as a share of the highest; leaves the run as it is when the text has no
 * sides, or more words than one query may hold. */
enum avow_status alternatives_build(struct search_run *run, struct avow_error *err);

#endif
