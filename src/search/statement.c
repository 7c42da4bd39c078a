/* One statement by its id, as it holds now or on a day. */
#include "search/approved.h"
#include "search/card.h"
#include "search/elsewhere.h"
#include "search/evidence_ended.h"
#include "search/lease_json.h"
#include "search/search.h"
#include "search/tree.h"
#include "search/version.h"
#include "terms/canonical.h"

enum { MOST_RUNS = 256 }; /* stretches of time a statement's words changed between */

/* Part "id@YYYY-MM-DD"; ids of the wild may hold '@' themselves. */
static date_day split_day(struct span *id)
{
    size_t at = SPAN_NONE;
    for (size_t i = 0; i < id->size; i++)
        if (id->bytes[i] == '@')
            at = i;
    if (at == SPAN_NONE)
        return DATE_NONE;
    date_day first = DATE_NONE;
    date_day last = DATE_NONE;
    struct span text = span_part(*id, at + 1, id->size);
    if (text.size != sizeof "2026-11-21" - 1 || !date_read_range(text, &first, &last))
        return DATE_NONE;
    *id = span_part(*id, 0, at);
    return first;
}

static enum avow_status read_one(struct lease *lease, struct store_reader *store, struct span term,
                                 struct record *out, struct avow_error *err)
{
    struct span data = SPAN_EMPTY;
    enum avow_status status = store_reader_data(store, term, &lease->arena, &data, err);
    return status == AVOW_OK ? record_decode(data, &lease->arena, out, err) : status;
}

static bool holds_on(const struct record *record, date_day day)
{
    return record->valid_from <= day && (record->valid_to == DATE_NONE || day < record->valid_to);
}

static enum avow_status not_there(struct span id, struct avow_error *err)
{
    return error_set(err, AVOW_NOT_FOUND, "id",
                     "there is no statement \"%.*s\"; search for its words instead",
                     SPAN_ARG(span_part(id, 0, 200)));
}

/* Among the documents "id@..." of the history and the current one, that which held on the day. */
static enum avow_status read_on_day(struct lease *lease, struct span id, date_day day, struct record *out,
                                    struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct store_reader *store = NULL;
    enum avow_status status = lease_with_history(lease, &store, err);
    if (status != AVOW_OK)
        return status;
    status = read_one(lease, store, tree_term(&tree, TERM_ID, id)->term, out, err);
    if (status == AVOW_OK && holds_on(out, day))
        return AVOW_OK;
    struct span prefix = tree_pair(&tree, TERM_ID, id, '@', SPAN_EMPTY)->term;
    struct store_term_row *rows = NULL;
    size_t count = 0;
    status = tree.failed ? error_set_no_memory(err, "search")
                         : store_reader_terms(store, prefix, SPAN_EMPTY, MOST_RUNS, &lease->arena, &rows,
                                              &count, err);
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        status = read_one(lease, store, rows[i].term, out, err);
        if (status == AVOW_OK && holds_on(out, day))
            return AVOW_OK;
    }
    return status == AVOW_OK ? AVOW_NOT_FOUND : status;
}

/* Drafts are shown by their id only to those inside. */
static bool may_see(const struct record *record, enum page_audience audience)
{
    return record->audience <= audience && (record->status != STATUS_DRAFT || audience == AUDIENCE_INTERNAL);
}

static enum avow_status read_visible(struct lease *lease, struct span id, enum page_audience audience,
                                     struct record *out, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct span plain = id;
    enum avow_status status = read_one(lease, lease->now, tree_term(&tree, TERM_ID, id)->term, out, err);
    date_day day = status == AVOW_NOT_FOUND ? split_day(&plain) : DATE_NONE;
    if (day != DATE_NONE)
        status = read_on_day(lease, plain, day, out, err);
    if (day != DATE_NONE && status == AVOW_OK)
        status = version_date_back(lease, day, out, err);
    if (status == AVOW_NOT_FOUND || (status == AVOW_OK && !may_see(out, audience)))
        return not_there(id, err);
    return status;
}

static enum avow_status write_statement(struct lease *lease, const struct record *record,
                                        enum page_audience audience, struct json_writer *json,
                                        struct avow_error *err)
{
    size_t versions = 0;
    struct ending_evidence ending = {.audience = audience, .today = lease->today};
    const struct facts_evidence *ended = NULL;
    enum avow_status status = facts_version_count(lease->facts, record->page_id, &versions, err);
    if (status == AVOW_OK)
        status = evidence_ended(lease, &ending, record, &ended, err);
    if (status != AVOW_OK)
        return status;
    date_day end = record->valid_to == DATE_OPEN ? DATE_NONE : record->valid_to;
    json_begin_map(json);
    card_fields(json, lease->view->vocabulary, record,
                approved_mark_of(lease, record->id, record->hash, audience, lease->today));
    card_page(json, record, versions, 0);
    json_field_integer(json, "ordinal", record->ordinal);
    json_field_day(json, "valid_from", record->valid_from);
    json_field_day(json, "valid_to", end);
    card_citation(json, record, ended);
    evidence_ended_json(json, ended);
    status = elsewhere_json(json, lease, record, audience, err);
    json_end_map(json);
    return status;
}

enum avow_status search_statement(struct search_engine *engine, struct span id, enum page_audience audience,
                                  struct buffer *out, struct avow_error *err)
{
    struct record record = {0};
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = read_visible(answer.lease, id, audience, &record, err);
    if (status == AVOW_OK)
        status = write_statement(answer.lease, &record, audience, &answer.json, err);
    return lease_json_end(&answer, status, err);
}

enum avow_status search_statement_canonical(struct search_engine *engine, struct span id, struct buffer *out,
                                            struct avow_error *err)
{
    struct lease *lease = NULL;
    struct record record = {0};
    struct span canonical = SPAN_EMPTY;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = read_visible(lease, id, AUDIENCE_INTERNAL, &record, err);
    if (status == AVOW_OK)
        status = canonical_statement(record.question, record.text, &lease->arena, &canonical, err);
    if (status == AVOW_OK && !buffer_append(out, canonical))
        status = error_set_no_memory(err, "search");
    lease_end(engine, lease);
    return status;
}

enum avow_status search_held(struct search_engine *engine, const struct span_list *ids, bool *held,
                             struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    struct tree tree = {&lease->arena, false};
    for (size_t i = 0; status == AVOW_OK && i < ids->count; i++) {
        uint64_t documents = 0;
        struct span term = tree_term(&tree, TERM_ID, ids->items[i])->term;
        status = tree.failed ? error_set_no_memory(err, "search")
                             : store_reader_frequency(lease->now, term, &documents, err);
        held[i] = documents > 0;
    }
    lease_end(engine, lease);
    return status;
}
