/* Understanding a query: its words are read, named, weighed and given what may stand for them. */
#ifndef SEARCH_UNDERSTAND_H
#define SEARCH_UNDERSTAND_H

#include "search/search.h"
#include "search/understanding.h"

/* Understand the words of `lexed`, whose operators are taken out already; `request` says which names are read
 * as such. */
enum avow_status understand(struct lease *lease, const struct lexed *lexed,
                            const struct search_request *request, struct understanding *out,
                            struct avow_error *err);

#endif
