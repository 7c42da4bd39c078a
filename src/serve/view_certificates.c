/* Certificates and reports: one list, narrowed by standard and type, in three orders. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/argument.h"
#include "serve/view.h"
#include "serve/view_evidence.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_pager.h"
#include "serve/view_words.h"

enum { DOCUMENTS_SHOWN = 50 };

static struct value type_choices(struct view *view)
{
    const char *const *words = argument_find(SPAN("type"))->words;
    struct value list = VIEW_LIST;
    for (; *words != NULL; words++)
        view_append_choice(view, &list, span_of(*words), evidence_type(view, span_of(*words)),
                           request_argument(view->request, "type"));
    return list;
}

/* The three orders; the one in use is no link. */
static struct value orders_of(struct view *view)
{
    static const struct {
        struct span order;
        struct span words;
    } rows[] = {{SPAN_INIT("standard"), SPAN_INIT("by standard")},
                {SPAN_INIT("end"), SPAN_INIT("what ends first")},
                {SPAN_INIT("date"), SPAN_INIT("newest first")}};
    struct span order = request_argument(view->request, "order");
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value row = VIEW_MAP;
        bool is_used = order.size == 0 ? i == 0 : span_equal(order, rows[i].order);
        const struct link_edit edit = {"order", i == 0 ? SPAN_EMPTY : rows[i].order, LINK_SET};
        view_put_text(view, &row, "order_words", rows[i].words);
        view_put_text(view, &row, "order_href",
                      is_used ? SPAN_EMPTY : link_search(view, "/certificates", &edit, 1));
        view_append(view, &list, row);
    }
    return list;
}

/* "2 end within 60 days, 1 has ended": what needs somebody. */
static struct span alarm_words(struct view *view, int64_t ended, int64_t soon)
{
    struct span over =
        view_print(view, "%.*s %s ended", SPAN_ARG(view_number(view, ended)), ended == 1 ? "has" : "have");
    struct span near = view_print(view, "%.*s %s within %d days", SPAN_ARG(view_number(view, soon)),
                                  soon == 1 ? "ends" : "end", EVIDENCE_SOON);
    if (ended == 0 || soon == 0)
        return ended > 0 ? over : soon > 0 ? near : SPAN_EMPTY;
    return view_print(view, "%.*s, %.*s", SPAN_ARG(near), SPAN_ARG(over));
}

/* One page of the list. */
static void put_documents(struct view *view, struct value *page, const struct value *list)
{
    struct pager pager = pager_of(view, DOCUMENTS_SHOWN, PAGER_WHOLE);
    pager.total = list != NULL ? (int64_t)list->count : 0;
    evidence_put(view, page, list, true, (size_t)pager.offset, (size_t)pager.limit);
    evidence_put_more(view, page, list, SIZE_MAX, SPAN_EMPTY);
    struct span count = view_count(view, pager.total, "document", "documents");
    view_put_text(view, page, "document_count", count);
    view_put_text(view, page, "none_words",
                  pager.total == 0 ? SPAN("No page links to or names such a document.")
                                   : pager_range(view, &pager, 0, count));
    pager_put(view, page, "/certificates", &pager, "document", "documents");
}

struct value view_certificates_map(struct view *view, const struct value *answer,
                                   const struct value *standards)
{
    const struct value *list = value_get(answer, "evidence");
    const struct link_edit end = {"order", SPAN("end"), LINK_SET};
    const struct link_edit whole = {"limit", SPAN_EMPTY, LINK_SET};
    int64_t ended = 0;
    int64_t soon = 0;
    struct value page = view_page_map(view, SPAN("Certificates and reports"), TAB_CERTIFICATES, SPAN_EMPTY);
    put_documents(view, &page, list);
    evidence_count_ends(list, &ended, &soon);
    view_put_text(view, &page, "alarm_words", alarm_words(view, ended, soon));
    view_put_text(view, &page, "alarm_href", link_search(view, "/certificates", &end, 1));
    view_put(
        view, &page, "standard_choices",
        view_choices(view, value_get(standards, "standards"), "evidence", value_get(answer, "standard")));
    view_put(view, &page, "type_choices", type_choices(view));
    view_put(view, &page, "orders", orders_of(view));
    view_put_text(view, &page, "order_value", request_argument(view->request, "order"));
    view_put_text(view, &page, "as_of_value", request_argument(view->request, "as_of"));
    view_put_text(view, &page, "json_href", link_search(view, "/api/v1/evidence", &whole, 1));
    return page;
}

enum avow_status view_certificates(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_engine *engine = request->site->engine;
    struct search_scope_request asked;
    struct value evidence;
    struct value standards;
    enum avow_status status = request_rows(request, &asked, err);
    if (status == AVOW_OK)
        status = pager_check(request, err);
    if (status == AVOW_OK)
        status = view_take(request, search_evidence(engine, &asked, &json, err), &json, &evidence, err);
    if (status == AVOW_OK)
        status = view_take(request, search_standards(engine, request->audience, &json, err), &json,
                           &standards, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_certificates_map(&view, &evidence, &standards);
    return view_reply(&view, "certificates", &page, reply, err);
}
