/* Head, tabs and foot of a page; the last step from a map to HTML. */
#include "serve/view_frame.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_words.h"

struct view view_start(const struct request *request)
{
    return (struct view){
        .request = request, .arena = request->arena, .as_of = request_argument(request, "as_of")};
}

enum avow_status view_take(const struct request *request, enum avow_status status, struct buffer *json,
                           struct value *out, struct avow_error *err)
{
    if (status == AVOW_OK)
        status = json_read(buffer_span(json), request->arena, out, err);
    buffer_truncate(json, 0);
    return status;
}

enum avow_status view_take_names(const struct request *request, struct value *standards,
                                 struct value *services, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_engine *engine = request->site->engine;
    enum avow_status status =
        view_take(request, search_standards(engine, request->audience, &json, err), &json, standards, err);
    if (status == AVOW_OK)
        status =
            view_take(request, search_services(engine, request->audience, &json, err), &json, services, err);
    return status;
}

static void put_assets(struct view *view, struct value *page)
{
    static const char *const assets[][2] = {
        {"asset_style", "style.css"},
        {"asset_script", "avow.js"},
        {"asset_icons", "icons.svg"},
        {"asset_favicon", "favicon.svg"},
    };
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++) {
        const char *url = asset_url(view->arena, assets[i][1]);
        view->failed = view->failed || url == NULL;
        view_put_text(view, page, assets[i][0], span_of(url));
    }
}

/* What the index holds; empty when it cannot be asked: the page itself says what is wrong then. */
static void put_foot(struct view *view, struct value *page)
{
    struct search_engine_state state = {0};
    const struct request *request = view->request;
    bool is_known = request->site->engine != NULL &&
                    search_state(request->site->engine, view->arena, &state, NULL) == AVOW_OK;
    char iso[DATE_TEXT_SIZE];
    date_iso(is_known ? date_of_time(state.built) : DATE_NONE, iso);
    view_put_flag(view, page, "has_sources", is_known);
    words_put_day(view, page, "built_iso", "built_words", view_print(view, "%s", iso));
    view_put_text(view, page, "all_pages", view_count(view, (int64_t)state.pages, "page", "pages"));
    view_put_text(view, page, "all_passages",
                  view_count(view, (int64_t)state.statements, "passage", "passages"));
}

struct value view_page_map(struct view *view, struct span title, enum view_tab tab, struct span query)
{
    struct value page = VIEW_MAP;
    view_put_text(view, &page, "title", title);
    view_put_text(view, &page, "query", query);
    static const struct {
        enum view_tab tab;
        const char *flag;
    } tabs[] = {
        {TAB_SEARCH, "tab_search"},
        {TAB_SCOPE, "tab_scope"},
        {TAB_STANDARDS, "tab_standards"},
        {TAB_SERVICES, "tab_services"},
        {TAB_CERTIFICATES, "tab_certificates"},
        {TAB_TODO, "tab_todo"},
        {TAB_HELP, "tab_help"},
    };
    for (size_t i = 0; i < sizeof tabs / sizeof *tabs; i++)
        view_put_flag(view, &page, tabs[i].flag, tab == tabs[i].tab);
    put_assets(view, &page);
    put_foot(view, &page);
    return page;
}

enum avow_status view_reply(struct view *view, const char *name, const struct value *page,
                            struct reply *reply, struct avow_error *err)
{
    if (view->failed)
        return error_set_no_memory(err, "view");
    reply->type = "text/html; charset=utf-8";
    return template_render(view->request->site->templates, name, page, &reply->body, err);
}
