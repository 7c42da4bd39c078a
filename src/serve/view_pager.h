/* The pages of a list that is too long for one. */
#ifndef SERVE_VIEW_PAGER_H
#define SERVE_VIEW_PAGER_H

#include "serve/view_tree.h"

/* Rows of a list that is held whole, more than any has. */
enum { PAGER_WHOLE = 1000000 };

/* Where in the list we are; all 0-based counts of rows. */
struct pager {
    int64_t limit;
    int64_t offset;
    int64_t total;
    int64_t reach; /* rows from the first on that can be shown */
};

/* Check the arguments "limit" and "offset" of a list that is held whole. USAGE. */
enum avow_status pager_check(const struct request *request, struct avow_error *err);
/* The place that they ask for, which has been checked: `limit` where there is none, or 0. `reach` is
 * SEARCH_WINDOW or PAGER_WHOLE; the caller sets `total`. */
struct pager pager_of(const struct view *view, int64_t limit, int64_t reach);
/* "Showing 11–14 of 14 lines", by `all` ("14 lines"), when `shown` of them stand here; else that none does.
 */
struct span pager_range(struct view *view, const struct pager *pager, int64_t shown, struct span all);
/* Put `has_pages`, `list_pages`, `next_href`, `next_words` ("Next 10 passages", by `one` and `many`) and
 * `previous_href`, links to `path` with the other arguments as they are. */
void pager_put(struct view *view, struct value *page, const char *path, const struct pager *pager,
               const char *one, const char *many);

#endif
