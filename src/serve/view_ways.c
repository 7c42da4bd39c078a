/* Searches without one filter, without words that nobody wrote, without a reading. */
#include "serve/view_ways.h"

#include "serve/view_filters.h"
#include "serve/view_link.h"

enum { MOST_FILTERS = 6 };

static void append_way(struct view *view, struct value *ways, const char *before, struct span words,
                       struct span href, struct span then)
{
    struct value way = VIEW_MAP;
    view_put_text(view, &way, "way_before", span_of(before));
    view_put_text(view, &way, "way_words", words);
    view_put_text(view, &way, "way_href", href);
    view_put_text(view, &way, "way_then", then);
    view_append(view, ways, way);
}

/* What the same search finds without argument number `left_out`, in words. */
static enum avow_status search_without(struct view *view, size_t left_out, struct span *then,
                                       struct avow_error *err)
{
    struct request request = *view->request;
    struct search_request search = SEARCH_REQUEST_INIT;
    struct value answer;
    struct argument *kept = arena_array(view->arena, request.argument_count, sizeof *kept);
    if (kept == NULL)
        return error_set_no_memory(err, "view");
    request.argument_count = 0;
    for (size_t i = 0; i < view->request->argument_count; i++)
        if (i != left_out && !span_equal(view->request->arguments[i].name, SPAN("offset")))
            kept[request.argument_count++] = view->request->arguments[i];
    request.arguments = kept;
    enum avow_status status = request_search(&request, &search, err);
    search.facets = false;
    search.brief = true;
    search.explain = false;
    if (status == AVOW_OK)
        status = search_run_value(request.site->engine, &search, request.arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct span verdict = value_get_text(&answer, "verdict");
    struct span passages =
        view_count(view, value_integer(value_get(&answer, "total"), 0), "passage", "passages");
    if (span_equal(verdict, SPAN("none")))
        *then = SPAN("nothing says it without that either");
    else
        *then =
            view_print(view, "then %.*s: %s", SPAN_ARG(passages),
                       span_equal(verdict, SPAN("found")) ? "an answer among them" : "something comes close");
    return AVOW_OK;
}

/* Each chip of the page is one argument that narrows, in the same order. */
static enum avow_status add_filters(struct view *view, struct value *ways, const struct value *chips,
                                    struct avow_error *err)
{
    const struct request *request = view->request;
    enum avow_status status = AVOW_OK;
    size_t chip = 0;
    for (size_t i = 0; i < request->argument_count && status == AVOW_OK; i++) {
        struct span then = SPAN_EMPTY;
        if (!filters_narrow(&request->arguments[i]) || chips == NULL || chip >= chips->count)
            continue;
        const struct value *map = &chips->items[chip++];
        if (chip <= MOST_FILTERS && request->site->engine != NULL)
            status = search_without(view, i, &then, err);
        append_way(view, ways, "Remove", value_get_text(map, "chip_words"), value_get_text(map, "chip_href"),
                   then);
    }
    return status;
}

static bool is_missing(const struct value *missing, struct span word)
{
    for (size_t i = 0; i < missing->count; i++)
        if (span_equal_case(value_text(&missing->items[i]), word))
            return true;
    return false;
}

/* A word of the question without the punctuation after it. */
static struct span bare(struct span word)
{
    size_t end = word.size;
    while (end > 0 &&
           (word.bytes[end - 1] == '?' || word.bytes[end - 1] == ',' || word.bytes[end - 1] == '.'))
        end--;
    return span_part(word, 0, end);
}

/* The question, as it was read, without the words that no passage has, and without small ones: what is left
 * is no sentence. Empty when nothing is left, or nothing was left out. */
static struct span known_words(struct view *view, const struct value *query, const struct value *missing)
{
    struct span corrected = value_get_text(query, "corrected");
    struct span rest = corrected.size > 0 ? corrected : request_argument(view->request, "q");
    struct span all = SPAN_EMPTY;
    struct span word;
    bool left_out = false;
    while (span_next_piece(&rest, ' ', &word)) {
        word = bare(word);
        if (is_missing(missing, word))
            left_out = true;
        else if (word.size > 0 && !search_is_small(word))
            all = view_print(view, "%.*s%s%.*s", SPAN_ARG(all), all.size > 0 ? " " : "", SPAN_ARG(word));
    }
    return left_out ? all : SPAN_EMPTY;
}

static void add_words(struct view *view, struct value *ways, const struct value *query)
{
    const struct value *missing = value_get(query, "missing");
    if (missing == NULL || missing->count == 0)
        return;
    struct span words = known_words(view, query, missing);
    struct link_edit edit = {"q", words, LINK_SET};
    if (words.size > 0)
        append_way(view, ways, "Search for", words, link_search(view, "/search", &edit, 1),
                   SPAN("the words that passages do have"));
}

/* "What changed since March": that is no passage, and has a page of its own. */
static void add_changes(struct view *view, struct value *ways)
{
    struct span rest = request_argument(view->request, "q");
    struct span word;
    bool asked = false;
    while (span_next_piece(&rest, ' ', &word))
        asked = asked || span_equal_case(bare(word), SPAN("changed")) ||
                span_equal_case(bare(word), SPAN("changes"));
    if (asked)
        append_way(view, ways, "See", SPAN("what changed on our pages"), SPAN("/changes"), SPAN_EMPTY);
}

static bool is_mistyped(const struct value *understood, struct span words)
{
    for (size_t i = 0; i < understood->count; i++)
        if (span_equal(value_get_text(&understood->items[i], "text"), words))
            return span_equal(value_get_text(&understood->items[i], "type"), SPAN("word"));
    return false;
}

/* A mistyped word is no word to search for. */
static void add_readings(struct view *view, struct value *ways, const struct value *readings,
                         const struct value *understood)
{
    for (size_t i = 0; readings != NULL && i < readings->count; i++) {
        struct span words = value_get_text(&readings->items[i], "reading_words");
        if (!is_mistyped(understood, words))
            append_way(view, ways, "Take as plain words:", words,
                       value_get_text(&readings->items[i], "reading_href"), SPAN_EMPTY);
    }
}

enum avow_status ways_put(struct view *view, struct value *page, const struct value *answer,
                          struct avow_error *err)
{
    const struct value *query = value_get(answer, "query");
    struct value ways = VIEW_LIST;
    enum avow_status status = add_filters(view, &ways, value_get(page, "chips"), err);
    add_words(view, &ways, query);
    add_readings(view, &ways, value_get(page, "readings"), value_get(query, "understood"));
    add_changes(view, &ways);
    view_put(view, page, "ways", ways);
    return status;
}
