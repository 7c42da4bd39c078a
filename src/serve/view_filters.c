/* The filter form: groups of ticks with counts, dates, and hidden fields that keep the rest of the search. */
#include "serve/view_filters.h"

#include "serve/view_link.h"
#include "serve/view_words.h"

enum { ROWS_SHOWN = 5 };

struct group {
    const char *field;
    const char *legend;
    const char *one; /* "1 more service" */
    const char *many;
    size_t fewest; /* rows below which the group tells nothing */
};

static const struct group groups[] = {
    {"standard", "Standard or law", "more standard", "more standards", 1},
    {"service", "Service", "more service", "more services", 1},
    {"kind", "Kind", "more kind", "more kinds", 1},
    {"audience", "Who may see it", "more circle", "more circles", 2},
};

/* Arguments that have a field of their own in the form; all others are kept hidden. */
static const char *const own_fields[] = {"standard", "service",  "kind",  "after",
                                         "before",   "audience", "offset"};

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static bool is_chosen(const struct view *view, const char *field, struct span value)
{
    const struct request *request = view->request;
    for (size_t i = 0; i < request->argument_count; i++)
        if (span_equal(request->arguments[i].name, span_of(field)) &&
            span_equal(request->arguments[i].value, value))
            return true;
    return false;
}

/* One tick: field, value, words, count, and the link that turns it over at once. */
static struct value tick_of(struct view *view, const char *field, struct span value, struct span words,
                            struct span count)
{
    struct value tick = VIEW_MAP;
    bool chosen = is_chosen(view, field, value);
    struct link_edit edit = {field, value, chosen ? LINK_DROP : LINK_ADD};
    view_put_text(view, &tick, "field", span_of(field));
    view_put_text(view, &tick, "tick_value", value);
    view_put_text(view, &tick, "tick_words", words.size > 0 ? words : value);
    view_put_text(view, &tick, "tick_count", count);
    view_put_text(view, &tick, "tick_href", link_search(view, "/search", &edit, 1));
    view_put_flag(view, &tick, "is_checked", chosen);
    return tick;
}

/* What a group is made of: ticks that stand there, and the rest behind "8 more". */
struct ticks {
    struct value shown;
    struct value more;
    size_t chosen;
};

/* Our own words for a value; `name` where it has one. */
static struct span value_words(const struct group *group, struct span value, struct span name)
{
    if (span_equal(span_of(group->field), SPAN("kind")))
        return span_of(words_kind(value)->label);
    return span_equal(span_of(group->field), SPAN("audience")) ? words_audience(value) : name;
}

static void add_row(struct view *view, const struct group *group, const struct value *row,
                    struct ticks *ticks)
{
    struct span id = value_get_text(row, "id");
    struct span words = value_words(group, id, value_get_text(row, "name"));
    bool chosen = is_chosen(view, group->field, id);
    struct span count = view_number(view, value_integer(value_get(row, "count"), 0));
    bool stands = chosen || ticks->shown.count < ROWS_SHOWN;
    view_append(view, stands ? &ticks->shown : &ticks->more, tick_of(view, group->field, id, words, count));
    ticks->chosen += chosen;
}

static bool has_row(const struct value *rows, struct span id)
{
    for (size_t i = 0; rows != NULL && i < rows->count; i++)
        if (span_equal(value_get_text(&rows->items[i], "id"), id))
            return true;
    return false;
}

/* What is chosen but finds nothing has no row in the answer; it must stay to be taken back. */
static void add_chosen(struct view *view, const struct group *group, const struct value *rows,
                       struct ticks *ticks)
{
    const struct request *request = view->request;
    for (size_t i = 0; i < request->argument_count; i++) {
        const struct argument *argument = &request->arguments[i];
        if (!span_equal(argument->name, span_of(group->field)) || argument->value.size == 0 ||
            has_row(rows, argument->value))
            continue;
        struct span words = value_words(group, argument->value, SPAN_EMPTY);
        view_append(view, &ticks->shown, tick_of(view, group->field, argument->value, words, SPAN("0")));
        ticks->chosen++;
    }
}

static void add_group(struct view *view, struct value *facets, const struct group *group,
                      const struct value *answer, bool only_used)
{
    const struct value *rows = value_get(value_get(answer, "facets"), group->field);
    struct ticks ticks = {VIEW_LIST, VIEW_LIST, 0};
    struct value map = VIEW_MAP;
    add_chosen(view, group, rows, &ticks);
    for (size_t i = 0; rows != NULL && i < rows->count; i++)
        add_row(view, group, &rows->items[i], &ticks);
    if (ticks.chosen == 0 && (only_used || ticks.shown.count < group->fewest))
        return;
    view_put_text(view, &map, "legend", span_of(group->legend));
    view_put(view, &map, "ticks", ticks.shown);
    view_put_text(view, &map, "more_words",
                  ticks.more.count > 0 ? view_count(view, (int64_t)ticks.more.count, group->one, group->many)
                                       : SPAN_EMPTY);
    view_put(view, &map, "more_ticks", ticks.more);
    view_append(view, facets, map);
}

static bool is_own(struct span name)
{
    for (size_t i = 0; i < LENGTH(own_fields); i++)
        if (span_equal(span_of(own_fields[i]), name))
            return true;
    return false;
}

struct value filters_field(struct view *view, const struct argument *argument)
{
    struct value field = VIEW_MAP;
    view_put_text(view, &field, "kept_name", argument->name);
    view_put_text(view, &field, "kept_value", argument->value);
    return field;
}

static struct value kept_fields(struct view *view)
{
    struct value kept = VIEW_LIST;
    const struct request *request = view->request;
    for (size_t i = 0; i < request->argument_count; i++)
        if (!is_own(request->arguments[i].name) && request->arguments[i].value.size > 0)
            view_append(view, &kept, filters_field(view, &request->arguments[i]));
    return kept;
}

void filters_put_form(struct view *view, struct value *page, const struct value *answer, bool only_used)
{
    struct value facets = VIEW_LIST;
    struct span after = request_argument(view->request, "after");
    struct span before = request_argument(view->request, "before");
    for (size_t i = 0; i < LENGTH(groups); i++)
        add_group(view, &facets, &groups[i], answer, only_used);
    view_put_flag(view, page, "has_dates", !only_used || after.size + before.size > 0);
    view_put_flag(view, page, "has_filters", facets.count > 0 || !only_used || after.size + before.size > 0);
    view_put(view, page, "facets", facets);
    view_put_text(view, page, "after", after);
    view_put_text(view, page, "before", before);
    view_put(view, page, "kept", kept_fields(view));
}
