/* The pages around the one shown, the next and the one before, as links. */
#include "serve/view_pager.h"

#include "serve/view_link.h"

enum { PAGES_AROUND = 3 };

enum avow_status pager_check(const struct request *request, struct avow_error *err)
{
    uint64_t number = 0;
    enum avow_status status = request_number(request, "limit", SEARCH_LIMIT_MOST, &number, err);
    return status == AVOW_OK ? request_number(request, "offset", PAGER_WHOLE, &number, err) : status;
}

static int64_t number_argument(const struct view *view, const char *name, int64_t otherwise)
{
    uint64_t number = (uint64_t)otherwise;
    request_number(view->request, name, PAGER_WHOLE, &number, NULL);
    return (int64_t)number;
}

struct pager pager_of(const struct view *view, int64_t limit, int64_t reach)
{
    struct pager pager = {.limit = number_argument(view, "limit", limit),
                          .offset = number_argument(view, "offset", 0),
                          .reach = reach};
    if (pager.limit < 1)
        pager.limit = limit;
    return pager;
}

struct span pager_range(struct view *view, const struct pager *pager, int64_t shown, struct span all)
{
    if (shown == 0)
        return view_print(view, "None of the %.*s stands here.", SPAN_ARG(all));
    return view_print(view, "Showing %.*s–%.*s of %.*s", SPAN_ARG(view_number(view, pager->offset + 1)),
                      SPAN_ARG(view_number(view, pager->offset + shown)), SPAN_ARG(all));
}

static struct span offset_href(struct view *view, const char *path, int64_t offset)
{
    struct link_edit edit = {"offset", offset > 0 ? view_print(view, "%lld", (long long)offset) : SPAN_EMPTY,
                             LINK_SET};
    return link_search(view, path, &edit, 1);
}

static struct value pages_of(struct view *view, const char *path, const struct pager *pager,
                             int64_t reachable)
{
    struct value pages = VIEW_LIST;
    int64_t count = (reachable + pager->limit - 1) / pager->limit;
    int64_t here = pager->offset / pager->limit;
    for (int64_t i = here - PAGES_AROUND; count > 1 && i <= here + PAGES_AROUND; i++) {
        struct value map = VIEW_MAP;
        if (i < 0 || i >= count)
            continue;
        view_put_text(view, &map, "list_page", view_number(view, i + 1));
        view_put_text(view, &map, "list_href", offset_href(view, path, i * pager->limit));
        view_put_flag(view, &map, "is_current", i == here);
        view_append(view, &pages, map);
    }
    return pages;
}

void pager_put(struct view *view, struct value *page, const char *path, const struct pager *pager,
               const char *one, const char *many)
{
    int64_t reachable = pager->total < pager->reach ? pager->total : pager->reach;
    struct value pages = pages_of(view, path, pager, reachable);
    int64_t after = pager->offset + pager->limit;
    int64_t rest = reachable - after < pager->limit ? reachable - after : pager->limit;
    bool has_next = rest > 0 && after + pager->limit <= pager->reach;
    bool has_previous = pager->offset > 0 && pager->total > 0;
    int64_t before = pager->offset > pager->limit ? pager->offset - pager->limit : 0;
    view_put_flag(view, page, "has_pages", pages.count > 0);
    view_put(view, page, "list_pages", pages);
    view_put_text(view, page, "next_href", has_next ? offset_href(view, path, after) : SPAN_EMPTY);
    view_put_text(view, page, "next_words",
                  has_next ? view_print(view, "Next %.*s", SPAN_ARG(view_count(view, rest, one, many)))
                           : SPAN_EMPTY);
    view_put_text(view, page, "previous_href", has_previous ? offset_href(view, path, before) : SPAN_EMPTY);
}
