/* The page to start from: the promise, the box, questions to try, what changed, what the sources are. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_words.h"

static struct value questions_of(struct view *view, const struct value *answer)
{
    const struct value *questions = value_get(answer, "questions");
    struct value list = VIEW_LIST;
    for (size_t i = 0; questions != NULL && i < questions->count; i++) {
        const struct value *given = &questions->items[i];
        struct span words = given->type == VALUE_MAP ? value_get_text(given, "text") : value_text(given);
        struct link_edit edit = {"q", words, LINK_SET};
        struct value question = VIEW_MAP;
        view_put_text(view, &question, "question", words);
        view_put_text(view, &question, "question_href", link_search(view, "/search", &edit, 1));
        view_append(view, &list, question);
    }
    return list;
}

static struct value latest_of(struct view *view, const struct value *answer)
{
    const struct value *pages = value_get(answer, "latest");
    struct value list = VIEW_LIST;
    for (size_t i = 0; pages != NULL && i < pages->count; i++) {
        const struct value *given = &pages->items[i];
        int64_t count = value_integer(value_get(given, "statements"), 0);
        struct value page = VIEW_MAP;
        view_put_text(view, &page, "page_title", value_get_text(given, "title"));
        view_put_text(view, &page, "page_href",
                      link_page(view, value_get_text(given, "id"), SPAN_EMPTY, SPAN_EMPTY));
        words_put_day(view, &page, "date_iso", "date_words", value_get_text(given, "date"));
        view_put_text(view, &page, "passages_words",
                      count > 0 ? view_count(view, count, "passage", "passages") : SPAN_EMPTY);
        view_append(view, &list, page);
    }
    return list;
}

/* A figure of the state, or nothing where it is unknown or, with `only_some`, none. */
static void put_figure(struct view *view, struct value *page, const char *key, const struct value *state,
                       const char *name, bool only_some)
{
    int64_t number = value_integer(value_get(state, name), -1);
    view_put_text(view, page, key, number < (only_some ? 1 : 0) ? SPAN_EMPTY : view_number(view, number));
}

struct value view_home_map(struct view *view, const struct value *answer)
{
    const struct value *state = value_get(answer, "state");
    struct value page = view_page_map(view, SPAN("Find the statement you may send"), TAB_NONE, SPAN_EMPTY);
    struct value questions = questions_of(view, answer);
    struct value latest = latest_of(view, answer);
    view_put_flag(view, &page, "is_home", true);
    view_put_flag(view, &page, "has_questions", questions.count > 0);
    view_put(view, &page, "questions", questions);
    view_put_flag(view, &page, "has_latest", latest.count > 0);
    view_put(view, &page, "latest", latest);
    put_figure(view, &page, "figure_pages", state, "pages", false);
    put_figure(view, &page, "figure_passages", state, "statements", false);
    put_figure(view, &page, "figure_standards", state, "standards", true);
    put_figure(view, &page, "figure_services", state, "services", true);
    put_figure(view, &page, "figure_history", state, "history", true);
    put_figure(view, &page, "figure_overdue", state, "overdue", true);
    return page;
}

enum avow_status view_home(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct value answer;
    enum avow_status status =
        search_home(request->site->engine, request->today, request->audience, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), request->arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_home_map(&view, &answer);
    return view_reply(&view, "home", &page, reply, err);
}
