/* One result of a search answer: the statement, its snippet, its page, why it stands here. */
#include "facts/pin.h"
#include "search/card.h"
#include "search/explain.h"
#include "search/run.h"
#include "search/version.h"

enum { SCORE_DIGITS = 4 };

static void write_marks(struct json_writer *json, const struct mark_list *marks)
{
    json_key(json, "marks");
    json_begin_list(json);
    for (size_t i = 0; i < marks->count; i++) {
        json_begin_list(json);
        json_integer(json, marks->items[i].start);
        json_integer(json, marks->items[i].end);
        json_end_list(json);
    }
    json_end_list(json);
}

static enum avow_status write_question(struct json_writer *json, struct search_run *run,
                                       const struct record *record, struct avow_error *err)
{
    struct read_text read = {0};
    struct mark_list marks = {0};
    enum avow_status status =
        read_text(run->lease, &run->query, record->question, record->language, &read, err);
    if (status == AVOW_OK)
        status = marks_find(&run->query, &read, &run->lease->arena, &marks, err);
    json_key(json, "question_segments");
    segments_json(json, record->question, &marks, 0, (uint32_t)record->question.size);
    return status;
}

static enum avow_status write_snippet(struct json_writer *json, struct search_run *run,
                                      const struct record *record, struct avow_error *err)
{
    struct read_text read = {0};
    struct snippet snippet = {0};
    struct span text = record->text;
    enum avow_status status = read_text(run->lease, &run->query, text, record->language, &read, err);
    if (status == AVOW_OK)
        status = snippet_find(run->lease, &run->query, &read, &snippet, err);
    if (status != AVOW_OK)
        return status;
    struct buffer html = BUFFER_INIT;
    if (!run->request.brief) {
        segments_html(&html, text, &snippet.marks, snippet.start, snippet.end);
        json_field_text(json, "snippet", buffer_span(&html));
        json->out->failed = json->out->failed || html.failed;
    }
    buffer_free(&html);
    json_key(json, "segments");
    segments_json(json, text, &snippet.marks, snippet.start, snippet.end);
    json_field_text_or_null(json, "table_heading", snippet_table_heading(text, snippet.start));
    json_key(json, "left_out");
    json_begin_map(json);
    json_field_integer(json, "before", (int64_t)snippet.before);
    json_field_integer(json, "after", (int64_t)snippet.after);
    json_end_map(json);
    write_marks(json, &snippet.marks);
    return AVOW_OK;
}

/* The answer as it is sent when it has to be short; null unless a length was asked for. */
static enum avow_status write_excerpt(struct json_writer *json, struct search_run *run, struct span text,
                                      struct avow_error *err)
{
    struct span excerpt = SPAN_EMPTY;
    enum avow_status status = AVOW_OK;
    if (run->request.words > 0)
        status = search_excerpt(text, run->request.words, &run->lease->arena, &excerpt, err);
    json_field_text_or_null(json, "excerpt", excerpt);
    return status;
}

/* Other current pages with the same words that the caller may see. */
static enum avow_status also_on(struct search_run *run, const struct record *record, uint64_t *pages,
                                struct avow_error *err)
{
    const struct store_query *hash = tree_term(&run->tree, TERM_HASH, record->hash);
    uint64_t statements = 0;
    *pages = 0;
    enum avow_status status = store_reader_frequency(run->lease->now, hash->term, &statements, err);
    if (status != AVOW_OK || statements < 2)
        return status;
    struct filters visible = {.audience = run->filters.audience};
    visible.by[FILTER_STATUS] = run->filters.by[FILTER_STATUS];
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct counts counts = {0};
    status = counts_new(&run->lease->view->manifest, true, &run->lease->arena, &counts, err);
    options.limit = 0;
    options.exact = true;
    options.visit = counts_visit;
    options.visit_slot = SLOT_FACETS;
    options.visit_context = &counts;
    const struct store_query *query = filters_apply(&run->tree, &visible, hash, FILTER_NONE_LEFT_OUT);
    if (status == AVOW_OK)
        status = store_search(run->lease->now, query, &options, &run->lease->arena, &found, err);
    *pages = counts.page_total > 0 ? counts.page_total - 1 : 0;
    return status;
}

/* Of a question like the one asked, else the newest. */
static const struct approved_mark *mark_of(struct search_run *run, const struct candidate *candidate,
                                           const struct record *record)
{
    if (candidate->approved != NULL)
        return &candidate->approved->best;
    return approved_mark_of(run->lease, record->id, record->hash, run->request.audience, run->request.today);
}

/* "pinned": {owner, reason, expires, question}, or null. */
static void write_pin(struct json_writer *json, const struct facts_pin *pin)
{
    json_key(json, "pinned");
    if (pin == NULL) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "owner", pin->owner);
    json_field_text(json, "reason", pin->reason);
    json_field_day(json, "expires", pin->expires);
    json_field_text(json, "question", pin->question);
    json_end_map(json);
}

enum avow_status run_write_result(struct search_run *run, struct json_writer *json,
                                  const struct candidate *candidate, struct span data, struct avow_error *err)
{
    struct record record = {0};
    size_t versions = 0;
    uint64_t others = 0;
    const struct facts_evidence *ended = NULL;
    enum avow_status status = record_decode(data, &run->lease->arena, &record, err);
    if (status == AVOW_OK && run->request.as_of != DATE_NONE)
        status = version_date_back(run->lease, run->request.as_of, &record, err);
    if (status == AVOW_OK)
        status = facts_version_count(run->lease->facts, record.page_id, &versions, err);
    if (status == AVOW_OK)
        status = also_on(run, &record, &others, err);
    if (status == AVOW_OK)
        status = evidence_ended(run->lease, &run->ending, &record, &ended, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    card_fields(json, run->lease->view->vocabulary, &record, mark_of(run, candidate, &record));
    write_pin(json, candidate->pin);
    json_field_number(json, "score", candidate->score, SCORE_DIGITS);
    card_page(json, &record, versions, counts_on_page(&run->counts, candidate->facets.page));
    status = write_snippet(json, run, &record, err);
    if (status == AVOW_OK)
        status = write_question(json, run, &record, err);
    if (status == AVOW_OK)
        status = write_excerpt(json, run, record.text, err);
    json_field_integer(json, "also_on", (int64_t)others);
    if (run->request.brief)
        card_source(json, &record, ended);
    else
        card_citation(json, &record, ended);
    evidence_ended_json(json, ended);
    warnings_write(run, json, &record, ended);
    if (status == AVOW_OK)
        status = explain_write(run, json, candidate, &record, err);
    json_end_map(json);
    return status;
}
