/* Which approvals a question is ranked without when a fit is made or measured. */
#ifndef EVALUATE_HIDING_H
#define EVALUATE_HIDING_H

#include "base/arena.h"
#include "search/search.h"

/* Those hidden from every question, each key once: two questions may be the same words. */
struct hiding {
    const struct search_hidden **items; /* by key; room for one more */
    size_t count;
};

/* Hide the approvals of the questions that `known` does not mark, `count` in all; borrows from `approvals`,
 * in `arena`. */
enum avow_status hiding_new(const struct search_hidden *approvals, const bool *known, size_t count,
                            struct arena *arena, struct hiding *out, struct avow_error *err);
/* Let `request` see none of those, nor `own`; until the next call with this `hiding`. */
void hiding_hide(const struct hiding *hiding, const struct search_hidden *own,
                 struct search_request *request);

#endif
