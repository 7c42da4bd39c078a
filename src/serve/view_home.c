/* The page to start from: the promise, the box, questions to try, what changed, what the sources are. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_changes.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"

enum { CHANGES_SHOWN = 6 };

/* What an example shows, for the line below it. */
static const struct example_row {
    struct span type;
    const char *icon;
    const char *words;
} example_rows[] = {
    {SPAN_INIT("question"), "found", "A published answer"},
    {SPAN_INIT("covered"), "yes", "Covered or not, with its source"},
    {SPAN_INIT("unclear"), "unclear", "Unclear: two passages disagree"},
    {SPAN_INIT("nothing"), "none", "Nothing published says this"},
};

static void append_question(struct view *view, struct value *list, struct span type, struct span words)
{
    const struct example_row *row = &example_rows[0];
    struct link_edit edit = {"q", words, LINK_SET};
    struct value question = VIEW_MAP;
    for (size_t i = 0; i < sizeof example_rows / sizeof *example_rows; i++)
        if (span_equal(example_rows[i].type, type))
            row = &example_rows[i];
    view_put_text(view, &question, "question", words);
    view_put_text(view, &question, "question_href", link_search(view, "/search", &edit, 1));
    view_put_text(view, &question, "question_icon", span_of(row->icon));
    view_put_text(view, &question, "question_shows", span_of(row->words));
    view_append(view, list, question);
}

/* What is said to find nothing must do so. */
static bool finds_nothing(const struct request *request, struct span words)
{
    struct search_request search = SEARCH_REQUEST_INIT;
    struct value answer;
    search.text = words;
    search.today = request->today;
    search.audience = request->audience;
    search.facets = false;
    search.brief = true;
    search.limit = 1;
    return request->site->engine != NULL &&
           search_run_value(request->site->engine, &search, request->arena, &answer, NULL) == AVOW_OK &&
           span_equal(value_get_text(&answer, "verdict"), SPAN("none"));
}

static struct value questions_of(struct view *view, const struct value *answer)
{
    const struct value *questions = value_get(answer, "questions");
    const struct value *examples = value_get(answer, "examples");
    struct value list = VIEW_LIST;
    bool has_nothing = false;
    for (size_t i = 0; questions != NULL && i < questions->count; i++)
        append_question(view, &list, SPAN("question"), value_get_text(&questions->items[i], "text"));
    for (size_t i = 0; examples != NULL && i < examples->count; i++) {
        struct span type = value_get_text(&examples->items[i], "type");
        struct span words = value_get_text(&examples->items[i], "text");
        bool is_nothing = span_equal(type, SPAN("nothing"));
        if (is_nothing && (has_nothing || !finds_nothing(view->request, words)))
            continue;
        has_nothing = has_nothing || is_nothing;
        append_question(view, &list, type, words);
    }
    return list;
}

/* Ways in beside the box. */
static struct value doors(struct view *view)
{
    static const char *const rows[][3] = {
        {"/scope", "What’s covered", "Which service under which standard, each word with its source."},
        {"/standards", "Standards and laws", "What we state about each, and in which version."},
        {"/services", "Services", "What may be said about each of them."},
        {"/certificates", "Certificates and reports", "Who issued them, until when, and who may have them."},
    };
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value door = VIEW_MAP;
        view_put_text(view, &door, "door_href", span_of(rows[i][0]));
        view_put_text(view, &door, "door_name", span_of(rows[i][1]));
        view_put_text(view, &door, "door_words", span_of(rows[i][2]));
        view_append(view, &list, door);
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

struct value view_home_map(struct view *view, const struct value *answer, const struct value *changes)
{
    const struct value *state = value_get(answer, "state");
    struct value page = view_page_map(view, SPAN("Find the statement you may send"), TAB_NONE, SPAN_EMPTY);
    struct value questions = questions_of(view, answer);
    view_put_flag(view, &page, "is_home", true);
    view_put(view, &page, "doors", doors(view));
    view_put_flag(view, &page, "has_questions", questions.count > 0);
    view_put(view, &page, "questions", questions);
    changes_put(view, &page, changes);
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
    struct search_engine *engine = request->site->engine;
    const struct search_changes_request asked = {.limit = CHANGES_SHOWN, .audience = request->audience};
    struct value answer;
    struct value changes;
    enum avow_status status = view_take(
        request, search_home(engine, request->today, request->audience, &json, err), &json, &answer, err);
    if (status == AVOW_OK)
        status = view_take(request, search_changes(engine, &asked, &json, err), &json, &changes, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_home_map(&view, &answer, &changes);
    return view_reply(&view, "home", &page, reply, err);
}
