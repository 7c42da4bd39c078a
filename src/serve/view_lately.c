/* What changed: the pages that are new, reworded or gone, newest first, narrowed by day, name and words. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_changes.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

enum { CHANGES_SHOWN = 30 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static void put_form(struct view *view, struct value *page, const struct value *answer,
                     const struct value *standards, const struct value *services)
{
    view_put(
        view, page, "standard_choices",
        view_choices(view, value_get(standards, "standards"), "statements", value_get(answer, "standard")));
    view_put(view, page, "service_choices",
             view_choices(view, value_get(services, "services"), "statements", value_get(answer, "service")));
    view_put_text(view, page, "since_value", request_argument(view->request, "since"));
    view_put_text(view, page, "words_value", request_argument(view->request, "q"));
    words_put_day(view, page, "since_iso", "since_words", get(answer, "since"));
}

/* The ways to as many as one answer gives; past that, what to do. */
static void put_more(struct view *view, struct value *page, const struct value *answer)
{
    const struct link_edit most = {"limit", view_print(view, "%d", SEARCH_LIMIT_MOST), LINK_SET};
    const struct value *events = value_get(answer, "changes");
    bool is_more = value_true(value_get(answer, "more"));
    bool is_whole = events != NULL && events->count >= SEARCH_LIMIT_MOST;
    view_put_text(view, page, "more_href",
                  is_more && !is_whole ? link_search(view, "/changes", &most, 1) : SPAN_EMPTY);
    view_put_flag(view, page, "is_cut", is_more && is_whole);
    view_put_text(view, page, "json_href", link_search(view, "/api/v1/changes", &most, 1));
}

struct value view_lately_map(struct view *view, const struct value *answer, const struct value *standards,
                             const struct value *services)
{
    const struct link_edit followed[] = {{"since", SPAN_EMPTY, LINK_SET}, {"limit", SPAN_EMPTY, LINK_SET}};
    struct value page = view_page_map(view, SPAN("What changed"), TAB_NONE, SPAN_EMPTY);
    put_form(view, &page, answer, standards, services);
    changes_put(view, &page, answer);
    put_more(view, &page, answer);
    view_put_text(view, &page, "feed_href", link_search(view, "/feed.atom", followed, 2));
    return page;
}

enum avow_status view_lately(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_changes_request asked;
    struct value changes;
    struct value standards;
    struct value services;
    enum avow_status status = request_changes(request, &asked, err);
    if (status == AVOW_OK && (asked.limit == 0 || request_argument(request, "limit").size == 0))
        asked.limit = CHANGES_SHOWN;
    if (status == AVOW_OK)
        status = view_take(request, search_changes(request->site->engine, &asked, &json, err), &json,
                           &changes, err);
    if (status == AVOW_OK)
        status = view_take_names(request, &standards, &services, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_lately_map(&view, &changes, &standards, &services);
    return view_reply(&view, "changes", &page, reply, err);
}
