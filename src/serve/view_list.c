/* Counting and sorting results, as sentences and links. */
#include "serve/view_list.h"

#include "serve/view_link.h"
#include "serve/view_pager.h"

enum { DEFAULT_LIMIT = 10 };

/* How many pages the shown results stand on. */
static int64_t pages_shown(const struct value *results)
{
    int64_t count = 0;
    for (size_t i = 0; results != NULL && i < results->count; i++) {
        struct span id = value_get_text(value_get(&results->items[i], "page"), "id");
        bool is_new = true;
        for (size_t j = 0; j < i && is_new; j++)
            is_new = !span_equal(id, value_get_text(value_get(&results->items[j], "page"), "id"));
        count += is_new;
    }
    return count;
}

static struct span nearest_words(struct view *view, int64_t shown)
{
    if (shown == 0)
        return SPAN("No passage comes near.");
    return view_print(view, "%.*s. None of them is sure to answer.",
                      SPAN_ARG(view_count(view, shown, "nearest passage", "nearest passages")));
}

static struct span count_words(struct view *view, const struct pager *pager, int64_t shown,
                               const struct value *results, bool is_grouped)
{
    struct span total =
        view_count(view, pager->total, is_grouped ? "page" : "passage", is_grouped ? "pages" : "passages");
    struct span words = pager_range(view, pager, shown, total);
    if (is_grouped || shown == 0)
        return words;
    struct span pages = view_count(view, pages_shown(results), "page", "pages");
    return view_print(view, "%.*s, %sfrom %.*s", SPAN_ARG(words), shown < pager->total ? "these " : "",
                      SPAN_ARG(pages));
}

/* One switch of two words: a flag for the state and the link to the other. */
static void put_switch(struct view *view, struct value *page, const char *name, const char *word,
                       const char *flag_key, const char *href_key)
{
    bool is_on = span_equal(request_argument(view->request, name), span_of(word));
    struct link_edit edit = {name, is_on ? SPAN_EMPTY : span_of(word), LINK_SET};
    view_put_flag(view, page, flag_key, is_on);
    view_put_text(view, page, href_key, link_search(view, "/search", &edit, 1));
}

/* The whole list, not only what is shown of it, as far as one answer goes. */
static void put_exports(struct view *view, struct value *page)
{
    static const char *const exports[][2] = {
        {"json_href", "/api/v1/search"}, {"csv_href", "/search.csv"}, {"markdown_href", "/search.md"}};
    struct link_edit edit = {"limit", view_print(view, "%d", SEARCH_LIMIT_MOST), LINK_SET};
    for (size_t i = 0; i < sizeof exports / sizeof *exports; i++)
        view_put_text(view, page, exports[i][0], link_search(view, exports[i][1], &edit, 1));
}

void list_put(struct view *view, struct value *page, const struct value *answer, bool is_none)
{
    const struct value *results = value_get(answer, "results");
    int64_t shown = results != NULL ? (int64_t)results->count : 0;
    struct pager pager = pager_of(view, DEFAULT_LIMIT, SEARCH_WINDOW);
    pager.total = is_none ? 0 : value_integer(value_get(answer, "total"), 0);
    bool is_grouped = span_equal(request_argument(view->request, "group"), SPAN("page"));
    if (is_none && shown > LIST_NEAREST)
        shown = LIST_NEAREST;
    view_put_text(view, page, "count_words",
                  is_none ? nearest_words(view, shown)
                          : count_words(view, &pager, shown, results, is_grouped));
    view_put_text(view, page, "list_start", view_print(view, "%lld", (long long)pager.offset + 1));
    pager_put(view, page, "/search", &pager, "passage", "passages");
    put_switch(view, page, "sort", "date", "is_by_date", "sort_href");
    put_switch(view, page, "group", "page", "is_grouped", "group_href");
    put_exports(view, page);
}
