/* A page with its passages in order, its outline, facts and versions. */
#include "serve/view_maps.h"

#include "base/cleanup.h"
#include "serve/view.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_passage.h"
#include "serve/view_text.h"
#include "serve/view_words.h"

enum { DEEPEST_HEADING = 3 };

static struct span get(const struct value *map, const char *key)
{
    return value_get_text(map, key);
}

static struct span heading_at(const struct value *statement, size_t level)
{
    const struct value *headings = value_get(statement, "heading");
    return headings != NULL && level < headings->count ? value_text(&headings->items[level]) : SPAN_EMPTY;
}

/* The first level at which the heading path of `statement` differs from that of the one before. */
static size_t first_change(const struct value *statement, const struct value *before)
{
    const struct value *headings = value_get(statement, "heading");
    size_t level = 0;
    while (before != NULL && headings != NULL && level < headings->count &&
           span_equal(heading_at(statement, level), heading_at(before, level)))
        level++;
    return level;
}

/* The headings that stand before this passage, each with the flag of its element. */
static struct value headings_of(struct view *view, const struct value *statement, const struct value *before)
{
    static const char *const flags[DEEPEST_HEADING] = {"is_h2", "is_h3", "is_h4"};
    const struct value *headings = value_get(statement, "heading");
    struct value list = VIEW_LIST;
    for (size_t i = first_change(statement, before); headings != NULL && i < headings->count; i++) {
        struct value heading = VIEW_MAP;
        size_t level = i < DEEPEST_HEADING ? i : DEEPEST_HEADING - 1;
        for (size_t j = 0; j < DEEPEST_HEADING; j++)
            view_put_flag(view, &heading, flags[j], j == level);
        view_put_text(view, &heading, "heading_words", value_text(&headings->items[i]));
        view_append(view, &list, heading);
    }
    return list;
}

/* An id for the passage on the page: the anchor, as in its id; a place number for a row without one. */
static struct span dom_of(struct view *view, const struct value *statement, size_t index)
{
    struct span anchor = get(statement, "anchor");
    return anchor.size > 0 ? anchor : view_print(view, "_s%zu", index + 1);
}

/* On an old version: the statement of its day, for the id alone means what holds now. */
static struct span statement_link(struct view *view, const struct value *page, struct span id)
{
    const struct value *current = value_get(page, "current");
    if (current == NULL || value_true(current))
        return link_statement(view, id);
    return link_statement(view, view_print(view, "%.*s@%.*s", SPAN_ARG(id), SPAN_ARG(get(page, "date"))));
}

/* The result with the id of a statement; NULL when the search did not find it. */
static const struct value *match_of(const struct value *matches, struct span id)
{
    const struct value *results = value_get(matches, "results");
    for (size_t i = 0; results != NULL && i < results->count; i++)
        if (id.size > 0 && span_equal(get(&results->items[i], "id"), id))
            return &results->items[i];
    return NULL;
}

static struct value passage_of(struct view *view, const struct value *page, const struct value *statement,
                               const struct value *match, const struct value *before, size_t index)
{
    struct value map = VIEW_MAP;
    struct text_pieces pieces = text_of_marks(view, get(statement, "text"), value_get(match, "marks"));
    struct text_pieces asked = text_of_segments(view, value_get(match, "question_segments"));
    struct span question = get(statement, "question");
    if (asked.count == 0)
        asked = text_of_marks(view, question, NULL);
    view_put_text(view, &map, "number", view_number(view, (int64_t)index + 1));
    view_put_text(view, &map, "dom", dom_of(view, statement, index));
    view_put(view, &map, "headings", headings_of(view, statement, before));
    view_put_text(view, &map, "question", question);
    view_put(view, &map, "pieces", text_line(view, asked));
    view_put(view, &map, "blocks", text_blocks(view, pieces));
    view_put_text(view, &map, "statement_href", statement_link(view, page, get(statement, "id")));
    passage_put_copies(view, &map, statement, page);
    return map;
}

static void append_entry(struct view *view, struct value *outline, struct span dom, struct span words,
                         bool is_inner)
{
    struct value entry = VIEW_MAP;
    view_put_text(view, &entry, "outline_dom", dom);
    view_put_text(view, &entry, "outline_words", words);
    view_put_flag(view, &entry, "is_inner", is_inner);
    view_append(view, outline, entry);
}

/* Top headings, and under them the inner ones and the questions. */
static void outline_add(struct view *view, struct value *outline, const struct value *statement,
                        const struct value *before, struct span dom)
{
    struct span top = heading_at(statement, 0);
    struct span inner = heading_at(statement, 1);
    struct span question = get(statement, "question");
    size_t change = first_change(statement, before);
    if (top.size > 0 && change == 0)
        append_entry(view, outline, dom, top, false);
    if (question.size > 0)
        append_entry(view, outline, dom, question, true);
    else if (inner.size > 0 && change <= 1)
        append_entry(view, outline, dom, inner, true);
}

static void put_passages(struct view *view, struct value *map, const struct value *page,
                         const struct value *matches)
{
    const struct value *statements = value_get(page, "statements");
    struct value passages = VIEW_LIST;
    struct value outline = VIEW_LIST;
    const struct value *before = NULL;
    for (size_t i = 0; statements != NULL && i < statements->count; i++) {
        const struct value *statement = &statements->items[i];
        outline_add(view, &outline, statement, before, dom_of(view, statement, i));
        view_append(view, &passages,
                    passage_of(view, page, statement, match_of(matches, get(statement, "id")), before, i));
        before = statement;
    }
    view_put(view, map, "passages", passages);
    view_put_flag(view, map, "has_outline", outline.count > 1);
    view_put(view, map, "outline", outline);
}

/* Each version with the link that shows it; the shown one is only named. */
static void put_versions(struct view *view, struct value *map, const struct value *page)
{
    const struct value *versions = value_get(page, "versions");
    struct value list = VIEW_LIST;
    bool is_list = versions != NULL && versions->type == VALUE_LIST;
    for (size_t i = 0; is_list && i < versions->count; i++) {
        struct value version = VIEW_MAP;
        struct span date = get(&versions->items[i], "date");
        int64_t count = value_integer(value_get(&versions->items[i], "statements"), 0);
        words_put_day(view, &version, "version_iso", "version_words", date);
        view_put_flag(view, &version, "is_shown", span_equal(date, get(page, "date")));
        view_put_text(view, &version, "version_href", link_page(view, get(page, "id"), SPAN_EMPTY, date));
        view_put_text(view, &version, "compare_href",
                      i + 1 < versions->count
                          ? link_diff(view, get(page, "id"), get(&versions->items[i + 1], "date"), date)
                          : SPAN_EMPTY);
        view_put_text(view, &version, "version_count",
                      count > 0 ? view_count(view, count, "passage", "passages") : SPAN_EMPTY);
        view_append(view, &list, version);
    }
    view_put_flag(view, map, "has_versions", list.count > 1);
    view_put(view, map, "versions", list);
}

/* What an address shows of itself: without its scheme. */
static struct span url_words(struct span url)
{
    size_t scheme = span_find(url, SPAN("://"), 0);
    return scheme == SPAN_NONE ? url : span_part(url, scheme + 3, SPAN_NONE);
}

static void put_facts(struct view *view, struct value *map, const struct value *page)
{
    struct span url = link_external(get(page, "url"));
    date_day review = date_read(get(page, "review_by"));
    view_put_text(view, map, "standards_words", words_standards(view, value_get(page, "standards")));
    view_put_text(view, map, "services_words", words_names(view, value_get(page, "services"), SIZE_MAX));
    view_put_text(view, map, "date_label", words_date(get(page, "date_source")));
    words_put_day(view, map, "date_iso", "date_words", get(page, "date"));
    words_put_day(view, map, "review_iso", "review_words", get(page, "review_by"));
    view_put_flag(view, map, "is_overdue", review != DATE_NONE && review < view->request->today);
    view_put_text(view, map, "owner", get(page, "owner"));
    view_put_text(view, map, "audience_words", words_audience(get(page, "audience")));
    view_put_text(view, map, "status_words", words_status(get(page, "status")));
    view_put_text(view, map, "source_url", url);
    view_put_text(view, map, "source_words", url_words(url));
}

/* The way back to the list one came from. */
static void put_back(struct view *view, struct value *map)
{
    struct span query = request_argument(view->request, "q");
    view_put_text(view, map, "back_words", query);
    view_put_text(view, map, "back_href",
                  query.size > 0 ? link_search(view, "/search", NULL, 0) : SPAN_EMPTY);
}

struct value view_document_map(struct view *view, const struct value *answer, const struct value *matches)
{
    struct span id = get(answer, "id");
    struct value map =
        view_page_map(view, get(answer, "title"), TAB_NONE, request_argument(view->request, "q"));
    put_back(view, &map);
    words_put_day(view, &map, "as_of_iso", "as_of_words",
                  view->as_of.size > 0 ? get(answer, "date") : SPAN_EMPTY);
    view_put_text(view, &map, "page_href", link_page(view, id, SPAN_EMPTY, SPAN_EMPTY));
    put_facts(view, &map, answer);
    put_versions(view, &map, answer);
    put_passages(view, &map, answer, matches);
    return map;
}

/* What a search for the words of the request finds on the page; a null value without words, and for words
 * that cannot be searched: the page can be read without marks. */
static struct value matches_of(const struct request *request, struct span page, date_day as_of)
{
    struct search_request search = SEARCH_REQUEST_INIT;
    struct value matches = {.type = VALUE_NULL};
    search.text = request_argument(request, "q");
    search.filters[FILTER_PAGE] = (struct span_list){&page, 1};
    search.as_of = as_of;
    search.today = request->today;
    search.audience = request->audience;
    search.limit = SEARCH_LIMIT_MOST;
    search.facets = false;
    search.brief = true;
    if (search.text.size > 0)
        search_run_value(request->site->engine, &search, request->arena, &matches, NULL);
    return matches;
}

enum avow_status view_page(const struct request *request, struct reply *reply, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct span as_of = request_argument(request, "as_of");
    date_day first = DATE_NONE;
    date_day last = DATE_NONE;
    struct value answer;
    if (as_of.size > 0 && !date_read_range(as_of, &first, &last))
        return error_set(err, AVOW_USAGE, "as_of", "as_of takes a day such as 2026-11-21, a month or a year");
    enum avow_status status =
        search_page(request->site->engine, request->rest, last, request->audience, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), request->arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value matches = matches_of(request, get(&answer, "id"), last);
    struct value page = view_document_map(&view, &answer, &matches);
    return view_reply(&view, "page", &page, reply, err);
}
