/* Scope rows and the verdict as JSON. */
#include "search/scope.h"

#include "search/card.h"
#include "search/lease_json.h"
#include "search/name.h"

enum { HASH_SHOWN = 16 };

static const struct span verdict_words[] = {
    [VERDICT_NOT_STATED] = SPAN_INIT("not stated"),
    [VERDICT_YES] = SPAN_INIT("yes"),
    [VERDICT_EXCLUDED] = SPAN_INIT("excluded"),
    [VERDICT_UNCLEAR] = SPAN_INIT("unclear"),
};

void rows_source_json(struct json_writer *json, const struct facts_source *source)
{
    json_field_text(json, "statement_id", source->id);
    json_field_text(json, "hash", span_part(source->hash, 0, HASH_SHOWN));
    json_field_day(json, "date", source->date);
    json_key(json, "page");
    json_begin_map(json);
    json_field_text(json, "id", source->page);
    json_field_text(json, "title", source->title);
    json_field_text_or_null(json, "url", source->url);
    json_field_text(json, "date_source", source->date_source);
    json_field_text(json, "audience", source->audience);
    json_end_map(json);
}

static void write_row(struct json_writer *json, const struct vocabulary *vocabulary,
                      const struct scope_found *found)
{
    const struct facts_scope *row = found->row;
    json_begin_map(json);
    json_field_text_or_null(json, "standard", row->standard);
    json_field_text_or_null(json, "standard_name", name_standard(vocabulary, row->standard));
    json_field_text_or_null(json, "edition", row->edition);
    json_field_text_or_null(json, "level", row->level);
    json_field_text(json, "service", row->service);
    json_field_text(json, "service_name", name_service(vocabulary, row->service, row->name));
    json_field_text(json, "name", row->name);
    json_field_boolean(json, "known", row->known);
    json_field_text_or_null(json, "environment", row->environment);
    json_field_text(json, "in_scope", found->conflicts ? verdict_words[VERDICT_UNCLEAR] : row->state);
    json_field_text(json, "stated", row->state);
    json_field_text(json, "verdict", verdict_words[found->verdict]);
    json_field_boolean(json, "limited", found->limited);
    json_field_text_or_null(json, "qualifier", row->qualifier);
    json_field_text(json, "words", row->words);
    rows_source_json(json, &row->source);
    json_end_map(json);
}

void rows_asked_json(struct json_writer *json, const char *key, struct span id, struct span name)
{
    json_key(json, key);
    if (id.size == 0) {
        json_null(json);
        return;
    }
    json_begin_map(json);
    json_field_text(json, "id", id);
    json_field_text(json, "name", name);
    json_end_map(json);
}

void scope_answer_json(struct json_writer *json, const struct lease *lease,
                       const struct search_scope_request *request, const struct scope_answer *answer)
{
    const struct vocabulary *vocabulary = lease->view->vocabulary;
    struct span written = answer->count > 0 ? answer->items[0].row->name : answer->service;
    json_begin_map(json);
    rows_asked_json(json, "standard", answer->standard,
                    answer->standard_name.size > 0 ? answer->standard_name
                                                   : name_standard(vocabulary, answer->standard));
    json_field_text_or_null(json, "edition", answer->edition);
    rows_asked_json(json, "service", answer->service,
                    answer->service_name.size > 0 ? answer->service_name
                                                  : name_service(vocabulary, answer->service, written));
    json_field_text_or_null(json, "environment", span_trim(request->environment));
    json_field_day(json, "as_of", request->as_of);
    json_key(json, "verdict");
    if (answer->standard.size > 0 && answer->service.size > 0)
        json_string(json, verdict_words[answer->verdict]);
    else
        json_null(json);
    json_field_boolean(json, "limited", answer->limited);
    json_field_texts(json, "environments", answer->environments.items, answer->environments.count);
    json_field_integer(json, "total", (int64_t)answer->count);
    json_key(json, "rows");
    json_begin_list(json);
    for (size_t i = 0; i < answer->count; i++)
        write_row(json, vocabulary, &answer->items[i]);
    json_end_list(json);
    json_end_map(json);
}

/* Write the answer with `json`; NULL: as text to the end of `out`. */
static enum avow_status answer_scope(struct search_engine *engine, const struct search_scope_request *request,
                                     struct buffer *out, const struct json_writer *json,
                                     struct avow_error *err)
{
    struct scope_answer found;
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    if (json != NULL)
        answer.json = *json;
    status = scope_find(answer.lease, request, &found, err);
    if (status == AVOW_OK)
        scope_answer_json(&answer.json, answer.lease, request, &found);
    return lease_json_end(&answer, status, err);
}

enum avow_status search_scope(struct search_engine *engine, const struct search_scope_request *request,
                              struct buffer *out, struct avow_error *err)
{
    return answer_scope(engine, request, out, NULL, err);
}

enum avow_status search_scope_value(struct search_engine *engine, const struct search_scope_request *request,
                                    struct arena *arena, struct value *answer, struct avow_error *err)
{
    struct json_tree tree = {.arena = arena};
    struct buffer unused = BUFFER_INIT;
    const struct json_writer json = json_writer_to_tree(&tree, &unused);
    enum avow_status status = answer_scope(engine, request, &unused, &json, err);
    if (status == AVOW_OK)
        *answer = tree.root;
    return status;
}
