/* The lists of standards and of services: those the pages speak of, and those they do not. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_stated.h"
#include "serve/view_words.h"

/* A count, or nothing for none. */
static struct span count_words(struct view *view, const struct value *entry, const char *key)
{
    int64_t count = value_integer(value_get(entry, key), 0);
    return count > 0 ? view_number(view, count) : SPAN_EMPTY;
}

static struct span former_words(struct view *view, const struct value *names)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; names != NULL && i < names->count; i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(value_text(&names->items[i])));
    return all;
}

static struct value row_of(struct view *view, const struct value *entry, bool is_service)
{
    struct value row = VIEW_MAP;
    struct span id = value_get_text(entry, "id");
    view_put_text(view, &row, "name", value_get_text(entry, "name"));
    view_put_text(view, &row, "name_href",
                  is_service ? stated_service_href(view, id) : stated_standard_href(view, id));
    view_put_text(view, &row, "passages_words", count_words(view, entry, "statements"));
    view_put_text(view, &row, "scope_words", count_words(view, entry, "scope"));
    view_put_text(view, &row, "evidence_words", count_words(view, entry, "evidence"));
    view_put_text(view, &row, "current_edition", words_version(view, value_get_text(entry, "current")));
    view_put_text(view, &row, "former_words", former_words(view, value_get(entry, "formerly")));
    return row;
}

static bool is_stated(const struct value *entry)
{
    return value_integer(value_get(entry, "statements"), 0) > 0 ||
           value_integer(value_get(entry, "scope"), 0) > 0 ||
           value_integer(value_get(entry, "evidence"), 0) > 0;
}

/* Put those the pages speak of under `names`, and the rest under `silent`. */
static void put_rows(struct view *view, struct value *page, const struct value *list, bool is_service)
{
    struct value stated = VIEW_LIST;
    struct value silent = VIEW_LIST;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        const struct value *entry = &list->items[i];
        view_append(view, is_stated(entry) ? &stated : &silent, row_of(view, entry, is_service));
    }
    view_put_text(view, page, "silent_count",
                  silent.count > 0 ? view_count(view, (int64_t)silent.count, "more name is", "more names are")
                                   : SPAN_EMPTY);
    view_put(view, page, "names", stated);
    view_put(view, page, "silent", silent);
}

struct value view_standards_map(struct view *view, const struct value *answer)
{
    struct value page = view_page_map(view, SPAN("Standards and laws"), TAB_STANDARDS, SPAN_EMPTY);
    put_rows(view, &page, value_get(answer, "standards"), false);
    return page;
}

struct value view_services_map(struct view *view, const struct value *answer)
{
    struct value page = view_page_map(view, SPAN("Services"), TAB_SERVICES, SPAN_EMPTY);
    put_rows(view, &page, value_get(answer, "services"), true);
    return page;
}

enum avow_status view_standards(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct value names;
    enum avow_status status = search_standards(request->site->engine, request->audience, &json, err);
    status = view_take(request, status, &json, &names, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_standards_map(&view, &names);
    return view_reply(&view, "standards", &page, reply, err);
}

enum avow_status view_services(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct value names;
    enum avow_status status = search_services(request->site->engine, request->audience, &json, err);
    status = view_take(request, status, &json, &names, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_services_map(&view, &names);
    return view_reply(&view, "services", &page, reply, err);
}
