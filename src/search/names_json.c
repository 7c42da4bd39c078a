/* The vocabulary with counts of what is published: standards and services. */
#include "search/card.h"
#include "search/count.h"
#include "search/evidence.h"
#include "search/lease_json.h"

/* Count all current published statements that the caller may see, by standard and service. */
static enum avow_status count_all(struct lease *lease, enum page_audience audience, struct counts *counts,
                                  struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct filters filters;
    struct store_result found = {0};
    request.audience = audience;
    enum avow_status status = filters_build(lease, &request, &tree, &filters, err);
    if (status == AVOW_OK)
        status = counts_new(&lease->view->manifest, false, &lease->arena, counts, err);
    if (status != AVOW_OK)
        return status;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    options.limit = 0;
    options.exact = true;
    options.visit = counts_visit;
    options.visit_slot = SLOT_FACETS;
    options.visit_context = counts;
    return store_search(lease->now, filters_apply(&tree, &filters, tree_all(), FILTER_NONE_LEFT_OUT),
                        &options, &lease->arena, &found, err);
}

static int64_t count_of(const struct generation_names *names, const uint64_t *values, struct span id)
{
    for (size_t i = 0; i < names->count; i++)
        if (span_equal(names->items[i], id))
            return (int64_t)values[i];
    return 0;
}

/* Everything that is counted of the names. */
struct stated {
    struct counts statements;
    struct facts_scope_list scope; /* rows that hold today and may be seen, by standard */
    struct evidence_documents evidence;
};

static enum avow_status find_evidence(struct lease *lease, const struct facts_row_filter *now,
                                      enum page_audience audience, struct evidence_documents *out,
                                      struct avow_error *err)
{
    const struct search_scope_request all = {.audience = audience};
    struct facts_evidence_list rows = {NULL, 0};
    enum avow_status status = facts_evidence_rows(lease->facts, now, &lease->arena, &rows, err);
    if (status == AVOW_OK)
        status = evidence_documents_read(&all, SPAN_EMPTY, &rows, &lease->arena, out, err);
    if (status == AVOW_OK)
        status = evidence_documents_join(out, &rows, &lease->arena, err);
    return status;
}

static enum avow_status find_rows(struct lease *lease, enum page_audience audience, struct stated *stated,
                                  struct avow_error *err)
{
    const struct facts_row_filter now = {.as_of = DATE_OPEN - 1};
    struct facts_scope_list *scope = &stated->scope;
    size_t kept = 0;
    if (lease->view->manifest.schema < GENERATION_ROWS)
        return AVOW_OK;
    enum avow_status status = facts_scope_rows(lease->facts, &now, &lease->arena, scope, err);
    if (status == AVOW_OK)
        status = find_evidence(lease, &now, audience, &stated->evidence, err);
    for (size_t i = 0; i < scope->count; i++)
        if (rows_seen(&scope->items[i].source, audience))
            scope->items[kept++] = scope->items[i];
    scope->count = kept;
    return status;
}

/* How many services a standard is stated of. Its rows stand together, by service. */
static int64_t services_of(const struct stated *stated, struct span standard)
{
    int64_t count = 0;
    struct span last = SPAN_EMPTY;
    for (size_t i = 0; i < stated->scope.count; i++) {
        const struct facts_scope *row = &stated->scope.items[i];
        if (!span_equal(row->standard, standard))
            continue;
        count += count == 0 || !span_equal(row->service, last);
        last = row->service;
    }
    return count;
}

/* How many standards are stated of a service. */
static int64_t standards_of(const struct stated *stated, struct span service)
{
    int64_t count = 0;
    struct span last = SPAN_EMPTY;
    for (size_t i = 0; i < stated->scope.count; i++) {
        const struct facts_scope *row = &stated->scope.items[i];
        if (row->standard.size == 0 || !span_equal(row->service, service))
            continue;
        count += count == 0 || !span_equal(row->standard, last);
        last = row->standard;
    }
    return count;
}

static int64_t evidence_of(const struct stated *stated, struct span standard)
{
    int64_t count = 0;
    for (size_t i = 0; i < stated->evidence.count; i++)
        count += span_equal(stated->evidence.items[i].row->standard, standard);
    return count;
}

static void write_standards(struct json_writer *json, const struct lease *lease, const struct stated *stated)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    for (size_t i = 0; i < vocabulary_standard_count(vocabulary); i++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
        json_begin_map(json);
        json_field_text(json, "id", row->id);
        json_field_text(json, "name", row->name);
        json_field_text_or_null(json, "current", row->current);
        json_field_texts(json, "editions", row->editions.items, row->editions.count);
        json_field_integer(
            json, "statements",
            count_of(&lease->view->manifest.standards, stated->statements.values[FACET_STANDARD], row->id));
        json_field_integer(json, "scope", services_of(stated, row->id));
        json_field_integer(json, "evidence", evidence_of(stated, row->id));
        json_end_map(json);
    }
}

static void write_services(struct json_writer *json, const struct lease *lease, const struct stated *stated)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    for (size_t i = 0; i < vocabulary_service_count(vocabulary); i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        json_begin_map(json);
        json_field_text(json, "id", row->id);
        json_field_text(json, "name", row->name);
        json_field_text_or_null(json, "variant_of", row->variant_of);
        json_key(json, "formerly");
        json_begin_list(json);
        for (size_t k = 0; k < row->former_count; k++)
            json_string(json, row->formerly[k].name);
        json_end_list(json);
        json_field_integer(
            json, "statements",
            count_of(&lease->view->manifest.services, stated->statements.values[FACET_SERVICE], row->id));
        json_field_integer(json, "scope", standards_of(stated, row->id));
        json_end_map(json);
    }
}

/* Writes the rows of one list. */
typedef void (*names_write)(struct json_writer *json, const struct lease *lease, const struct stated *stated);

static enum avow_status write_names(struct search_engine *engine, enum page_audience audience,
                                    const char *key, names_write write, struct buffer *out,
                                    struct avow_error *err)
{
    struct stated stated = {0};
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = count_all(answer.lease, audience, &stated.statements, err);
    if (status == AVOW_OK)
        status = find_rows(answer.lease, audience, &stated, err);
    json_begin_map(&answer.json);
    json_key(&answer.json, key);
    json_begin_list(&answer.json);
    if (status == AVOW_OK)
        write(&answer.json, answer.lease, &stated);
    json_end_list(&answer.json);
    json_end_map(&answer.json);
    return lease_json_end(&answer, status, err);
}

enum avow_status search_standards(struct search_engine *engine, enum page_audience audience,
                                  struct buffer *out, struct avow_error *err)
{
    return write_names(engine, audience, "standards", write_standards, out, err);
}

enum avow_status search_services(struct search_engine *engine, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err)
{
    return write_names(engine, audience, "services", write_services, out, err);
}
