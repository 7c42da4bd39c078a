/* What changed on a page: services first, then passages, older words beside newer ones. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_changes.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_stated.h"
#include "serve/view_text.h"
#include "serve/view_words.h"

/* How a change of a passage is called. */
static const struct change_words {
    struct span change;
    const char *label;
    const char *look; /* class of its tag */
} change_rows[] = {
    {SPAN_INIT("reworded"), "Reworded", "warn"}, {SPAN_INIT("added"), "New", ""},
    {SPAN_INIT("removed"), "Gone", "dash"},      {SPAN_INIT("renamed"), "Asked otherwise", ""},
    {SPAN_INIT("moved"), "Moved", ""},
};

enum { CHANGE_ROWS = sizeof change_rows / sizeof *change_rows };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static size_t count_of(const struct value *list)
{
    return list != NULL && list->type == VALUE_LIST ? list->count : 0;
}

/* The versions to choose from, `chosen` (a day) being so already. */
static struct value choices_of(struct view *view, const struct value *versions, struct span chosen)
{
    struct value list = VIEW_LIST;
    for (size_t i = 0; i < count_of(versions); i++) {
        struct value choice = VIEW_MAP;
        struct span date = get(&versions->items[i], "date");
        words_put_day(view, &choice, "choice_iso", "choice_words", date);
        view_put_flag(view, &choice, "is_chosen", span_equal(date, chosen));
        view_append(view, &list, choice);
    }
    return list;
}

/* The pieces of one side: what both have, and marked what only this one has. */
static struct text_pieces side_pieces(struct view *view, const struct value *segments, struct span own)
{
    struct text_pieces pieces = {NULL, 0, 0};
    for (size_t i = 0; i < count_of(segments); i++) {
        struct span op = get(&segments->items[i], "op");
        bool marked = span_equal(op, own);
        if (marked || span_equal(op, SPAN("same")))
            text_add(view, &pieces, get(&segments->items[i], "text"), marked);
    }
    return pieces;
}

/* Whether a comparison found anything. */
static bool differs(const struct value *segments)
{
    for (size_t i = 0; i < count_of(segments); i++)
        if (!span_equal(get(&segments->items[i], "op"), SPAN("same")))
            return true;
    return false;
}

/* One side of a change as a list of one, or none: what is not on the page is only said. */
static struct value side_of(struct view *view, const struct value *change, const char *key, bool is_older)
{
    const struct value *statement = value_get(change, key);
    const struct value *segments = value_get(change, "segments");
    struct value list = VIEW_LIST;
    struct value side = VIEW_MAP;
    if (statement == NULL || statement->type != VALUE_MAP)
        return list;
    struct text_pieces pieces = segments != NULL
                                    ? side_pieces(view, segments, is_older ? SPAN("removed") : SPAN("added"))
                                    : text_of_marks(view, get(statement, "text"), NULL);
    view_put_flag(view, &side, "is_compared", true);
    view_put_flag(view, &side, "is_older", is_older);
    view_put_flag(view, &side, "is_newer", !is_older);
    view_put_flag(view, &side, "is_whole", segments == NULL);
    view_put_text(view, &side, "own_question",
                  differs(value_get(change, "question_segments")) ? get(statement, "question") : SPAN_EMPTY);
    view_put(view, &side, "blocks", text_blocks(view, pieces));
    view_append(view, &list, side);
    return list;
}

/* The question, else the headings, else that it stands before the first one. */
static struct span title_of(struct view *view, const struct value *change)
{
    const struct value *statement = value_get(change, "to");
    struct span all = SPAN_EMPTY;
    if (statement == NULL || statement->type != VALUE_MAP)
        statement = value_get(change, "from");
    if (get(statement, "question").size > 0)
        return get(statement, "question");
    const struct value *headings = value_get(statement, "heading");
    for (size_t i = 0; i < count_of(headings); i++)
        all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), i > 0 ? " › " : "",
                         SPAN_ARG(value_text(&headings->items[i])));
    return all.size > 0 ? all : SPAN("First lines of the page");
}

static struct value change_of(struct view *view, const struct value *change)
{
    struct value map = VIEW_MAP;
    const struct change_words *words = &change_rows[0];
    for (size_t i = 0; i < CHANGE_ROWS; i++)
        if (span_equal(change_rows[i].change, get(change, "change")))
            words = &change_rows[i];
    view_put_text(view, &map, "change_title", title_of(view, change));
    view_put_text(view, &map, "change_label", span_of(words->label));
    view_put_text(view, &map, "change_look", span_of(words->look));
    view_put(view, &map, "older", side_of(view, change, "from", true));
    view_put(view, &map, "newer", side_of(view, change, "to", false));
    return map;
}

static void put_changes(struct view *view, struct value *map, const struct value *answer)
{
    const struct value *changes = value_get(answer, "changes");
    const struct value *same = value_get(answer, "same");
    struct value list = VIEW_LIST, kept = VIEW_LIST;
    for (size_t i = 0; i < count_of(changes); i++)
        view_append(view, &list, change_of(view, &changes->items[i]));
    for (size_t i = 0; i < count_of(same); i++) {
        struct value passage = VIEW_MAP;
        struct value change = {
            .type = VALUE_MAP, .count = 1, .keys = &(struct span)SPAN_INIT("to"), .items = &same->items[i]};
        view_put_text(view, &passage, "same_title", title_of(view, &change));
        view_put_text(view, &passage, "same_href", link_statement(view, get(&same->items[i], "id")));
        view_append(view, &kept, passage);
    }
    view_put_flag(view, map, "has_changes", list.count > 0);
    view_put(view, map, "changes", list);
    view_put_text(view, map, "same_words",
                  kept.count > 0 ? view_count(view, (int64_t)kept.count, "passage is", "passages are")
                                 : SPAN_EMPTY);
    view_put(view, map, "same", kept);
}

/* How a change of cover is called. */
static const struct cover_change {
    struct span change;
    const char *words;
} cover_rows[] = {
    {SPAN_INIT("entered"), "Enters the list"}, {SPAN_INIT("left"), "Leaves the list"},
    {SPAN_INIT("renamed"), "Renamed"},         {SPAN_INIT("excluded"), "Now excluded"},
    {SPAN_INIT("included"), "Now covered"},    {SPAN_INIT("qualified"), "Other conditions"},
    {SPAN_INIT("edition"), "Other version"},   {SPAN_INIT("unclear"), "Now unclear"},
};

static struct value cover_row(struct view *view, const struct value *change)
{
    struct value row = VIEW_MAP;
    const struct value *older = value_get(change, "from");
    const struct value *newer = value_get(change, "to");
    const struct stated_look *older_look = stated_look_of(get(older, "in_scope"));
    const struct stated_look *newer_look = stated_look_of(get(newer, "in_scope"));
    struct span words = SPAN("Changed");
    for (size_t i = 0; i < sizeof cover_rows / sizeof *cover_rows; i++)
        if (span_equal(cover_rows[i].change, get(change, "change")))
            words = span_of(cover_rows[i].words);
    view_put_text(view, &row, "service_words", get(value_get(change, "service"), "name"));
    view_put_text(view, &row, "service_standard", get(value_get(change, "standard"), "name"));
    view_put_text(view, &row, "service_environment", get(change, "environment"));
    view_put_text(view, &row, "older_cover", span_of(older_look->words));
    view_put_text(view, &row, "older_look", span_of(older_look->look));
    view_put_text(view, &row, "older_said", get(older, "words"));
    view_put_text(view, &row, "newer_cover", span_of(newer_look->words));
    view_put_text(view, &row, "newer_look", span_of(newer_look->look));
    view_put_text(view, &row, "newer_said", get(newer, "words"));
    view_put_text(view, &row, "happened", words);
    return row;
}

static void put_scope(struct view *view, struct value *map, const struct value *answer)
{
    const struct value *scope = value_get(answer, "scope");
    struct value rows = VIEW_LIST;
    for (size_t i = 0; i < count_of(scope); i++)
        view_append(view, &rows, cover_row(view, &scope->items[i]));
    view_put_text(view, map, "scope_summary",
                  rows.count > 0
                      ? view_print(view, "%.*s changed",
                                   SPAN_ARG(view_count(view, (int64_t)rows.count, "service", "services")))
                      : SPAN_EMPTY);
    view_put_flag(view, map, "has_scope", rows.count > 0);
    view_put(view, map, "scope_rows", rows);
}

struct value view_diff_map(struct view *view, const struct value *answer)
{
    struct span id = get(answer, "id");
    struct span from = get(value_get(answer, "from"), "date");
    struct span to = get(value_get(answer, "to"), "date");
    const struct value *versions = value_get(answer, "versions");
    struct value map = view_page_map(
        view, view_print(view, "What changed: %.*s", SPAN_ARG(get(answer, "title"))), TAB_NONE, SPAN_EMPTY);
    view_put_text(view, &map, "page_href", link_page(view, id, SPAN_EMPTY, SPAN_EMPTY));
    view_put_text(view, &map, "page_title", get(answer, "title"));
    view_put_text(view, &map, "diff_href", link_diff(view, id, SPAN_EMPTY, SPAN_EMPTY));
    words_put_day(view, &map, "older_iso", "older_words", from);
    words_put_day(view, &map, "newer_iso", "newer_words", to);
    view_put(view, &map, "older_choices", choices_of(view, versions, from));
    view_put(view, &map, "newer_choices", choices_of(view, versions, to));
    view_put_text(view, &map, "change_summary", changes_passages(view, value_get(answer, "counts")));
    put_scope(view, &map, answer);
    put_changes(view, &map, answer);
    return map;
}

enum avow_status view_diff(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    date_day from = DATE_NONE;
    date_day to = DATE_NONE;
    struct value answer;
    enum avow_status status = request_day(request, "from", &from, err);
    if (status == AVOW_OK)
        status = request_day(request, "to", &to, err);
    if (status == AVOW_OK)
        status = search_diff(request->site->engine, request->rest, from, to, request->audience, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), request->arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_diff_map(&view, &answer);
    return view_reply(&view, "diff", &page, reply, err);
}
