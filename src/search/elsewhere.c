/* Find statements by the hash of their words. */
#include "search/elsewhere.h"

#include "search/filter.h"

static enum avow_status find_same(struct lease *lease, const struct record *record,
                                  enum page_audience audience, struct store_result *out,
                                  struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct filters filters;
    request.audience = audience;
    options.limit = ELSEWHERE_MOST;
    options.with_data = true;
    enum avow_status status = filters_build(lease, &request, &tree, &filters, err);
    if (status != AVOW_OK)
        return status;
    const struct store_query *query =
        filters_apply(&tree, &filters, tree_term(&tree, TERM_HASH, record->hash), FILTER_NONE_LEFT_OUT);
    return tree.failed ? error_set_no_memory(err, "search")
                       : store_search(lease->now, query, &options, &lease->arena, out, err);
}

static void write_one(struct json_writer *json, const struct record *record)
{
    json_begin_map(json);
    json_field_text(json, "statement_id", record->id);
    json_key(json, "page");
    json_begin_map(json);
    json_field_text(json, "id", record->page_id);
    json_field_text(json, "title", record->title);
    json_end_map(json);
    json_end_map(json);
}

/* True when the page of `records[place]` is that of an earlier one. */
static bool is_told(const struct record *records, size_t place)
{
    for (size_t i = 0; i < place; i++)
        if (span_equal(records[i].page_id, records[place].page_id))
            return true;
    return false;
}

enum avow_status elsewhere_json(struct json_writer *json, struct lease *lease, const struct record *record,
                                enum page_audience audience, struct avow_error *err)
{
    struct store_result found = {0};
    enum avow_status status = find_same(lease, record, audience, &found, err);
    struct record *records = arena_array(&lease->arena, found.count + 1, sizeof *records);
    if (status != AVOW_OK || records == NULL)
        return status != AVOW_OK ? status : error_set_no_memory(err, "search");
    records[0] = *record;
    json_key(json, "elsewhere");
    json_begin_list(json);
    for (size_t i = 1; i <= found.count && status == AVOW_OK; i++) {
        status = record_decode(found.hits[i - 1].data, &lease->arena, &records[i], err);
        if (status == AVOW_OK && !is_told(records, i))
            write_one(json, &records[i]);
    }
    json_end_list(json);
    return status;
}
