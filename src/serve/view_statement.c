/* One statement on a page of its own: what a citation leads to. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_passage.h"
#include "serve/view_words.h"

/* The other pages with the same words, each a link to where they stand. */
static struct value elsewhere_of(struct view *view, const struct value *answer)
{
    const struct value *pages = value_get(answer, "elsewhere");
    struct value list = VIEW_LIST;
    for (size_t i = 0; pages != NULL && i < pages->count; i++) {
        struct value row = VIEW_MAP;
        view_put_text(view, &row, "elsewhere_title",
                      value_get_text(value_get(&pages->items[i], "page"), "title"));
        view_put_text(view, &row, "elsewhere_href",
                      link_statement(view, value_get_text(&pages->items[i], "statement_id")));
        view_append(view, &list, row);
    }
    return list;
}

struct value view_statement_map(struct view *view, const struct value *answer)
{
    struct span question = value_get_text(answer, "question");
    struct span page_title = value_get_text(value_get(answer, "page"), "title");
    struct value map = view_page_map(view, question.size > 0 ? question : page_title, TAB_NONE, SPAN_EMPTY);
    struct value passages = VIEW_LIST;
    view_append(view, &passages, passage_map(view, answer, 1, true));
    view_put(view, &map, "passages", passages);
    view_put_text(view, &map, "statement_id", value_get_text(answer, "id"));
    view_put_text(view, &map, "hash", value_get_text(value_get(answer, "citation"), "hash"));
    words_put_day(view, &map, "from_iso", "from_words", value_get_text(answer, "valid_from"));
    struct value elsewhere = elsewhere_of(view, answer);
    view_put_flag(view, &map, "has_elsewhere", elsewhere.count > 0);
    view_put(view, &map, "elsewhere", elsewhere);
    words_put_day(view, &map, "to_iso", "to_words", value_get_text(answer, "valid_to"));
    return map;
}

enum avow_status view_statement(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct value answer;
    enum avow_status status =
        search_statement(request->site->engine, request->rest, request->audience, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), request->arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_statement_map(&view, &answer);
    return view_reply(&view, "statement", &page, reply, err);
}
