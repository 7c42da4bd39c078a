/* Fill a search request from named arguments: the same names in URLs, in flags and in a query's `field:`
 * words. */
#ifndef SEARCH_REQUEST_H
#define SEARCH_REQUEST_H

#include "search/search.h"

/* Take one argument into `request`, copied into `arena`: `q`, every filter's name, `after`, `before`,
 * `as_of`, `sort`, `group`, `limit`, `offset`, `facets`, `explain`, `why_not`, `spelling`, `expand`, `plain`,
 * `words`. A repeated filter adds a value; the rest replace. USAGE with the argument's name as the place: an
 * unknown name (the nearest one is named), a value that is none of its words, a number or a day that is none.
 * An empty value takes nothing: forms send empty fields. */
enum avow_status search_request_take(struct search_request *request, struct span name, struct span value,
                                     struct arena *arena, struct avow_error *err);

/* The name (of those search_request_take knows) nearest to `name`, or empty when none is near. */
struct span search_request_near(struct span name);

#endif
