/* From a request to queries: check, lex, take fields, understand, build. */
#include "search/alternative.h"
#include "search/request.h"
#include "search/stage_one.h"
#include "search/understand.h"

static const struct span day_fields[] = {SPAN_INIT("after"), SPAN_INIT("before"), SPAN_INIT("as_of")};

static bool field_known(struct span name)
{
    for (size_t i = 0; i < sizeof day_fields / sizeof *day_fields; i++)
        if (span_equal_case(day_fields[i], name))
            return true;
    return filter_named(name) >= 0;
}

static enum avow_status check_limits(const struct search_request *request, struct avow_error *err)
{
    if (request->text.size > SEARCH_QUERY_LIMIT)
        return error_set(err, AVOW_USAGE, "q", "the question has %zu bytes; at most %d are read: shorten it",
                         request->text.size, SEARCH_QUERY_LIMIT);
    if (request->limit > SEARCH_LIMIT_MOST)
        return error_set(err, AVOW_USAGE, "limit", "at most %d results at a time", SEARCH_LIMIT_MOST);
    if (request->offset > SEARCH_WINDOW || request->offset + request->limit > SEARCH_WINDOW)
        return error_set(err, AVOW_USAGE, "offset",
                         "only the first %d results can be turned to; narrow the "
                         "search with a filter",
                         SEARCH_WINDOW);
    if (request->after != DATE_NONE && request->before != DATE_NONE && request->after > request->before)
        return error_set(err, AVOW_USAGE, "after",
                         "the day of after is later than that of before: swap the two");
    return AVOW_OK;
}

static bool has_filter(const struct search_request *request)
{
    bool any = request->after != DATE_NONE || request->before != DATE_NONE || request->as_of != DATE_NONE;
    for (int i = 0; i < FILTER_COUNT; i++)
        any = any || request->filters[i].count > 0;
    return any;
}

/* A page or language nobody has would silently empty the answer: in running text it is words. */
static bool exists(struct search_run *run, int filter, struct span value)
{
    if (filter != FILTER_PAGE && filter != FILTER_LANGUAGE)
        return true;
    const struct store_query *term =
        tree_term(&run->tree, filter == FILTER_PAGE ? TERM_PAGE : TERM_LANGUAGE, value);
    uint64_t documents = 0;
    return store_reader_frequency(run->lease->now, term->term, &documents, NULL) == AVOW_OK && documents > 0;
}

/* Take `field:value` into the request; false when the value means nothing, so that it stays words. */
static bool take_field(struct search_run *run, const struct lexed_field *field)
{
    struct arena *arena = &run->lease->arena;
    int filter = filter_named(field->name);
    struct span resolved = SPAN_EMPTY;
    if (filter >= 0 && (filter_resolve(run->lease, (enum search_filter)filter, field->value, arena, &resolved,
                                       NULL) != AVOW_OK ||
                        !exists(run, filter, resolved)))
        return false;
    struct span name = filter >= 0 ? search_filter_name((enum search_filter)filter) : SPAN_EMPTY;
    for (size_t i = 0; i < sizeof day_fields / sizeof *day_fields; i++)
        if (span_equal_case(day_fields[i], field->name))
            name = day_fields[i];
    return search_request_take(&run->request, name, filter >= 0 ? resolved : field->value, arena, NULL) ==
           AVOW_OK;
}

static void take_fields(struct search_run *run)
{
    for (size_t i = 0; i < run->lexed.field_count; i++)
        if (!take_field(run, &run->lexed.fields[i]))
            lexed_restore(&run->lexed, i);
}

static enum avow_status read_text_once(struct search_run *run, struct avow_error *err)
{
    struct arena *arena = &run->lease->arena;
    enum avow_status status = lexer_run(run->request.text, field_known, arena, &run->lexed, err);
    if (status != AVOW_OK)
        return status;
    take_fields(run);
    status = understand(run->lease, &run->lexed, &run->request, &run->query, err);
    return status == AVOW_OK ? run_read_day(run, err) : status;
}

/* Read the text, and once more with its mistyped words replaced; a question that is approved as it is typed
 * has none. */
static enum avow_status read_words(struct search_run *run, struct avow_error *err)
{
    const struct search_request asked = run->request;
    enum avow_status status = read_text_once(run, err);
    run->typed = run->lexed.text;
    if (status == AVOW_OK && run->request.spelling)
        status = spelling_find(run, &run->corrections, &run->corrected, err);
    if (run->corrected.size > 0 && approved_knows(run)) {
        run->corrected = SPAN_EMPTY;
        run->corrections.count = 0;
    }
    if (status == AVOW_OK && run->corrected.size > 0) {
        run->request = asked;
        run->request.text = run->corrected;
        status = read_text_once(run, err);
    }
    if (status != AVOW_OK)
        return status;
    run->listing = run->query.tokens.count == 0 && has_filter(&run->request);
    run->stops_only = run->query.tokens.count > 0 && run->query.word_count == 0 && run->query.name_count == 0;
    if (!run->listing && span_trim(run->lexed.text).size == 0)
        return error_set(err, AVOW_USAGE, "q", "there is no question; give some words, or a filter to list");
    return AVOW_OK;
}

static void set_options(struct search_run *run)
{
    run->options = (struct store_search_options)STORE_SEARCH_OPTIONS_INIT;
    run->options.k1 = run->lease->weights->k1;
    run->options.b = run->lease->weights->b;
    run->options.exact = true;
    run->options.floor = run->floor;
    run->options.visit_slot = SLOT_FACETS;
    if (run->listing || run->request.sort == SEARCH_BY_DATE) {
        run->options.sort = STORE_BY_VALUE_DOWN;
        run->options.sort_slot = SLOT_DATE;
    }
}

static enum avow_status build(struct search_run *run, struct avow_error *err)
{
    enum avow_status status = filters_build(run->lease, &run->request, &run->tree, &run->filters, err);
    if (status != AVOW_OK)
        return status;
    run->words = run->listing ? tree_all() : stage_one_words(&run->tree, &run->query);
    status = stage_one_operators(run->lease, &run->tree, &run->lexed, run->words, &run->operators, err);
    run->floor = run->listing ? 0 : stage_one_floor(&run->query);
    if (status == AVOW_OK)
        status = alternatives_build(run, err);
    if (status != AVOW_OK)
        return status;
    run->main = filters_apply(&run->tree, &run->filters, run->operators, FILTER_NONE_LEFT_OUT);
    return run->tree.failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

enum avow_status run_prepare(struct search_run *run, struct avow_error *err)
{
    if (run->request.today == DATE_NONE)
        run->request.today = run->lease->today;
    enum avow_status status = check_limits(&run->request, err);
    if (status == AVOW_OK)
        status = read_words(run, err);
    if (status == AVOW_OK)
        status = check_limits(&run->request, err);
    run->store = run->lease->now;
    if (status == AVOW_OK && run->request.as_of != DATE_NONE)
        status = lease_with_history(run->lease, &run->store, err);
    if (status == AVOW_OK)
        status = build(run, err);
    if (status == AVOW_OK)
        set_options(run);
    return status;
}
