/* Fabrikam's desk: pages in two versions, with services in scope, certificates and reports, open and closed.
 */
#ifndef UNIT_SEARCH_DESK_H
#define UNIT_SEARCH_DESK_H

#include "search/search.h"
#include "unit/index/site.h"
#include "unit/search/answer.h"

struct desk {
    struct site *site;
    struct search_engine *engine;
    struct arena arena;
    struct avow_error err;
};

/* Set up and take down a group of tests; `*state` is the desk. */
int desk_open(void **state);
int desk_close(void **state);

typedef enum avow_status (*rows_call)(struct search_engine *engine,
                                      const struct search_scope_request *request, struct buffer *out,
                                      struct avow_error *err);
/* The answers, which must come, as values in the desk's arena. */
const struct value *desk_ask(struct desk *desk, rows_call call, const struct search_scope_request *request);
const struct value *desk_search(struct desk *desk, const struct search_request *request);
const struct value *desk_search_on(struct desk *desk, const char *text, date_day today);
/* The events alone. */
const struct value *desk_changes(struct desk *desk, const struct search_changes_request *request);
const struct value *desk_todo(struct desk *desk, const struct search_todo_request *request);

#endif
