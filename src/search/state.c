/* What is live: numbers of the generation, and what a home page tells of it. */
#include "search/card.h"
#include "search/count.h"
#include "search/examples.h"
#include "search/lease_json.h"

enum { QUESTIONS = 3, QUESTION_POOL = 60 };

/* The manifest knows all of it: this is asked with every request. */
static struct search_engine_state state_of(const struct lease *lease)
{
    const struct manifest *manifest = &lease->view->manifest;
    return (struct search_engine_state){
        .generation = manifest->number,
        .uuid = manifest->uuid,
        .library = span_of(lease->approved_mark),
        .built = manifest->built,
        .day = manifest->day,
        .pages = manifest->pages,
        .statements = manifest->statements,
        .history = manifest->history,
    };
}

enum avow_status search_state(struct search_engine *engine, struct arena *arena,
                              struct search_engine_state *out, struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    struct search_engine_state state = state_of(lease);
    state.uuid = arena_copy(arena, state.uuid);
    state.library = arena_copy(arena, state.library);
    if (state.uuid.bytes == NULL || state.library.bytes == NULL)
        status = error_set_no_memory(err, "search");
    else
        *out = state;
    lease_end(engine, lease);
    return status;
}

/* All current statements by their kinds, which every statement has. */
static enum avow_status count_statements(struct lease *lease, uint64_t *statements, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct branch kinds = {0};
    for (int kind = 0; kind < KIND_COUNT; kind++)
        branch_add(&tree, &kinds, tree_term(&tree, TERM_KIND, word_of(WORDS_KIND, kind)));
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    options.limit = 1;
    options.exact = true;
    options.with_data = true;
    const struct store_query *query = tree_list(&tree, STORE_OR, &kinds);
    if (tree.failed)
        return error_set_no_memory(err, "search");
    enum avow_status status = store_search(lease->now, query, &options, &lease->arena, &found, err);
    if (status == AVOW_OK)
        *statements = found.total;
    return status;
}

static enum avow_status probe(struct lease *lease, struct avow_error *err)
{
    uint64_t statements = 0;
    struct facts_counts counts = {0};
    enum avow_status status = count_statements(lease, &statements, err);
    if (status == AVOW_OK)
        status = facts_count(lease->facts, &counts, err);
    if (status == AVOW_OK &&
        (statements != lease->view->manifest.statements || counts.statements != statements))
        return error_set(err, AVOW_CORRUPT, "search",
                         "the index holds %llu statements and should hold %llu; run `avow check`, then `avow "
                         "index --rebuild`",
                         (unsigned long long)statements,
                         (unsigned long long)lease->view->manifest.statements);
    return status;
}

enum avow_status search_probe(struct search_engine *engine, struct arena *arena,
                              struct search_engine_state *out, struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = probe(lease, err);
    lease_end(engine, lease);
    return status == AVOW_OK ? search_state(engine, arena, out, err) : status;
}

static void write_state(struct json_writer *json, const struct lease *lease, uint64_t overdue)
{
    const struct search_engine_state state = state_of(lease);
    json_key(json, "state");
    json_begin_map(json);
    json_field_integer(json, "generation", (int64_t)state.generation);
    json_field_integer(json, "built", state.built);
    json_field_day(json, "day", state.day);
    json_field_integer(json, "pages", (int64_t)state.pages);
    json_field_integer(json, "statements", (int64_t)state.statements);
    json_field_integer(json, "standards", (int64_t)lease->view->manifest.standards.count);
    json_field_integer(json, "services", (int64_t)lease->view->manifest.services.count);
    json_field_integer(json, "history", (int64_t)state.history);
    json_field_integer(json, "overdue", (int64_t)overdue);
    json_end_map(json);
}

/* The newest questions about us that are answered. */
static enum avow_status find_questions(struct lease *lease, enum page_audience audience,
                                       struct store_result *found, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct span kind = word_of(WORDS_KIND, KIND_FAQ);
    struct span about = word_of(WORDS_ABOUT, ABOUT_US);
    struct filters filters;
    request.audience = audience;
    request.filters[FILTER_KIND] = (struct span_list){&kind, 1};
    request.filters[FILTER_ABOUT] = (struct span_list){&about, 1};
    enum avow_status status = filters_build(lease, &request, &tree, &filters, err);
    if (status != AVOW_OK)
        return status;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = QUESTION_POOL;
    options.sort = STORE_BY_VALUE_DOWN;
    options.sort_slot = SLOT_DATE;
    options.with_data = true;
    return store_search(lease->now, filters_apply(&tree, &filters, tree_all(), FILTER_NONE_LEFT_OUT),
                        &options, &lease->arena, found, err);
}

static bool page_before(const struct span *pages, size_t count, struct span page)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(pages[i], page))
            return true;
    return false;
}

/* The questions that `audience` may see, one of each page that `pages` has not yet. */
static enum avow_status append_questions(struct json_writer *json, struct lease *lease,
                                         enum page_audience audience, struct span *pages, size_t *count,
                                         struct avow_error *err)
{
    struct store_result found = {0};
    enum avow_status status = find_questions(lease, audience, &found, err);
    for (size_t i = 0; status == AVOW_OK && i < found.count && *count < QUESTIONS; i++) {
        struct record record = {0};
        status = record_decode(found.hits[i].data, &lease->arena, &record, err);
        if (status != AVOW_OK || page_before(pages, *count, record.page_id))
            continue;
        pages[(*count)++] = record.page_id;
        json_begin_map(json);
        json_field_text(json, "text", record.question);
        json_field_text(json, "id", record.id);
        json_end_map(json);
    }
    return status;
}

/* Those that may be sent to anyone come first; narrower circles fill what is left. */
static enum avow_status write_questions(struct json_writer *json, struct lease *lease,
                                        enum page_audience audience, struct avow_error *err)
{
    struct span pages[QUESTIONS];
    size_t count = 0;
    enum avow_status status = AVOW_OK;
    json_key(json, "questions");
    json_begin_list(json);
    for (int circle = AUDIENCE_PUBLIC; status == AVOW_OK && circle <= (int)audience; circle++)
        if (count < QUESTIONS)
            status = append_questions(json, lease, (enum page_audience)circle, pages, &count, err);
    json_end_list(json);
    return status;
}

enum avow_status search_home(struct search_engine *engine, date_day today, enum page_audience audience,
                             struct buffer *out, struct avow_error *err)
{
    uint64_t overdue = 0;
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status =
        facts_overdue(answer.lease->facts, today != DATE_NONE ? today : answer.lease->today, &overdue, err);
    json_begin_map(&answer.json);
    if (status == AVOW_OK) {
        write_state(&answer.json, answer.lease, overdue);
        status = write_questions(&answer.json, answer.lease, audience, err);
    }
    if (status == AVOW_OK)
        status = examples_write(&answer.json, answer.lease, audience, err);
    json_end_map(&answer.json);
    return lease_json_end(&answer, status, err);
}
