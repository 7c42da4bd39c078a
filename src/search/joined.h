/* Two words of a query that statements write as one. */
#ifndef SEARCH_JOINED_H
#define SEARCH_JOINED_H

#include "search/understanding.h"

/* How many statements have the stem; one longer than terms may be (two words joined, a word of the
 * vocabulary) is in none. */
enum avow_status stem_frequency(struct lease *lease, struct span stem, uint64_t *documents,
                                struct avow_error *err);
/* Let the one word stand for the second of two neighbours, where statements have it ("datacenter" for "data
 * center"). In the lease's arena. */
enum avow_status joined_add(struct lease *lease, struct understanding *out, struct avow_error *err);

#endif
