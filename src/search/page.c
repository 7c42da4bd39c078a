/* One page with its statements in order, as it is now or was on a day. */
#include "search/approved.h"
#include "search/card.h"
#include "search/evidence_ended.h"
#include "search/lease_json.h"
#include "search/search.h"
#include "search/version.h"

/* Subjects of the page: those of its statements, each once. */
static void write_subjects(struct json_writer *json, const struct lease *lease,
                           const struct version_text *page, struct arena *arena)
{
    struct standard_refs standards = {NULL, 0};
    struct span_list services = {NULL, 0};
    size_t standard_room = 0;
    size_t service_room = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct record *record = &page->items[i].record;
        for (size_t k = 0; k < record->standards.count; k++) {
            const struct standard_ref *ref = &record->standards.items[k];
            size_t seen = 0;
            while (seen < standards.count && !(span_equal(standards.items[seen].id, ref->id) &&
                                               span_equal(standards.items[seen].edition, ref->edition)))
                seen++;
            if (seen == standards.count &&
                arena_grow(arena, &standards.items, &standard_room, seen, sizeof *standards.items))
                standards.items[standards.count++] = *ref;
        }
        for (size_t k = 0; k < record->services.count; k++) {
            size_t seen = 0;
            while (seen < services.count && !span_equal(services.items[seen], record->services.items[k]))
                seen++;
            if (seen == services.count &&
                arena_grow(arena, &services.items, &service_room, seen, sizeof *services.items))
                services.items[services.count++] = record->services.items[k];
        }
    }
    card_standards(json, lease->view->vocabulary, &standards);
    card_services(json, lease->view->vocabulary, &services);
}

static void write_head(struct json_writer *json, const struct facts_version *version)
{
    json_field_text(json, "id", version->page);
    json_field_text(json, "title", version->title);
    json_field_text_or_null(json, "url", version->url);
    json_field_text(json, "path", version->path);
    json_field_day(json, "date", version->date);
    json_field_text(json, "date_source", version->date_source);
    json_field_boolean(json, "current", version->current);
    json_field_text(json, "language", version->language);
    json_field_text_or_null(json, "owner", version->owner);
    json_field_text(json, "audience", version->audience);
    json_field_text(json, "status", version->status);
    json_field_day(json, "review_by", version->review_by);
}

static enum avow_status write_statement(struct lease *lease, struct ending_evidence *ending,
                                        const struct record *record, struct json_writer *json,
                                        struct avow_error *err)
{
    const struct facts_evidence *ended = NULL;
    enum avow_status status = evidence_ended(lease, ending, record, &ended, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    card_fields(json, lease->view->vocabulary, record,
                approved_mark_of(lease, record->id, record->hash, ending->audience, ending->today));
    card_citation(json, record, ended);
    evidence_ended_json(json, ended);
    json_end_map(json);
    return AVOW_OK;
}

static enum avow_status write_page(struct lease *lease, const struct version_list *versions,
                                   const struct facts_version *version, struct ending_evidence *ending,
                                   struct json_writer *json, struct avow_error *err)
{
    struct version_text page = {0};
    enum avow_status status = version_read(lease, version, &page, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    write_head(json, version);
    version_list_json(json, versions);
    write_subjects(json, lease, &page, &lease->arena);
    json_key(json, "statements");
    json_begin_list(json);
    for (size_t i = 0; i < page.count && status == AVOW_OK; i++)
        status = write_statement(lease, ending, &page.items[i].record, json, err);
    json_end_list(json);
    json_end_map(json);
    return status;
}

enum avow_status search_page(struct search_engine *engine, struct span id, date_day as_of,
                             enum page_audience audience, struct buffer *out, struct avow_error *err)
{
    struct version_list versions = {0};
    struct ending_evidence ending = {.audience = audience, .as_of = as_of};
    const struct facts_version *version = NULL;
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    ending.today = answer.lease->today;
    status = version_list_read(answer.lease, id, audience, &versions, err);
    if (status == AVOW_OK)
        status = version_on(answer.lease, &versions, as_of, &version, err);
    if (status == AVOW_OK)
        status = write_page(answer.lease, &versions, version, &ending, &answer.json, err);
    return lease_json_end(&answer, status, err);
}

static void write_versions(struct json_writer *json, struct span id, const struct version_list *versions,
                           date_day end)
{
    json_begin_map(json);
    json_field_text(json, "id", id);
    json_field_text(json, "title", versions->items[0].title);
    json_field_day(json, "ended", end != DATE_OPEN ? end : DATE_NONE);
    version_list_json(json, versions);
    json_end_map(json);
}

enum avow_status search_versions(struct search_engine *engine, struct span id, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err)
{
    struct version_list versions = {0};
    date_day end = DATE_OPEN;
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = version_list_read(answer.lease, id, audience, &versions, err);
    if (status == AVOW_OK)
        status = version_end(answer.lease, &versions, 0, &end, err);
    if (status == AVOW_OK)
        write_versions(&answer.json, id, &versions, end);
    return lease_json_end(&answer, status, err);
}
