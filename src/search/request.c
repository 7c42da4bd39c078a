/* One table of arguments, for URLs, flags and `field:` words alike. */
#include "search/request.h"

#include "base/cleanup.h"
#include "base/edits.h"

#include <string.h>

enum argument_kind {
    ARGUMENT_TEXT,
    ARGUMENT_FILTER,
    ARGUMENT_PLAIN,
    ARGUMENT_FIRST_DAY,
    ARGUMENT_LAST_DAY,
    ARGUMENT_SORT,
    ARGUMENT_GROUP,
    ARGUMENT_COUNT,
    ARGUMENT_SWITCH,
    ARGUMENT_ID
};

/* `target`: a filter, or the byte offset of the field in struct search_request. */
struct argument_row {
    struct span name;
    enum argument_kind kind;
    size_t target;
    uint64_t most;
};

enum { ID_LIMIT = 1024 /* bytes */ };

#define FIELD(name) offsetof(struct search_request, name)

static const struct argument_row rows[] = {
    {SPAN_INIT("q"), ARGUMENT_TEXT, FIELD(text), SEARCH_QUERY_LIMIT},
    {SPAN_INIT("standard"), ARGUMENT_FILTER, FILTER_STANDARD, 0},
    {SPAN_INIT("service"), ARGUMENT_FILTER, FILTER_SERVICE, 0},
    {SPAN_INIT("kind"), ARGUMENT_FILTER, FILTER_KIND, 0},
    {SPAN_INIT("audience"), ARGUMENT_FILTER, FILTER_AUDIENCE, 0},
    {SPAN_INIT("status"), ARGUMENT_FILTER, FILTER_STATUS, 0},
    {SPAN_INIT("about"), ARGUMENT_FILTER, FILTER_ABOUT, 0},
    {SPAN_INIT("language"), ARGUMENT_FILTER, FILTER_LANGUAGE, 0},
    {SPAN_INIT("page"), ARGUMENT_FILTER, FILTER_PAGE, 0},
    {SPAN_INIT("year"), ARGUMENT_FILTER, FILTER_YEAR, 0},
    {SPAN_INIT("after"), ARGUMENT_FIRST_DAY, FIELD(after), 0},
    {SPAN_INIT("before"), ARGUMENT_LAST_DAY, FIELD(before), 0},
    {SPAN_INIT("as_of"), ARGUMENT_LAST_DAY, FIELD(as_of), 0},
    {SPAN_INIT("sort"), ARGUMENT_SORT, FIELD(sort), 0},
    {SPAN_INIT("group"), ARGUMENT_GROUP, FIELD(group), 0},
    {SPAN_INIT("limit"), ARGUMENT_COUNT, FIELD(limit), SEARCH_LIMIT_MOST},
    {SPAN_INIT("offset"), ARGUMENT_COUNT, FIELD(offset), SEARCH_WINDOW},
    {SPAN_INIT("facets"), ARGUMENT_SWITCH, FIELD(facets), 0},
    {SPAN_INIT("explain"), ARGUMENT_SWITCH, FIELD(explain), 0},
    {SPAN_INIT("why_not"), ARGUMENT_ID, FIELD(why_not), ID_LIMIT},
    {SPAN_INIT("spelling"), ARGUMENT_SWITCH, FIELD(spelling), 0},
    {SPAN_INIT("expand"), ARGUMENT_SWITCH, FIELD(expand), 0},
    {SPAN_INIT("plain"), ARGUMENT_PLAIN, 0, 0},
    {SPAN_INIT("words"), ARGUMENT_COUNT, FIELD(words), SEARCH_WORDS_MOST},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static const struct argument_row *row_named(struct span name)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (span_equal(rows[i].name, name))
            return &rows[i];
    return NULL;
}

struct span search_request_near(struct span name)
{
    struct span nearest = SPAN_EMPTY;
    size_t fewest = 3;
    for (size_t i = 0; i < ROW_COUNT; i++) {
        size_t edits = edits_between(name, rows[i].name);
        if (edits < fewest) {
            fewest = edits;
            nearest = rows[i].name;
        }
    }
    return nearest;
}

struct span search_filter_name(enum search_filter filter)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (rows[i].kind == ARGUMENT_FILTER && rows[i].target == (size_t)filter)
            return rows[i].name;
    return SPAN_EMPTY;
}

static enum avow_status refuse(const struct argument_row *row, struct span value, const char *wanted,
                               struct avow_error *err)
{
    return error_set(err, AVOW_USAGE, row->name.bytes, "%.*s=%.*s: give %s", SPAN_ARG(row->name),
                     SPAN_ARG(span_part(value, 0, 80)), wanted);
}

static enum avow_status take_text(struct search_request *request, const struct argument_row *row,
                                  struct span value, struct arena *arena, struct avow_error *err)
{
    if (value.size > row->most)
        return error_set(err, AVOW_USAGE, row->name.bytes,
                         "the question has %zu bytes; at most %d are read: shorten it", value.size,
                         SEARCH_QUERY_LIMIT);
    struct span copy = arena_copy(arena, value);
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "search");
    request->text = copy;
    return AVOW_OK;
}

static enum avow_status take_value(struct search_request *request, const struct argument_row *row,
                                   struct span value, struct arena *arena, struct avow_error *err)
{
    struct span_list *list = row->kind == ARGUMENT_FILTER ? &request->filters[row->target] : &request->plain;
    if (list->count == SEARCH_FILTER_VALUES)
        return error_set(err, AVOW_USAGE, row->name.bytes, "more than %d values of %.*s: leave some out",
                         SEARCH_FILTER_VALUES, SPAN_ARG(row->name));
    struct span *items = arena_array(arena, list->count + 1, sizeof *items);
    struct span copy = arena_copy(arena, value);
    if (items == NULL || copy.bytes == NULL)
        return error_set_no_memory(err, "search");
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    items[list->count] = copy;
    *list = (struct span_list){items, list->count + 1};
    return AVOW_OK;
}

static enum avow_status take_day(struct search_request *request, const struct argument_row *row,
                                 struct span value, struct avow_error *err)
{
    date_day first = DATE_NONE;
    date_day last = DATE_NONE;
    if (!date_read_range(value, &first, &last))
        return refuse(row, value, "a year (2026), a month (2026-11) or a day (2026-11-21)", err);
    date_day *field = (date_day *)((char *)request + row->target);
    *field = row->kind == ARGUMENT_FIRST_DAY ? first : last;
    return AVOW_OK;
}

static enum avow_status take_count(struct search_request *request, const struct argument_row *row,
                                   struct span value, struct avow_error *err)
{
    uint64_t number = 0;
    if (!span_to_u64(value, &number) || number > row->most)
        return error_set(err, AVOW_USAGE, row->name.bytes, "%.*s=%.*s: give a whole number from 0 to %llu",
                         SPAN_ARG(row->name), SPAN_ARG(span_part(value, 0, 80)),
                         (unsigned long long)row->most);
    *(size_t *)((char *)request + row->target) = (size_t)number;
    return AVOW_OK;
}

static enum avow_status take_switch(struct search_request *request, const struct argument_row *row,
                                    struct span value, struct avow_error *err)
{
    if (!span_equal(value, SPAN("0")) && !span_equal(value, SPAN("1")))
        return refuse(row, value, "0 or 1", err);
    *(bool *)((char *)request + row->target) = value.bytes[0] == '1';
    return AVOW_OK;
}

/* Asking about one statement asks for explanations. */
static enum avow_status take_id(struct search_request *request, const struct argument_row *row,
                                struct span value, struct arena *arena, struct avow_error *err)
{
    struct span copy = arena_copy(arena, value);
    if (value.size > row->most)
        return refuse(row, value, "the id of a statement", err);
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "search");
    request->why_not = copy;
    request->explain = true;
    return AVOW_OK;
}

static enum avow_status take_sort(struct search_request *request, const struct argument_row *row,
                                  struct span value, struct avow_error *err)
{
    if (span_equal(value, SPAN("relevance")))
        request->sort = SEARCH_BY_RELEVANCE;
    else if (span_equal(value, SPAN("date")))
        request->sort = SEARCH_BY_DATE;
    else
        return refuse(row, value, "relevance or date", err);
    return AVOW_OK;
}

static enum avow_status take_group(struct search_request *request, const struct argument_row *row,
                                   struct span value, struct avow_error *err)
{
    if (span_equal(value, SPAN("none")))
        request->group = SEARCH_GROUP_NONE;
    else if (span_equal(value, SPAN("page")))
        request->group = SEARCH_GROUP_PAGE;
    else
        return refuse(row, value, "none or page", err);
    return AVOW_OK;
}

static enum avow_status refuse_name(struct span name, struct avow_error *err)
{
    struct span near = search_request_near(name);
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *place = arena_string(&scratch, span_part(name, 0, 40));
    if (near.size > 0)
        return error_set(err, AVOW_USAGE, place, "there is no argument \"%.*s\"; did you mean \"%.*s\"?",
                         SPAN_ARG(span_part(name, 0, 80)), SPAN_ARG(near));
    return error_set(err, AVOW_USAGE, place,
                     "there is no argument \"%.*s\"; see /openapi.json or avow help search",
                     SPAN_ARG(span_part(name, 0, 80)));
}

enum avow_status search_request_take(struct search_request *request, struct span name, struct span value,
                                     struct arena *arena, struct avow_error *err)
{
    const struct argument_row *row = row_named(name);
    if (row == NULL)
        return refuse_name(name, err);
    value = span_trim(value);
    if (value.size == 0)
        return AVOW_OK;
    switch (row->kind) {
    case ARGUMENT_TEXT:
        return take_text(request, row, value, arena, err);
    case ARGUMENT_FILTER:
    case ARGUMENT_PLAIN:
        return take_value(request, row, value, arena, err);
    case ARGUMENT_FIRST_DAY:
    case ARGUMENT_LAST_DAY:
        return take_day(request, row, value, err);
    case ARGUMENT_SORT:
        return take_sort(request, row, value, err);
    case ARGUMENT_GROUP:
        return take_group(request, row, value, err);
    case ARGUMENT_COUNT:
        return take_count(request, row, value, err);
    case ARGUMENT_SWITCH:
        return take_switch(request, row, value, err);
    case ARGUMENT_ID:
        return take_id(request, row, value, arena, err);
    }
    return error_set(err, AVOW_INTERNAL, "search", "argument without a kind");
}
