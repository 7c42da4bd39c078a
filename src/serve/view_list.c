/* Counting, paging and sorting, as sentences and links. */
#include "serve/view_list.h"

#include "serve/view_link.h"

enum { DEFAULT_LIMIT = 10, PAGES_AROUND = 3 };

/* Where in the list we are; all 0-based counts of results. */
struct place {
    int64_t limit;
    int64_t offset;
    int64_t shown;
    int64_t total;
};

static int64_t number_argument(const struct view *view, const char *name, int64_t otherwise)
{
    uint64_t number;
    if (!span_to_u64(request_argument(view->request, name), &number) || number > SEARCH_WINDOW)
        return otherwise;
    return (int64_t)number;
}

static struct place place_of(const struct view *view, const struct value *answer)
{
    const struct value *results = value_get(answer, "results");
    struct place place = {
        .limit = number_argument(view, "limit", DEFAULT_LIMIT),
        .offset = number_argument(view, "offset", 0),
        .shown = results != NULL ? (int64_t)results->count : 0,
        .total = value_integer(value_get(answer, "total"), 0),
    };
    if (place.limit < 1)
        place.limit = DEFAULT_LIMIT;
    return place;
}

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

static struct span count_words(struct view *view, const struct place *place, const struct value *answer,
                               bool is_grouped)
{
    struct span total =
        view_count(view, place->total, is_grouped ? "page" : "passage", is_grouped ? "pages" : "passages");
    struct span words;
    if (place->shown == 0)
        return view_print(view, "None of the %.*s stands here.", SPAN_ARG(total));
    words = view_print(view, "Showing %.*s–%.*s of %.*s", SPAN_ARG(view_number(view, place->offset + 1)),
                       SPAN_ARG(view_number(view, place->offset + place->shown)), SPAN_ARG(total));
    if (is_grouped)
        return words;
    struct span pages = view_count(view, pages_shown(value_get(answer, "results")), "page", "pages");
    return view_print(view, "%.*s, %sfrom %.*s", SPAN_ARG(words), place->shown < place->total ? "these " : "",
                      SPAN_ARG(pages));
}

static struct span offset_href(struct view *view, const char *path, int64_t offset)
{
    struct link_edit edit = {"offset", offset > 0 ? view_print(view, "%lld", (long long)offset) : SPAN_EMPTY,
                             LINK_SET};
    return link_search(view, path, &edit, 1);
}

static void append_page(struct view *view, struct value *pages, const struct place *place, int64_t index)
{
    struct value map = VIEW_MAP;
    view_put_text(view, &map, "list_page", view_number(view, index + 1));
    view_put_text(view, &map, "list_href", offset_href(view, "/search", index * place->limit));
    view_put_flag(view, &map, "is_current", index == place->offset / place->limit);
    view_append(view, pages, map);
}

static void put_pages(struct view *view, struct value *page, const struct place *place)
{
    struct value pages = VIEW_LIST;
    int64_t reachable = place->total < SEARCH_WINDOW ? place->total : SEARCH_WINDOW;
    int64_t count = (reachable + place->limit - 1) / place->limit;
    int64_t here = place->offset / place->limit;
    for (int64_t i = here - PAGES_AROUND; count > 1 && i <= here + PAGES_AROUND; i++)
        if (i >= 0 && i < count)
            append_page(view, &pages, place, i);
    int64_t after = place->offset + place->limit;
    int64_t rest = reachable - after < place->limit ? reachable - after : place->limit;
    bool has_next = rest > 0 && after + place->limit <= SEARCH_WINDOW;
    bool has_previous = place->offset > 0 && place->total > 0;
    int64_t before = place->offset > place->limit ? place->offset - place->limit : 0;
    view_put_flag(view, page, "has_pages", pages.count > 0);
    view_put(view, page, "list_pages", pages);
    view_put_text(view, page, "next_href", has_next ? offset_href(view, "/search", after) : SPAN_EMPTY);
    view_put_text(view, page, "next_words",
                  has_next
                      ? view_print(view, "Next %.*s", SPAN_ARG(view_count(view, rest, "passage", "passages")))
                      : SPAN_EMPTY);
    view_put_text(view, page, "previous_href",
                  has_previous ? offset_href(view, "/search", before) : SPAN_EMPTY);
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
    struct place place = place_of(view, answer);
    bool is_grouped = span_equal(request_argument(view->request, "group"), SPAN("page"));
    if (is_none)
        place.total = 0;
    if (is_none && place.shown > LIST_NEAREST)
        place.shown = LIST_NEAREST;
    view_put_text(view, page, "count_words",
                  is_none ? nearest_words(view, place.shown) : count_words(view, &place, answer, is_grouped));
    view_put_text(view, page, "list_start", view_print(view, "%lld", (long long)place.offset + 1));
    put_pages(view, page, &place);
    put_switch(view, page, "sort", "date", "is_by_date", "sort_href");
    put_switch(view, page, "group", "page", "is_grouped", "group_href");
    put_exports(view, page);
}
