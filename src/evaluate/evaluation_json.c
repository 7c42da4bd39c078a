/* An evaluation as JSON, for programs and for the text the command prints. */
#include "evaluate/compare.h"
#include "evaluate/evaluate.h"

#include "base/cleanup.h"
#include "base/json_writer.h"

#include <stdio.h>

enum { DIGITS = 6, NAME_SIZE = 32 };

static const char *metric_key(const struct score_sheet *sheet, int metric, char key[NAME_SIZE])
{
    snprintf(key, NAME_SIZE, "%s@%zu", metric_table()[metric].name,
             score_depth(sheet, (enum metric_name)metric));
    return key;
}

/* The means over the questions of a kind, or over all. */
static void write_means(struct json_writer *json, const struct score_sheet *sheet, const struct span *kind)
{
    char key[NAME_SIZE];
    for (int i = 0; i < METRIC_COUNT; i++)
        json_field_number(json, metric_key(sheet, i, key), score_mean(sheet, (enum metric_name)i, kind, NULL),
                          DIGITS);
}

static bool came_before(const struct score_sheet *sheet, size_t row)
{
    for (size_t i = 0; i < row; i++)
        if (span_equal(sheet->questions[i]->kind, sheet->questions[row]->kind))
            return true;
    return false;
}

static void write_kinds(struct json_writer *json, const struct score_sheet *sheet)
{
    json_key(json, "kinds");
    json_begin_list(json);
    for (size_t i = 0; i < sheet->count; i++) {
        struct span kind = sheet->questions[i]->kind;
        size_t count = 0;
        if (kind.size == 0 || came_before(sheet, i))
            continue;
        score_mean(sheet, METRIC_RECALL, &kind, &count);
        json_begin_map(json);
        json_field_text(json, "kind", kind);
        json_field_integer(json, "questions", (int64_t)count);
        write_means(json, sheet, &kind);
        json_end_map(json);
    }
    json_end_list(json);
}

static enum avow_status write_comparison(struct json_writer *json, const struct score_sheet *ours,
                                         const struct score_sheet *theirs, int metric, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct comparison found = {0};
    char key[NAME_SIZE];
    enum avow_status status =
        compare_paired(ours->values[metric], theirs->values[metric], ours->count, &arena, &found, err);
    if (status != AVOW_OK)
        return status;
    json_key(json, metric_key(ours, metric, key));
    json_begin_map(json);
    json_field_number(json, "theirs", score_mean(theirs, (enum metric_name)metric, NULL, NULL), DIGITS);
    json_field_number(json, "difference", found.difference, DIGITS);
    json_field_number(json, "low", found.low, DIGITS);
    json_field_number(json, "high", found.high, DIGITS);
    json_field_number(json, "p", found.p, DIGITS);
    json_field_integer(json, "better", (int64_t)found.better);
    json_field_integer(json, "same", (int64_t)found.same);
    json_field_integer(json, "worse", (int64_t)found.worse);
    json_end_map(json);
    return AVOW_OK;
}

static enum avow_status write_against(struct json_writer *json, const struct score_sheet *ours,
                                      const struct score_sheet *theirs, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    json_key(json, "against");
    if (theirs == NULL) {
        json_null(json);
        return AVOW_OK;
    }
    json_begin_map(json);
    for (int i = 0; status == AVOW_OK && i < METRIC_COUNT; i++)
        status = write_comparison(json, ours, theirs, i, err);
    json_end_map(json);
    return status;
}

static void write_floors(struct json_writer *json, const struct evaluation_extras *extras)
{
    json_key(json, "floors");
    json_begin_list(json);
    for (size_t i = 0; i < extras->floor_count; i++) {
        const struct floor *floor = &extras->floors[i];
        json_begin_map(json);
        json_field_text(json, "name", floor->name);
        json_field_number(json, "least", floor->least, DIGITS);
        json_field_number(json, "figure", floor->figure, DIGITS);
        json_field_boolean(json, "met", floor_met(floor));
        json_end_map(json);
    }
    json_end_list(json);
}

static void write_questions(struct json_writer *json, const struct score_sheet *sheet)
{
    char key[NAME_SIZE];
    json_key(json, "per_question");
    json_begin_list(json);
    for (size_t row = 0; row < sheet->count; row++) {
        json_begin_map(json);
        json_field_text(json, "id", sheet->questions[row]->id);
        json_field_text_or_null(json, "kind", sheet->questions[row]->kind);
        json_field_text_or_null(json, "first", sheet->first[row]);
        for (int i = 0; i < METRIC_COUNT; i++)
            json_field_number(json, metric_key(sheet, i, key), sheet->values[i][row], DIGITS);
        json_end_map(json);
    }
    json_end_list(json);
}

static void write_counts(struct json_writer *json, const struct evaluation *evaluation)
{
    const struct score_sheet *sheet = &evaluation->sheet;
    json_field_integer(json, "depth", (int64_t)sheet->depth);
    json_field_integer(json, "questions", (int64_t)sheet->count);
    json_field_integer(json, "unjudged", (int64_t)sheet->unjudged);
    json_field_integer(json, "unanswerable", (int64_t)sheet->unanswerable);
    json_field_integer(json, "left_unanswered", (int64_t)evaluation->kept_silent);
    json_key(json, "answered");
    json_begin_list(json);
    for (size_t i = 0; i < evaluation->answered_count; i++)
        json_string(json, evaluation->answered[i]->id);
    json_end_list(json);
}

enum avow_status evaluation_write(const struct evaluation *evaluation, const struct evaluation_extras *extras,
                                  struct buffer *out, struct avow_error *err)
{
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    write_counts(&json, evaluation);
    json_key(&json, "metrics");
    json_begin_map(&json);
    write_means(&json, &evaluation->sheet, NULL);
    json_end_map(&json);
    write_kinds(&json, &evaluation->sheet);
    enum avow_status status = write_against(&json, &evaluation->sheet, extras->against, err);
    write_floors(&json, extras);
    if (extras->per_question)
        write_questions(&json, &evaluation->sheet);
    json_end_map(&json);
    if (status == AVOW_OK && out->failed)
        status = error_set_no_memory(err, "eval");
    return status;
}
