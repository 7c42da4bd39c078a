/* The search answer of the contract, written straight into the buffer. */
#include "search/run.h"

#include "search/card.h"
#include "search/confidence.h"
#include "search/explain.h"
#include "search/name.h"

#include <stdio.h>

enum { CONFIDENCE_DIGITS = 3, EXPLAIN_DIGITS = 4 };

static const char *mention_word(enum mention_type type)
{
    return type == MENTION_STANDARD ? "standard" : "service";
}

static void write_reading(struct json_writer *json, const char *type, struct span text, struct span id,
                          struct span name)
{
    json_begin_map(json);
    json_field_text(json, "text", text);
    json_field_text(json, "type", span_of(type));
    json_field_text(json, "id", id);
    json_field_text(json, "name", name);
    json_field_text_or_null(json, "edition", SPAN_EMPTY);
    json_field_text_or_null(json, "level", SPAN_EMPTY);
    json_end_map(json);
}

/* "in 2021", read as `as_of`. */
static void write_day(struct json_writer *json, const struct search_run *run)
{
    static const char before[] = "as published on ";
    char iso[DATE_TEXT_SIZE];
    char words[sizeof before + DATE_TEXT_SIZE];
    char day[DATE_TEXT_SIZE];
    snprintf(words, sizeof words, "%s%s", before, date_words(run->request.as_of, day));
    write_reading(json, "as_of", run->day_words, span_of(date_iso(run->request.as_of, iso)), span_of(words));
}

/* Names; then what was read into other words: a standard that is described ("topic"), an abbreviation or a
 * word that no statement has ("meaning"), the time a question of scope asks about ("as_of"), a mistyped one
 * ("word"). */
static void write_understood(struct json_writer *json, const struct search_run *run)
{
    json_key(json, "understood");
    json_begin_list(json);
    for (size_t i = 0; i < run->query.name_count; i++) {
        const struct mention *mention = &run->query.names[i].mention;
        json_begin_map(json);
        json_field_text(json, "text", span_part(run->query.text, mention->start, mention->end));
        json_field_text(json, "type", span_of(mention_word(mention->type)));
        json_field_text(json, "id", mention->id);
        json_field_text(json, "name", name_mention(run->lease->view->vocabulary, mention));
        json_field_text_or_null(json, "edition", mention->edition);
        json_field_text_or_null(json, "level", mention->level);
        json_end_map(json);
    }
    for (size_t i = 0; i < run->query.topic_count; i++)
        write_reading(json, "topic", run->query.topics[i].text, run->query.topics[i].id,
                      name_standard(run->lease->view->vocabulary, run->query.topics[i].id));
    for (size_t i = 0; i < run->query.reading_count; i++)
        write_reading(json, "meaning", run->query.readings[i].text, run->query.readings[i].means,
                      run->query.readings[i].means);
    if (run->day_words.size > 0)
        write_day(json, run);
    for (size_t i = 0; i < run->corrections.count; i++)
        write_reading(json, "word", run->corrections.items[i].typed, run->corrections.items[i].word,
                      run->corrections.items[i].word);
    json_end_list(json);
}

static void write_filters(struct json_writer *json, const struct filters *filters)
{
    json_key(json, "filters");
    json_begin_map(json);
    for (int i = 0; i < FILTER_COUNT; i++) {
        if (filters->values[i].count == 0)
            continue;
        json_key(json, search_filter_name((enum search_filter)i).bytes);
        json_begin_list(json);
        for (size_t k = 0; k < filters->values[i].count; k++)
            json_string(json, filters->values[i].items[k]);
        json_end_list(json);
    }
    if (filters->after != DATE_NONE)
        json_field_day(json, "after", filters->after);
    if (filters->before != DATE_NONE)
        json_field_day(json, "before", filters->before);
    if (filters->as_of != DATE_NONE)
        json_field_day(json, "as_of", filters->as_of);
    json_end_map(json);
}

static void write_query(struct json_writer *json, const struct search_run *run)
{
    json_key(json, "query");
    json_begin_map(json);
    json_field_text(json, "text", run->typed);
    write_understood(json, run);
    write_filters(json, &run->filters);
    json_field_text_or_null(json, "corrected", run->corrected);
    json_field_texts(json, "missing", run->missing, run->missing_count);
    json_field_texts(json, "notes", run->notes.items, run->notes.count);
    json_end_map(json);
}

static void write_choices(struct json_writer *json, const struct search_run *run)
{
    json_key(json, "choices");
    json_begin_list(json);
    for (size_t i = 0; i < run->choices.count; i++) {
        const struct choice *choice = &run->choices.items[i];
        json_begin_map(json);
        json_field_text_or_null(json, "id", choice->standard);
        json_field_text(json, "name", choice->name);
        json_field_text(json, "statement_id", choice->statement);
        json_field_integer(json, "count", (int64_t)choice->count);
        json_end_map(json);
    }
    json_end_list(json);
}

static enum avow_status write_results(struct json_writer *json, struct search_run *run,
                                      struct avow_error *err)
{
    size_t first = run->request.offset < run->ranked.count ? run->request.offset : run->ranked.count;
    size_t rest = run->ranked.count - first;
    size_t count = run->request.limit < rest ? run->request.limit : rest;
    struct arena *arena = &run->lease->arena;
    uint64_t *documents = arena_array(arena, count, sizeof *documents);
    struct span *data = arena_array(arena, count, sizeof *data);
    if (documents == NULL || data == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < count; i++)
        documents[i] = run->ranked.items[first + i].document;
    enum avow_status status = store_reader_documents(run->store, documents, count, arena, data, err);
    json_key(json, "results");
    json_begin_list(json);
    for (size_t i = 0; status == AVOW_OK && i < count; i++)
        status = run_write_result(run, json, &run->ranked.items[first + i], data[i], err);
    json_end_list(json);
    return status;
}

static enum avow_status write_facets(struct json_writer *json, struct search_run *run, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    json_key(json, "facets");
    json_begin_map(json);
    for (int facet = 0; run->request.facets && status == AVOW_OK && facet < FACET_COUNT; facet++) {
        struct facet_values values = {0};
        status = facet_list(run->lease, &run->facet_counts[facet], (enum facet_name)facet, &run->filters,
                            &run->lease->arena, &values, err);
        json_key(json, facet_word((enum facet_name)facet));
        json_begin_list(json);
        for (size_t i = 0; i < values.count; i++) {
            json_begin_map(json);
            json_field_text(json, "id", values.items[i].id);
            json_field_text(json, "name", values.items[i].name);
            json_field_integer(json, "count", (int64_t)values.items[i].count);
            json_field_boolean(json, "chosen", values.items[i].chosen);
            json_end_map(json);
        }
        json_end_list(json);
    }
    json_end_map(json);
    return status;
}

/* What kept the confidence from being what the model says; empty for nothing. */
static struct span sure_reason(const struct search_run *run)
{
    if (run->sure == NULL || run->confidence == run->sure->modelled)
        return SPAN_EMPTY;
    return run->confidence > run->sure->value ? SPAN("a person chose the first result for this question")
                                              : run->sure->reason;
}

/* The model behind the confidence, as the features of a result are told. */
static void write_sure(struct json_writer *json, const struct search_run *run)
{
    const struct sure_row *rows = confidence_table();
    json_key(json, "confidence_features");
    json_begin_list(json);
    for (int i = 0; run->sure != NULL && i < SURE_COUNT; i++) {
        json_begin_map(json);
        json_field_text(json, "name", rows[i].name);
        json_field_text(json, "words", rows[i].words);
        json_field_number(json, "value", run->sure->values[i], EXPLAIN_DIGITS);
        json_field_number(json, "weight", rows[i].weight, EXPLAIN_DIGITS);
        json_field_number(json, "contribution", rows[i].weight * run->sure->values[i], EXPLAIN_DIGITS);
        json_end_map(json);
    }
    json_end_list(json);
    json_field_number(json, "confidence_bias", confidence_bias(), EXPLAIN_DIGITS);
    json_field_number(json, "confidence_sum", run->sure != NULL ? run->sure->sum : 0, EXPLAIN_DIGITS);
    json_field_number(json, "confidence_modelled", run->sure != NULL ? run->sure->modelled : run->confidence,
                      EXPLAIN_DIGITS);
    json_field_number(json, "confidence_least", run->sure != NULL ? run->sure->least : 0, EXPLAIN_DIGITS);
    json_field_number(json, "confidence_most", run->sure != NULL ? run->sure->most : 1, EXPLAIN_DIGITS);
    json_field_text_or_null(json, "confidence_reason", sure_reason(run));
}

enum avow_status run_write(struct search_run *run, struct json_writer *json, struct avow_error *err)
{
    size_t start = json->out->size;
    run->ending = (struct ending_evidence){
        .audience = run->request.audience, .as_of = run->filters.as_of, .today = run->request.today};
    json_begin_map(json);
    write_query(json, run);
    json_field_text(json, "verdict", span_of(run->verdict));
    json_field_number(json, "confidence", run->confidence, CONFIDENCE_DIGITS);
    if (run->request.explain)
        write_sure(json, run);
    json_field_integer(json, "total", (int64_t)run->total);
    json_field_boolean(json, "exact", true);
    json_field_integer(json, "offset", (int64_t)run->request.offset);
    json_field_integer(json, "generation", (int64_t)run->lease->view->manifest.number);
    write_choices(json, run);
    run_write_scope(run, json);
    enum avow_status status = write_results(json, run, err);
    if (status == AVOW_OK && run->request.explain)
        status = why_not_write(run, json, err);
    if (status == AVOW_OK)
        status = write_facets(json, run, err);
    json_end_map(json);
    if (status == AVOW_OK && (json->out->failed || run->tree.failed))
        status = error_set_no_memory(err, "search");
    if (status != AVOW_OK)
        buffer_truncate(json->out, start);
    return status;
}
