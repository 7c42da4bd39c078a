/* The vocabulary with counts of what is published: standards and services. */
#include "search/card.h"
#include "search/count.h"

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

static void write_list(struct json_writer *json, const char *key, const struct span_list *list)
{
    json_key(json, key);
    json_begin_list(json);
    for (size_t i = 0; i < list->count; i++)
        json_string(json, list->items[i]);
    json_end_list(json);
}

static void write_standards(struct json_writer *json, const struct lease *lease, const struct counts *counts)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    for (size_t i = 0; i < vocabulary_standard_count(vocabulary); i++) {
        const struct vocabulary_standard *row = vocabulary_standard_at(vocabulary, i);
        json_begin_map(json);
        json_field_text(json, "id", row->id);
        json_field_text(json, "name", row->name);
        json_field_text_or_null(json, "current", row->current);
        write_list(json, "editions", &row->editions);
        json_field_integer(
            json, "statements",
            count_of(&lease->view->manifest.standards, counts->values[FACET_STANDARD], row->id));
        json_end_map(json);
    }
}

static void write_services(struct json_writer *json, const struct lease *lease, const struct counts *counts)
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
        json_field_integer(json, "statements",
                           count_of(&lease->view->manifest.services, counts->values[FACET_SERVICE], row->id));
        json_end_map(json);
    }
}

/* Writes the rows of one list. */
typedef void (*names_write)(struct json_writer *json, const struct lease *lease, const struct counts *counts);

static enum avow_status write_names(struct search_engine *engine, enum page_audience audience,
                                    const char *key, names_write write, struct buffer *out,
                                    struct avow_error *err)
{
    struct lease *lease = NULL;
    struct counts counts = {0};
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    status = count_all(lease, audience, &counts, err);
    if (status == AVOW_OK) {
        struct json_writer json = json_writer_to(out);
        json_begin_map(&json);
        json_key(&json, key);
        json_begin_list(&json);
        write(&json, lease, &counts);
        json_end_list(&json);
        json_end_map(&json);
        status = out->failed ? error_set_no_memory(err, "search") : AVOW_OK;
    }
    lease_end(engine, lease);
    return status;
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
