/* Which changes are asked for: of a standard, of a service, of passages with some words. */
#ifndef SEARCH_CHANGE_WISH_H
#define SEARCH_CHANGE_WISH_H

#include "search/cover.h"
#include "search/diff.h"
#include "search/search.h"

struct change_wish {
    struct cover_wish cover;
    struct span_list stems;      /* of the words; none: whatever they say */
    struct store_result matches; /* statements of the page at hand, of all versions, that have all stems */
};

/* USAGE: a name nobody knows, or words that are all too common. In the lease's arena. */
enum avow_status change_wish_read(struct lease *lease, const struct search_changes_request *request,
                                  struct change_wish *out, struct avow_error *err);
/* Whether any version of the page may hold what is wanted: spares reading those that do not. */
enum avow_status change_wish_page(struct lease *lease, struct span page, struct change_wish *wish, bool *may,
                                  struct avow_error *err);
/* Whether a change on that page is wanted. */
bool change_is_wanted(const struct change_wish *wish, const struct change *change);

#endif
