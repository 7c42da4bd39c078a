/* The list of standards and services the pages speak of, and of those they do not. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

/* A search for all passages about one name. */
static struct span about_href(struct view *view, const char *field, struct span id)
{
    struct link_edit edit = {field, id, LINK_SET};
    return link_search(view, "/search", &edit, 1);
}

static struct span editions_words(struct view *view, const struct value *editions)
{
    struct span all = SPAN_EMPTY;
    for (size_t i = 0; editions != NULL && i < editions->count; i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? ", " : "",
                         SPAN_ARG(words_version(view, value_text(&editions->items[i]))));
    return all;
}

static struct value row_of(struct view *view, const struct value *entry, const char *field, int64_t count)
{
    struct value row = VIEW_MAP;
    struct span id = value_get_text(entry, "id");
    view_put_text(view, &row, "name", value_get_text(entry, "name"));
    view_put_text(view, &row, "about_href", about_href(view, field, id));
    view_put_text(view, &row, "passages_words", view_number(view, count));
    view_put_text(view, &row, "current_edition", words_version(view, value_get_text(entry, "current")));
    view_put_text(view, &row, "editions_words", editions_words(view, value_get(entry, "editions")));
    return row;
}

/* Put those with passages under `stated_key` and the names of the rest under `silent_key`. */
static void put_rows(struct view *view, struct value *page, const struct value *list, const char *field,
                     const char *const keys[3])
{
    struct value stated = VIEW_LIST;
    struct value silent = VIEW_LIST;
    for (size_t i = 0; list != NULL && i < list->count; i++) {
        int64_t count = value_integer(value_get(&list->items[i], "statements"), 0);
        view_append(view, count > 0 ? &stated : &silent, row_of(view, &list->items[i], field, count));
    }
    view_put_text(view, page, keys[2],
                  silent.count > 0 ? view_number(view, (int64_t)silent.count) : SPAN_EMPTY);
    view_put(view, page, keys[0], stated);
    view_put(view, page, keys[1], silent);
}

struct value view_standards_map(struct view *view, const struct value *standards,
                                const struct value *services)
{
    static const char *const standard_keys[] = {"standards", "silent_standards", "silent_standards_count"};
    static const char *const service_keys[] = {"services", "silent_services", "silent_services_count"};
    struct value page = view_page_map(view, SPAN("Standards and laws"), TAB_STANDARDS, SPAN_EMPTY);
    put_rows(view, &page, value_get(standards, "standards"), "standard", standard_keys);
    put_rows(view, &page, value_get(services, "services"), "service", service_keys);
    return page;
}

enum avow_status view_standards(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer standards = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer services = BUFFER_INIT;
    struct search_engine *engine = request->site->engine;
    struct value names[2];
    enum avow_status status = search_standards(engine, request->audience, &standards, err);
    if (status == AVOW_OK)
        status = search_services(engine, request->audience, &services, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&standards), request->arena, &names[0], err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&services), request->arena, &names[1], err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_standards_map(&view, &names[0], &names[1]);
    return view_reply(&view, "standards", &page, reply, err);
}
