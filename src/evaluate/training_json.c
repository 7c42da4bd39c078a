/* A training as JSON, and its weights as a file that says where they came from. */
#include "evaluate/train.h"

#include "base/cleanup.h"
#include "base/json_writer.h"

#include <stdio.h>

enum { DIGITS = 6, NAME_SIZE = 32 };

static const char *metric_key(const struct training *training, int metric, char key[NAME_SIZE])
{
    snprintf(key, NAME_SIZE, "%s@%zu", metric_table()[metric].name,
             score_depth(&training->before, (enum metric_name)metric));
    return key;
}

static void write_metric(struct json_writer *json, const struct training *training, int metric)
{
    const struct comparison *gain = &training->gains[metric];
    char key[NAME_SIZE];
    json_key(json, metric_key(training, metric, key));
    json_begin_map(json);
    json_field_number(json, "before", score_mean(&training->before, (enum metric_name)metric, NULL, NULL),
                      DIGITS);
    json_field_number(json, "after", score_mean(&training->after, (enum metric_name)metric, NULL, NULL),
                      DIGITS);
    json_field_number(json, "gain", gain->difference, DIGITS);
    json_field_number(json, "low", gain->low, DIGITS);
    json_field_number(json, "high", gain->high, DIGITS);
    json_field_number(json, "p", gain->p, DIGITS);
    json_field_integer(json, "better", (int64_t)gain->better);
    json_field_integer(json, "same", (int64_t)gain->same);
    json_field_integer(json, "worse", (int64_t)gain->worse);
    json_end_map(json);
}

enum avow_status training_write(const struct training *training, const struct search_weights *present,
                                struct buffer *out, struct avow_error *err)
{
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_integer(&json, "questions", (int64_t)training->before.count);
    json_field_integer(&json, "examples", (int64_t)training->examples);
    json_field_integer(&json, "folds", (int64_t)training->folds);
    json_field_integer(&json, "words", (int64_t)training->weights.word_count);
    json_field_integer(&json, "answer_words", (int64_t)training->weights.answer_words.count);
    json_field_boolean(&json, "better", training->better);
    json_key(&json, "metrics");
    json_begin_map(&json);
    for (int i = 0; i < METRIC_COUNT; i++)
        write_metric(&json, training, i);
    json_end_map(&json);
    json_key(&json, "features");
    json_begin_list(&json);
    for (size_t i = 0; i < search_feature_count(); i++) {
        json_begin_map(&json);
        json_field_text(&json, "name", search_feature_name(i));
        json_field_number(&json, "before", present->features[i], DIGITS);
        json_field_number(&json, "after", training->weights.features[i], DIGITS);
        json_end_map(&json);
    }
    json_end_list(&json);
    json_end_map(&json);
    return out->failed ? error_set_no_memory(err, "train") : AVOW_OK;
}

enum avow_status training_write_weights(const struct training *training, struct buffer *out,
                                        struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer origin = BUFFER_INIT;
    char key[NAME_SIZE];
    buffer_printf(
        &origin,
        "Fitted by avow train to %zu judged questions; figures of %zu-fold cross-validation, before "
        "and after:\n",
        training->before.count, training->folds);
    for (int i = 0; i < METRIC_COUNT; i++)
        buffer_printf(&origin, "%s %.4f %.4f, gain %+.4f to %+.4f\n", metric_key(training, i, key),
                      score_mean(&training->before, (enum metric_name)i, NULL, NULL),
                      score_mean(&training->after, (enum metric_name)i, NULL, NULL), training->gains[i].low,
                      training->gains[i].high);
    bool whole = !origin.failed && search_weights_write(&training->weights, buffer_span(&origin), out);
    return whole ? AVOW_OK : error_set_no_memory(err, "train");
}
