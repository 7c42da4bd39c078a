/* What became of the words of a citation. */
#include "base/digest.h"
#include "search/approved.h"
#include "search/card.h"
#include "search/diff.h"
#include "search/evidence_ended.h"
#include "search/filter.h"
#include "search/lease_json.h"
#include "search/search.h"
#include "search/successor.h"
#include "search/tree.h"

enum { HASH_DIGITS = 64, HASH_FEWEST = 16, SAME_QUESTION_MOST = 20 };

enum verify_state { VERIFY_CURRENT, VERIFY_CHANGED, VERIFY_SUPERSEDED, VERIFY_GONE };

static const char *const state_words[] = {"current", "changed", "superseded", "gone"};

struct verdict {
    struct lease *lease;
    enum page_audience audience;
    struct span hash; /* all of it once it is known */
    enum verify_state state;
    bool known;
    struct record statement; /* the words that were cited, as their last version had them */
    bool has_successor;
    struct record successor;
    struct avow_error *err;
};

/* The digits in lower case. */
static enum avow_status read_prefix(struct verdict *verdict, struct span hash)
{
    char *text = arena_string(&verdict->lease->arena, hash);
    if (text == NULL)
        return error_set_no_memory(verdict->err, "search");
    for (size_t i = 0; i < hash.size; i++)
        if (text[i] >= 'A' && text[i] <= 'F')
            text[i] = (char)(text[i] + ('a' - 'A'));
    verdict->hash = (struct span){text, hash.size};
    if (hash.size < HASH_FEWEST || hash.size > HASH_DIGITS || !digest_is_hex(verdict->hash))
        return error_set(verdict->err, AVOW_USAGE, "hash",
                         "give %d to %d hex digits of a citation's hash, as in \"2f1c9a0b77d4e813\"",
                         HASH_FEWEST, HASH_DIGITS);
    return AVOW_OK;
}

static enum avow_status complete_hash(struct verdict *verdict)
{
    struct span *hashes = NULL;
    size_t count = 0;
    enum avow_status status = facts_hashes_from(verdict->lease->facts, verdict->hash, 2,
                                                &verdict->lease->arena, &hashes, &count, verdict->err);
    if (status == AVOW_OK && count > 1)
        return error_set(verdict->err, AVOW_USAGE, "hash",
                         "several statements have a hash that begins so; give more digits");
    if (status == AVOW_OK && count == 1)
        verdict->hash = hashes[0];
    return status;
}

/* The record of a place, dated by the version it stood on. */
static enum avow_status read_place(struct verdict *verdict, const struct facts_place *place)
{
    struct facts_versions versions = {0};
    struct version_text text = {0};
    struct lease *lease = verdict->lease;
    enum avow_status status =
        facts_page_versions(lease->facts, place->page, &lease->arena, &versions, verdict->err);
    for (size_t i = 0; status == AVOW_OK && i < versions.count; i++)
        if (versions.items[i].date == place->date)
            status = version_read(lease, &versions.items[i], &text, verdict->err);
    for (size_t i = 0; status == AVOW_OK && i < text.count; i++)
        if (span_equal(text.items[i].record.id, place->id))
            verdict->statement = text.items[i].record;
    return status;
}

static void take_successor(struct verdict *verdict, const struct record *record, enum verify_state state)
{
    verdict->successor = *record;
    verdict->has_successor = true;
    verdict->state = state;
}

/* On the current version of its page: the statement with its id, else the one it became from version to
 * version, else the one most like it. */
static enum avow_status look_on_page(struct verdict *verdict)
{
    struct version_list versions = {0};
    struct version_text text = {0};
    struct lease *lease = verdict->lease;
    const struct record *best = NULL, *followed = NULL;
    double most = CHANGE_LIKENESS;
    enum avow_status status =
        version_list_read(lease, verdict->statement.page_id, verdict->audience, &versions, verdict->err);
    if (status == AVOW_OK && versions.items[0].current)
        status = version_read(lease, &versions.items[0], &text, verdict->err);
    for (size_t i = 0; status == AVOW_OK && i < text.count; i++) {
        const struct record *record = &text.items[i].record;
        double share = 0;
        if (span_equal(record->id, verdict->statement.id)) {
            take_successor(verdict, record, VERIFY_CHANGED);
            return AVOW_OK;
        }
        status = change_likeness(record, &verdict->statement, &lease->arena, &share, verdict->err);
        if (status == AVOW_OK && share >= most) {
            most = share;
            best = record;
        }
    }
    if (status == AVOW_OK)
        status = successor_follow(lease, &versions, &verdict->statement, &followed, verdict->err);
    best = followed != NULL ? followed : best;
    if (status == AVOW_OK && best != NULL)
        take_successor(verdict, best, VERIFY_SUPERSEDED);
    return status == AVOW_NOT_FOUND ? AVOW_OK : status;
}

/* One subject in common, or none on both sides. */
static bool same_subject(const struct record *a, const struct record *b)
{
    for (size_t i = 0; i < a->standards.count; i++)
        for (size_t k = 0; k < b->standards.count; k++)
            if (span_equal(a->standards.items[i].id, b->standards.items[k].id))
                return true;
    return a->standards.count == 0 && b->standards.count == 0;
}

/* Current questions with all the stems of the cited one that the caller may see. */
static enum avow_status find_questions(struct verdict *verdict, struct store_result *found)
{
    struct lease *lease = verdict->lease;
    struct tree tree = {&lease->arena, false};
    struct token_list tokens = {0};
    struct branch stems = {0};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct filters filters;
    request.audience = verdict->audience;
    enum avow_status status =
        tokeniser_run(lease->tokeniser, verdict->statement.question, &lease->arena, &tokens, verdict->err);
    for (size_t i = 0; i < tokens.count; i++)
        if ((tokens.items[i].flags & TOKEN_STOP) == 0)
            branch_add(&tree, &stems, tree_term(&tree, TERM_QUESTION, tokens.items[i].stem));
    if (status == AVOW_OK)
        status = filters_build(lease, &request, &tree, &filters, verdict->err);
    if (status != AVOW_OK || stems.count == 0)
        return status;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = SAME_QUESTION_MOST;
    options.with_data = true;
    return store_search(
        lease->now, filters_apply(&tree, &filters, tree_list(&tree, STORE_AND, &stems), FILTER_NONE_LEFT_OUT),
        &options, &lease->arena, found, verdict->err);
}

/* The same question with the same subject on another page, in much the same words. */
static enum avow_status look_elsewhere(struct verdict *verdict)
{
    struct store_result found = {0};
    const struct record *cited = &verdict->statement;
    double most = CHANGE_LIKENESS;
    enum avow_status status = cited->question.size > 0 ? find_questions(verdict, &found) : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < found.count; i++) {
        struct record record = {0};
        double share = 0;
        status = record_decode(found.hits[i].data, &verdict->lease->arena, &record, verdict->err);
        if (status != AVOW_OK || !same_subject(&record, cited))
            continue;
        status = change_likeness(&record, cited, &verdict->lease->arena, &share, verdict->err);
        if (status == AVOW_OK && share >= most) {
            most = share;
            take_successor(verdict, &record, VERIFY_SUPERSEDED);
        }
    }
    return status;
}

static enum avow_status judge(struct verdict *verdict)
{
    struct facts_places places = {0};
    const struct facts_place *place = NULL;
    struct lease *lease = verdict->lease;
    enum avow_status status =
        facts_hash_places(lease->facts, verdict->hash, &lease->arena, &places, verdict->err);
    for (size_t i = 0; i < places.count && place == NULL; i++)
        if (version_seen(places.items[i].audience, places.items[i].status, verdict->audience))
            place = &places.items[i];
    verdict->state = VERIFY_GONE;
    if (status != AVOW_OK || place == NULL)
        return status;
    verdict->known = true;
    status = read_place(verdict, place);
    if (status == AVOW_OK && place->current) {
        verdict->state = VERIFY_CURRENT;
        return AVOW_OK;
    }
    if (status == AVOW_OK)
        status = look_on_page(verdict);
    return status == AVOW_OK && !verdict->has_successor ? look_elsewhere(verdict) : status;
}

static enum avow_status write_statement(struct verdict *verdict, const char *key, bool known,
                                        const struct record *record, struct json_writer *json)
{
    struct lease *lease = verdict->lease;
    struct ending_evidence ending = {.audience = verdict->audience, .today = lease->today};
    const struct facts_evidence *ended = NULL;
    size_t versions = 0;
    json_key(json, key);
    if (!known) {
        json_null(json);
        return AVOW_OK;
    }
    enum avow_status status = facts_version_count(lease->facts, record->page_id, &versions, verdict->err);
    if (status == AVOW_OK)
        status = evidence_ended(lease, &ending, record, &ended, verdict->err);
    json_begin_map(json);
    card_fields(json, lease->view->vocabulary, record,
                approved_mark_of(lease, record->id, record->hash, ending.audience, ending.today));
    card_page(json, record, versions, 0);
    json_field_day(json, "valid_from", record->valid_from);
    json_field_day(json, "valid_to", record->valid_to == DATE_OPEN ? DATE_NONE : record->valid_to);
    card_citation(json, record, ended);
    evidence_ended_json(json, ended);
    json_end_map(json);
    return status;
}

static enum avow_status write_verdict(struct verdict *verdict, struct json_writer *json)
{
    json_begin_map(json);
    json_field_text(json, "hash", verdict->hash);
    json_field_text(json, "state", span_of(state_words[verdict->state]));
    json_field_boolean(json, "known", verdict->known);
    enum avow_status status =
        write_statement(verdict, "statement", verdict->known, &verdict->statement, json);
    if (status == AVOW_OK)
        status = write_statement(verdict, "successor", verdict->has_successor, &verdict->successor, json);
    json_key(json, "diff");
    if (status == AVOW_OK && verdict->has_successor) {
        json_begin_map(json);
        status = change_segments_json(json, verdict->known ? &verdict->statement : NULL, &verdict->successor,
                                      &verdict->lease->arena, verdict->err);
        json_end_map(json);
    } else {
        json_null(json);
    }
    json_end_map(json);
    return status;
}

enum avow_status search_verify(struct search_engine *engine, struct span hash, enum page_audience audience,
                               struct buffer *out, struct avow_error *err)
{
    struct verdict verdict = {.audience = audience, .err = err};
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    verdict.lease = answer.lease;
    status = read_prefix(&verdict, hash);
    if (status == AVOW_OK)
        status = complete_hash(&verdict);
    if (status == AVOW_OK)
        status = judge(&verdict);
    if (status == AVOW_OK)
        status = write_verdict(&verdict, &answer.json);
    return lease_json_end(&answer, status, err);
}
