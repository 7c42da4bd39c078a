/* One page with its statements in order, as it is now or was on a day. */
#include "search/card.h"
#include "search/search.h"
#include "search/tree.h"

/* The newest version that the caller may see and that is not younger than `as_of`; without a day the current
 * one. NULL when there is none. */
static const struct facts_version *version_on(const struct facts_versions *versions, date_day as_of,
                                              enum page_audience audience)
{
    for (size_t i = 0; i < versions->count; i++) {
        const struct facts_version *version = &versions->items[i];
        int widest = word_value(WORDS_AUDIENCE, version->audience);
        bool draft = span_equal(version->status, word_of(WORDS_STATUS, STATUS_DRAFT));
        bool visible = widest >= 0 && widest <= (int)audience && (!draft || audience == AUDIENCE_INTERNAL);
        if (visible && (as_of == DATE_NONE ? version->current : version->date <= as_of))
            return version;
    }
    return NULL;
}

static void write_versions(struct json_writer *json, const struct facts_versions *versions,
                           enum page_audience audience)
{
    json_key(json, "versions");
    json_begin_list(json);
    for (size_t i = 0; i < versions->count; i++) {
        const struct facts_version *version = &versions->items[i];
        struct facts_versions one = {versions->items + i, 1};
        if (version_on(&one, DATE_OPEN, audience) == NULL)
            continue;
        json_begin_map(json);
        json_field_day(json, "date", version->date);
        json_field_text(json, "date_source", version->date_source);
        json_field_text(json, "title", version->title);
        json_field_integer(json, "statements", version->statements);
        json_field_boolean(json, "current", version->current);
        json_end_map(json);
    }
    json_end_list(json);
}

/* Every statement's record, in page order. */
static enum avow_status read_records(struct lease *lease, const struct facts_version *version,
                                     struct record **records, size_t *count, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct facts_statements list = {0};
    struct store_reader *store = lease->now;
    enum avow_status status =
        facts_version_statements(lease->facts, version->page, version->date, &lease->arena, &list, err);
    if (status == AVOW_OK && !version->current)
        status = lease_with_history(lease, &store, err);
    struct record *items = arena_array(&lease->arena, list.count, sizeof *items);
    if (status == AVOW_OK && items == NULL)
        status = error_set_no_memory(err, "search");
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++) {
        struct span data = SPAN_EMPTY;
        const struct store_query *id = tree_term(&tree, TERM_ID, list.items[i].document);
        status = store_reader_data(store, id->term, &lease->arena, &data, err);
        if (status == AVOW_OK)
            status = record_decode(data, &lease->arena, &items[i], err);
    }
    *records = items;
    *count = list.count;
    return status;
}

/* Subjects of the page: those of its statements, each once. */
static void write_subjects(struct json_writer *json, const struct lease *lease, const struct record *records,
                           size_t count, struct arena *arena)
{
    struct standard_refs standards = {NULL, 0};
    struct span_list services = {NULL, 0};
    size_t standard_room = 0;
    size_t service_room = 0;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < records[i].standards.count; k++) {
            const struct standard_ref *ref = &records[i].standards.items[k];
            size_t seen = 0;
            while (seen < standards.count && !(span_equal(standards.items[seen].id, ref->id) &&
                                               span_equal(standards.items[seen].edition, ref->edition)))
                seen++;
            if (seen == standards.count &&
                arena_grow(arena, &standards.items, &standard_room, seen, sizeof *standards.items))
                standards.items[standards.count++] = *ref;
        }
        for (size_t k = 0; k < records[i].services.count; k++) {
            size_t seen = 0;
            while (seen < services.count && !span_equal(services.items[seen], records[i].services.items[k]))
                seen++;
            if (seen == services.count &&
                arena_grow(arena, &services.items, &service_room, seen, sizeof *services.items))
                services.items[services.count++] = records[i].services.items[k];
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

static enum avow_status write_page(struct lease *lease, const struct facts_versions *versions,
                                   const struct facts_version *version, enum page_audience audience,
                                   struct buffer *out, struct avow_error *err)
{
    struct record *records = NULL;
    size_t count = 0;
    enum avow_status status = read_records(lease, version, &records, &count, err);
    if (status != AVOW_OK)
        return status;
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    write_head(&json, version);
    write_versions(&json, versions, audience);
    write_subjects(&json, lease, records, count, &lease->arena);
    json_key(&json, "statements");
    json_begin_list(&json);
    for (size_t i = 0; i < count; i++) {
        json_begin_map(&json);
        card_fields(&json, lease->view->vocabulary, &records[i]);
        card_citation(&json, &records[i]);
        json_end_map(&json);
    }
    json_end_list(&json);
    json_end_map(&json);
    return out->failed ? error_set_no_memory(err, "search") : AVOW_OK;
}

enum avow_status search_page(struct search_engine *engine, struct span id, date_day as_of,
                             enum page_audience audience, struct buffer *out, struct avow_error *err)
{
    struct lease *lease = NULL;
    struct facts_versions versions = {0};
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = facts_page_versions(lease->facts, id, &lease->arena, &versions, err);
    const struct facts_version *version = status == AVOW_OK ? version_on(&versions, as_of, audience) : NULL;
    if (status == AVOW_NOT_FOUND || (status == AVOW_OK && version == NULL))
        status =
            error_set(err, AVOW_NOT_FOUND, "id", "there is no page \"%.*s\"%s; search for its title instead",
                      SPAN_ARG(span_part(id, 0, 200)), as_of != DATE_NONE ? " on that day" : "");
    if (status == AVOW_OK)
        status = write_page(lease, &versions, version, audience, out, err);
    lease_end(engine, lease);
    return status;
}
