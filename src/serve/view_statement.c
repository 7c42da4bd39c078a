/* One statement on a page of its own: what a citation leads to. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_passage.h"
#include "serve/view_words.h"

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
