/* Events as words: how many passages, which services. */
#include "serve/view_changes.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

enum { SERVICES_NAMED = 2 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

/* What stands after a number of passages, and after a service's name. */
static const struct change_words {
    struct span change;
    const char *words;
} passage_rows[] = {{SPAN_INIT("reworded"), "reworded"},
                    {SPAN_INIT("added"), "new"},
                    {SPAN_INIT("removed"), "gone"},
                    {SPAN_INIT("renamed"), "asked otherwise"},
                    {SPAN_INIT("moved"), "moved"}},
  service_rows[] = {{SPAN_INIT("entered"), "now listed"},
                    {SPAN_INIT("left"), "no longer listed"},
                    {SPAN_INIT("renamed"), "renamed"},
                    {SPAN_INIT("qualified"), "said otherwise"},
                    {SPAN_INIT("edition"), "under another version"},
                    {SPAN_INIT("excluded"), "now excluded"},
                    {SPAN_INIT("included"), "now covered"}};

#define LENGTH(table) (sizeof(table) / sizeof *(table))

struct span changes_passages(struct view *view, const struct value *counts)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; i < LENGTH(passage_rows); i++) {
        int64_t count = value_integer(value_get(counts, passage_rows[i].change.bytes), 0);
        if (count == 0)
            continue;
        struct span number =
            all.size > 0 ? view_number(view, count) : view_count(view, count, "passage", "passages");
        all = view_print(view, "%.*s%s%.*s %s", SPAN_ARG(all), all.size > 0 ? ", " : "", SPAN_ARG(number),
                         passage_rows[i].words);
    }
    return all;
}

static struct span services_words(struct view *view, const struct value *scope)
{
    size_t count = scope != NULL ? scope->count : 0;
    struct span all = SPAN_EMPTY;
    if (count > SERVICES_NAMED)
        return view_print(view, "%zu services changed", count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < LENGTH(service_rows); k++)
            if (span_equal(service_rows[k].change, get(&scope->items[i], "change")))
                all = view_print(view, "%.*s%s%.*s %s", SPAN_ARG(all), all.size > 0 ? ", " : "",
                                 SPAN_ARG(get(value_get(&scope->items[i], "service"), "name")),
                                 service_rows[k].words);
    return all;
}

struct span changes_words(struct view *view, const struct value *event)
{
    const struct value *counts = value_get(event, "counts");
    struct span services = services_words(view, value_get(event, "scope"));
    struct span passages = changes_passages(view, counts);
    int64_t added = value_integer(value_get(counts, "added"), 0);
    if (span_equal(get(event, "change"), SPAN("ended")))
        return SPAN("No longer published");
    if (span_equal(get(event, "change"), SPAN("new")))
        return added > 0 ? view_print(view, "New page, %.*s",
                                      SPAN_ARG(view_count(view, added, "passage", "passages")))
                         : SPAN("New page");
    if (passages.size == 0 || services.size == 0)
        return passages.size > 0 ? passages : services;
    return view_print(view, "%.*s; %.*s", SPAN_ARG(passages), SPAN_ARG(services));
}

/* Where to look: at the difference, at the page, or at the page as it last was. */
static struct span event_href(struct view *view, const struct value *event)
{
    struct span page = get(value_get(event, "page"), "id");
    struct span from = get(event, "from");
    bool ended = span_equal(get(event, "change"), SPAN("ended"));
    if (from.size > 0 && !ended)
        return link_diff(view, page, from, get(event, "date"));
    return ended ? SPAN_EMPTY : link_page(view, page, SPAN_EMPTY, SPAN_EMPTY);
}

void changes_put(struct view *view, struct value *map, const struct value *answer)
{
    const struct value *events = value_get(answer, "changes");
    struct value list = VIEW_LIST;
    for (size_t i = 0; events != NULL && i < events->count; i++) {
        const struct value *event = &events->items[i];
        struct value change = VIEW_MAP;
        words_put_day(view, &change, "change_iso", "change_date", get(event, "date"));
        view_put_text(view, &change, "change_page", get(value_get(event, "page"), "title"));
        view_put_text(view, &change, "change_link", event_href(view, event));
        view_put_text(view, &change, "change_words", changes_words(view, event));
        view_append(view, &list, change);
    }
    view_put_flag(view, map, "has_lately", list.count > 0);
    view_put(view, map, "lately", list);
}
