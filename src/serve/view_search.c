/* The page of results, and the page that says nothing published says this. */
#include "serve/view_maps.h"

#include "serve/view.h"
#include "serve/view_cover.h"
#include "serve/view_filters.h"
#include "serve/view_frame.h"
#include "serve/view_link.h"
#include "serve/view_list.h"
#include "serve/view_passage.h"
#include "serve/view_reading.h"
#include "serve/view_ways.h"

/* How a verdict is shown: shape and word, then colour. */
struct verdict_row {
    struct span verdict;
    const char *flag;
    const char *icon;
    struct span words;
};

static const struct verdict_row verdicts[] = {
    {SPAN_INIT("none"), "is_none", "none", SPAN_INIT("Nothing published says this")},
    {SPAN_INIT("found"), "is_found", "found", SPAN_INIT("Found: a published answer")},
    {SPAN_INIT("weak"), "is_weak", "weak",
     SPAN_INIT("Weak: something comes close. Read it before you send it")},
    {SPAN_INIT("unclear"), "is_unclear", "unclear",
     SPAN_INIT("Unclear: two passages disagree. Both are shown")},
};

enum { VERDICT_COUNT = sizeof verdicts / sizeof *verdicts };

static const struct verdict_row *verdict_of(const struct value *answer)
{
    bool is_unclear = value_true(value_get(answer, "unclear"));
    struct span verdict = is_unclear ? SPAN("unclear") : value_get_text(answer, "verdict");
    for (size_t i = 0; i < VERDICT_COUNT; i++)
        if (span_equal(verdicts[i].verdict, verdict))
            return &verdicts[i];
    return &verdicts[0];
}

/* The first of the whole list, unless another order than the best match was asked for. */
static bool is_first(const struct view *view, size_t index)
{
    uint64_t offset = 0;
    request_number(view->request, "offset", SEARCH_WINDOW, &offset, NULL);
    return index == 0 && offset == 0 && !span_equal(request_argument(view->request, "sort"), SPAN("date"));
}

/* What is found for some readers only is no published answer; a list that does not begin with what is found
 * leaves open whose it is. Empty for what all may read. */
static struct span found_words(const struct view *view, const struct value *answer)
{
    static const struct {
        struct span audience;
        struct span words;
    } closed[] = {
        {SPAN_INIT("customer"), SPAN_INIT("Found: an answer for customers under NDA")},
        {SPAN_INIT("internal"), SPAN_INIT("Found: an internal answer. Do not send it")},
    };
    if (!is_first(view, 0))
        return SPAN("Found");
    const struct value *results = value_get(answer, "results");
    bool has_first = results != NULL && results->count > 0;
    struct span audience = has_first ? value_get_text(&results->items[0], "audience") : SPAN_EMPTY;
    for (size_t i = 0; i < sizeof closed / sizeof *closed; i++)
        if (span_equal(closed[i].audience, audience))
            return closed[i].words;
    return SPAN_EMPTY;
}

static void put_verdict(struct view *view, struct value *page, const struct verdict_row *verdict,
                        struct span words)
{
    for (size_t i = 0; i < VERDICT_COUNT; i++)
        view_put_flag(view, page, verdicts[i].flag, &verdicts[i] == verdict);
    view_put_text(view, page, "verdict_icon", span_of(verdict->icon));
    view_put_text(view, page, "verdict_words", words.size > 0 ? words : verdict->words);
}

static struct value passages_of(struct view *view, const struct value *answer, size_t most)
{
    const struct value *results = value_get(answer, "results");
    struct value passages = VIEW_LIST;
    for (size_t i = 0; results != NULL && i < results->count && i < most; i++) {
        struct value passage = passage_map(view, &results->items[i], i + 1, is_first(view, i));
        reading_put_reasons(view, &passage, &results->items[i], i + 1);
        view_append(view, &passages, passage);
    }
    return passages;
}

/* What a new question keeps of this search: filters, order and length, not the place in the list. */
static struct value box_kept(struct view *view)
{
    static const char *const also[] = {"sort", "group", "words"};
    const struct request *request = view->request;
    struct value kept = VIEW_LIST;
    for (size_t i = 0; i < request->argument_count; i++) {
        const struct argument *argument = &request->arguments[i];
        bool is_kept = filters_narrow(argument);
        for (size_t j = 0; j < sizeof also / sizeof *also; j++)
            is_kept = is_kept || (argument->value.size > 0 && span_equal(argument->name, span_of(also[j])));
        if (is_kept)
            view_append(view, &kept, filters_field(view, argument));
    }
    return kept;
}

/* The words asked for, else what was chosen: a title must say which page this is. */
static struct span title_of(struct span query)
{
    return query.size > 0 ? query : SPAN("Passages");
}

struct value view_search_map(struct view *view, const struct value *answer)
{
    struct span query = request_argument(view->request, "q");
    const struct verdict_row *verdict = verdict_of(answer);
    bool is_none = span_equal(verdict->verdict, SPAN("none"));
    struct value page = view_page_map(view, title_of(query), TAB_SEARCH, query);
    struct span read_day = value_get_text(value_get(value_get(answer, "query"), "filters"), "as_of");
    if (read_day.size > 0)
        view->as_of = read_day;
    view_put(view, &page, "box_kept", box_kept(view));
    put_verdict(view, &page, verdict,
                span_equal(verdict->verdict, SPAN("found")) ? found_words(view, answer) : SPAN_EMPTY);
    cover_put(view, &page, answer);
    reading_put(view, &page, answer);
    filters_put_chips(view, &page, answer);
    filters_put_form(view, &page, answer, is_none);
    struct value passages = passages_of(view, answer, is_none ? LIST_NEAREST : SIZE_MAX);
    list_put(view, &page, answer, is_none);
    view_put_flag(view, &page, "has_passages", passages.count > 0);
    view_put(view, &page, "passages", passages);
    return page;
}

/* Nothing asked: the page says so instead of searching for nothing. */
static bool is_asked(const struct request *request)
{
    for (size_t i = 0; i < request->argument_count; i++)
        if (request->arguments[i].value.size > 0)
            return true;
    return false;
}

enum avow_status view_search(const struct request *request, struct reply *reply, struct avow_error *err)
{
    struct search_request search = SEARCH_REQUEST_INIT;
    struct value answer;
    if (!is_asked(request))
        return view_home(request, reply, err);
    enum avow_status status = request_search(request, &search, err);
    search.brief = true;
    if (status == AVOW_OK)
        status = search_run_value(request->site->engine, &search, request->arena, &answer, err);
    if (status != AVOW_OK)
        return status;
    struct view view = view_start(request);
    struct value page = view_search_map(&view, &answer);
    if (span_equal(value_get_text(&answer, "verdict"), SPAN("none")))
        status = ways_put(&view, &page, &answer, err);
    if (status != AVOW_OK)
        return status;
    return view_reply(&view, "search", &page, reply, err);
}
