/* One standard or one service: its names, its versions, and how much is published about it. */
#include "search/card.h"
#include "search/filter.h"
#include "search/lease_json.h"
#include "search/name.h"
#include "search/scope.h"
#include "search/tree.h"

/* How many published statements the caller may see that have one of our terms. */
static enum avow_status count_term(struct lease *lease, enum page_audience audience, enum term_field field,
                                   struct span value, int64_t *count, struct avow_error *err)
{
    struct tree tree = {&lease->arena, false};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result found = {0};
    struct filters filters;
    request.audience = audience;
    options.limit = 0;
    options.exact = true;
    enum avow_status status = filters_build(lease, &request, &tree, &filters, err);
    if (status != AVOW_OK)
        return status;
    const struct store_query *query = filters_apply(&tree, &filters, tree_all(), FILTER_NONE_LEFT_OUT);
    query = tree_two(&tree, STORE_FILTER, query, tree_term(&tree, field, value));
    if (tree.failed)
        return error_set_no_memory(err, "search");
    status = store_search(lease->now, query, &options, &lease->arena, &found, err);
    if (status == AVOW_OK)
        *count = (int64_t)found.total;
    return status;
}

/* Each edition with the statements that are about it, and those that name it. */
static enum avow_status write_editions(struct json_writer *json, struct lease *lease,
                                       enum page_audience audience, const struct vocabulary_standard *row,
                                       struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    json_key(json, "editions");
    json_begin_list(json);
    for (size_t i = row->editions.count; i-- > 0 && status == AVOW_OK;) {
        const char *pair =
            arena_printf(&lease->arena, "%.*s:%.*s", SPAN_ARG(row->id), SPAN_ARG(row->editions.items[i]));
        int64_t about = 0, named = 0;
        if (pair == NULL)
            return error_set_no_memory(err, "search");
        status = count_term(lease, audience, TERM_EDITION, span_of(pair), &about, err);
        if (status == AVOW_OK)
            status = count_term(lease, audience, TERM_MENTION_EDITION, span_of(pair), &named, err);
        json_begin_map(json);
        json_field_text(json, "edition", row->editions.items[i]);
        json_field_integer(json, "statements", about);
        json_field_integer(json, "named", named);
        json_end_map(json);
    }
    json_end_list(json);
    return status;
}

static enum avow_status write_standard(struct json_writer *json, struct lease *lease, struct span name,
                                       enum page_audience audience, struct avow_error *err)
{
    struct span id = SPAN_EMPTY;
    struct span edition = SPAN_EMPTY;
    int64_t about = 0, named = 0;
    enum avow_status status = rows_resolve(lease, FILTER_STANDARD, name, &id, &edition, err);
    const struct vocabulary_standard *row = vocabulary_standard_find(lease->view->vocabulary, id);
    if (status == AVOW_USAGE || (status == AVOW_OK && row == NULL))
        return error_set(err, AVOW_NOT_FOUND, "id", "there is no standard \"%.*s\"; /standards lists them",
                         SPAN_ARG(span_part(name, 0, 80)));
    if (status == AVOW_OK)
        status = count_term(lease, audience, TERM_STANDARD, id, &about, err);
    if (status == AVOW_OK)
        status = count_term(lease, audience, TERM_MENTION, id, &named, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    json_field_text(json, "id", row->id);
    json_field_text(json, "name", row->name);
    json_field_text_or_null(json, "current", row->current);
    status = write_editions(json, lease, audience, row, err);
    json_field_texts(json, "aliases", row->aliases.items, row->aliases.count);
    json_field_integer(json, "statements", about);
    json_field_integer(json, "named", named);
    json_end_map(json);
    return status;
}

/* Services that are variants of this one: other services, never the same. */
static void write_variants(struct json_writer *json, const struct vocabulary *vocabulary, struct span id)
{
    json_key(json, "variants");
    json_begin_list(json);
    for (size_t i = 0; i < vocabulary_service_count(vocabulary); i++) {
        const struct vocabulary_service *row = vocabulary_service_at(vocabulary, i);
        if (row->variant_of.size == 0 || !span_equal(row->variant_of, id))
            continue;
        json_begin_map(json);
        json_field_text(json, "id", row->id);
        json_field_text(json, "name", row->name);
        json_end_map(json);
    }
    json_end_list(json);
}

/* A service the vocabulary lacks exists as far as the caller may see a page that lists it. */
static enum avow_status find_service(struct lease *lease, struct span name, enum page_audience audience,
                                     struct span *id, struct span *written, struct avow_error *err)
{
    const struct search_scope_request asked = {.service = name, .audience = audience};
    struct scope_answer answer;
    enum avow_status status = scope_find(lease, &asked, &answer, err);
    bool is_known =
        status == AVOW_OK && vocabulary_service_find(lease->view->vocabulary, answer.service) != NULL;
    if (status == AVOW_USAGE || (status == AVOW_OK && !is_known && answer.count == 0))
        return error_set(err, AVOW_NOT_FOUND, "id", "there is no service \"%.*s\"; /services lists them",
                         SPAN_ARG(span_part(name, 0, 80)));
    if (status != AVOW_OK)
        return status;
    *id = answer.service;
    *written = answer.count > 0 ? answer.items[0].row->name : answer.service;
    return AVOW_OK;
}

static enum avow_status write_service(struct json_writer *json, struct lease *lease, struct span name,
                                      enum page_audience audience, struct avow_error *err)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    const struct vocabulary_service none = {0};
    struct span id = SPAN_EMPTY;
    struct span written = SPAN_EMPTY;
    int64_t about = 0, named = 0;
    enum avow_status status = find_service(lease, name, audience, &id, &written, err);
    if (status == AVOW_OK)
        status = count_term(lease, audience, TERM_SERVICE, id, &about, err);
    if (status == AVOW_OK)
        status = count_term(lease, audience, TERM_MENTION_SERVICE, id, &named, err);
    if (status != AVOW_OK)
        return status;
    const struct vocabulary_service *row = vocabulary_service_find(vocabulary, id);
    json_begin_map(json);
    json_field_text(json, "id", id);
    json_field_text(json, "name", name_service(vocabulary, id, written));
    json_field_boolean(json, "known", row != NULL);
    row = row != NULL ? row : &none;
    rows_asked_json(json, "variant_of", row->variant_of,
                    name_service(vocabulary, row->variant_of, row->variant_of));
    write_variants(json, vocabulary, id);
    vocabulary_formerly_json(json, row, SPAN_EMPTY);
    json_field_texts(json, "aliases", row->aliases.items, row->aliases.count);
    json_field_integer(json, "statements", about);
    json_field_integer(json, "named", named);
    json_end_map(json);
    return AVOW_OK;
}

/* Writes one name. */
typedef enum avow_status (*name_write)(struct json_writer *json, struct lease *lease, struct span name,
                                       enum page_audience audience, struct avow_error *err);

static enum avow_status write_name(struct search_engine *engine, struct span name,
                                   enum page_audience audience, name_write write, struct buffer *out,
                                   struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = write(&answer.json, answer.lease, name, audience, err);
    return lease_json_end(&answer, status, err);
}

enum avow_status search_standard(struct search_engine *engine, struct span name, enum page_audience audience,
                                 struct buffer *out, struct avow_error *err)
{
    return write_name(engine, name, audience, write_standard, out, err);
}

enum avow_status search_service(struct search_engine *engine, struct span name, enum page_audience audience,
                                struct buffer *out, struct avow_error *err)
{
    return write_name(engine, name, audience, write_service, out, err);
}
