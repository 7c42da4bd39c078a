/* What's covered: the matrix, the list of one service or standard, and both names with what pages say of
 * them. */
#include "serve/view_maps.h"

#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_matrix.h"
#include "serve/view_pager.h"
#include "serve/view_words.h"

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static struct value environments_of(struct view *view, const struct value *answer)
{
    const struct value *names = value_get(answer, "environments");
    struct span chosen = get(answer, "environment");
    struct value list = VIEW_LIST;
    bool is_there = false;
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        struct span name = value_text(&names->items[i]);
        is_there = is_there || span_equal_case(name, chosen);
        view_append_choice(view, &list, name, name, chosen);
    }
    if (chosen.size > 0 && !is_there)
        view_append_choice(view, &list, chosen, chosen, chosen);
    return list;
}

static void put_form(struct view *view, struct value *page, const struct value *answer,
                     const struct value *standards, const struct value *services)
{
    struct value environments = environments_of(view, answer);
    view_put(view, page, "standard_choices",
             view_choices(view, value_get(standards, "standards"), "scope", value_get(answer, "standard")));
    view_put(view, page, "service_choices",
             view_choices(view, value_get(services, "services"), "scope", value_get(answer, "service")));
    view_put_flag(view, page, "has_environments", environments.count > 0);
    view_put(view, page, "environment_choices", environments);
    view_put_text(view, page, "as_of_value", request_argument(view->request, "as_of"));
    words_put_day(view, page, "as_of_iso", "as_of_words", get(answer, "as_of"));
}

/* The verdict on both names, and what to do when nothing is stated. */
static void put_pair(struct view *view, struct value *page, const struct value *answer)
{
    enum stated_state state = stated_state_of(get(answer, "verdict"));
    struct span standard = get(value_get(answer, "standard"), "id");
    struct span service = get(value_get(answer, "service"), "id");
    const struct link_edit words = {"q",
                                    view_print(view, "Is %.*s covered by %.*s?",
                                               SPAN_ARG(get(value_get(answer, "service"), "name")),
                                               SPAN_ARG(get(value_get(answer, "standard"), "name"))),
                                    LINK_SET};
    view_put_text(view, page, "pair_look", span_of(stated_looks[state].look));
    view_put_text(view, page, "pair_words", stated_words(answer));
    view_put_flag(view, page, "is_unclear", state == STATED_UNCLEAR);
    view_put_flag(view, page, "is_silent", state == STATED_NOT_STATED);
    view_put_text(view, page, "service_list_href", stated_pair_href(view, SPAN_EMPTY, service));
    view_put_text(view, page, "standard_list_href", stated_pair_href(view, standard, SPAN_EMPTY));
    view_put_text(view, page, "search_href", link_fresh(view, "/search", &words, 1));
}

static struct span asked_name(struct view *view, const struct value *answer)
{
    struct value standard = VIEW_MAP;
    view_put_text(view, &standard, "name", get(value_get(answer, "standard"), "name"));
    view_put_text(view, &standard, "edition", get(answer, "edition"));
    return words_standard(view, &standard);
}

/* Empty when all stands here, or nothing is stated. */
static struct span range_words(struct view *view, const struct pager *pager, struct span all)
{
    int64_t rest = pager->total > pager->offset ? pager->total - pager->offset : 0;
    int64_t shown = rest < pager->limit ? rest : pager->limit;
    return shown < pager->total ? pager_range(view, pager, shown, all) : SPAN_EMPTY;
}

/* One page of the matrix or of the list, and the way to the others. */
static void put_rows(struct view *view, struct value *page, const struct value *rows, bool is_matrix,
                     enum stated_name name)
{
    struct pager pager = pager_of(view, STATED_SHOWN, PAGER_WHOLE);
    size_t first = (size_t)pager.offset, limit = (size_t)pager.limit;
    bool by_service = is_matrix || name == STATED_BY_SERVICE;
    const char *one = by_service ? "service" : "line", *many = by_service ? "services" : "lines";
    pager.total = (int64_t)(is_matrix ? matrix_put(view, page, rows, first, limit)
                                      : stated_put_lines(view, page, rows, name, first, limit));
    view_put_text(view, page, "range_words",
                  range_words(view, &pager, view_count(view, pager.total, one, many)));
    pager_put(view, page, "/scope", &pager, one, many);
}

struct value view_scope_map(struct view *view, const struct value *answer, const struct value *standards,
                            const struct value *services)
{
    const struct value *rows = value_get(answer, "rows");
    struct span standard = get(value_get(answer, "standard"), "id");
    struct span service = get(value_get(answer, "service"), "id");
    bool is_matrix = standard.size == 0 && service.size == 0;
    bool is_pair = standard.size > 0 && service.size > 0;
    const struct link_edit whole[] = {
        {"column", SPAN_EMPTY, LINK_SET}, {"all", SPAN_EMPTY, LINK_SET}, {"limit", SPAN_EMPTY, LINK_SET}};
    struct value page = view_page_map(view, SPAN("What’s covered"), TAB_SCOPE, SPAN_EMPTY);
    put_form(view, &page, answer, standards, services);
    view_put_flag(view, &page, "is_matrix", is_matrix);
    view_put_flag(view, &page, "is_pair", is_pair);
    view_put_text(view, &page, "asked_service", get(value_get(answer, "service"), "name"));
    view_put_text(view, &page, "asked_service_href",
                  service.size > 0 ? stated_service_href(view, service) : SPAN_EMPTY);
    view_put_text(view, &page, "asked_standard", asked_name(view, answer));
    view_put_text(view, &page, "asked_standard_href", stated_standard_href(view, standard));
    view_put_text(view, &page, "json_href",
                  link_search(view, "/api/v1/scope", whole, sizeof whole / sizeof *whole));
    if (is_pair)
        put_pair(view, &page, answer);
    put_rows(view, &page, rows, is_matrix,
             is_pair             ? STATED_BY_PAGE
             : standard.size > 0 ? STATED_BY_SERVICE
                                 : STATED_BY_STANDARD);
    return page;
}

enum avow_status view_scope(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_scope_request asked;
    struct value rows;
    struct value standards;
    struct value services;
    enum avow_status status = request_rows(request, &asked, err);
    if (status == AVOW_OK)
        status = pager_check(request, err);
    if (status == AVOW_OK)
        status = search_scope_value(request->site->engine, &asked, request->arena, &rows, err);
    if (status == AVOW_OK)
        status = view_take_names(request, &standards, &services, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_scope_map(&view, &rows, &standards, &services);
    return view_reply(&view, "scope", &page, reply, err);
}
