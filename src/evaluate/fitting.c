/* One fit: the table of words first, for it decides which candidates there are; then the features. */
#include "evaluate/fitting.h"

#include "base/cleanup.h"
#include "evaluate/hiding.h"

#include <math.h>
#include <string.h>

/* How strongly weights are drawn to the present ones: measured (train.h). */
static const double prior_strength = .01;
/* The same for answer words, over the number of questions: each has a Gaussian prior around 0. */
static const double word_prior_strength = 45;
static const double answer_least = .02;

enum avow_status fitting_find_approvals(struct fitting *fitting, struct arena *arena, struct avow_error *err)
{
    const struct question_list *questions = fitting->ask->questions;
    fitting->approvals = arena_array(arena, questions->count, sizeof *fitting->approvals);
    enum avow_status status = fitting->approvals == NULL ? error_set_no_memory(err, "train") : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++)
        status = search_hide(fitting->engine, questions->items[i].text, arena, &fitting->approvals[i], err);
    return status;
}

/* The request for a question that may see its own approvals no more than those hidden from all. */
static struct search_request request_for(const struct fitting *fitting, const struct hiding *hiding,
                                         size_t question)
{
    struct search_request request = fitting->ask->request;
    request.text = fitting->ask->questions->items[question].text;
    hiding_hide(hiding, &fitting->approvals[question], &request);
    return request;
}

/* A question's candidates with what is right among them. */
static enum avow_status take_example(const struct fitting *fitting, const struct hiding *hiding,
                                     size_t number, struct arena *arena, struct example *out,
                                     struct avow_error *err)
{
    const struct question *question = &fitting->ask->questions->items[number];
    struct search_request request = request_for(fitting, hiding, number);
    struct search_ranking ranking = {0};
    struct judged judged = qrels_of(fitting->ask->qrels, question->id);
    request.limit = SEARCH_LIMIT_MOST;
    enum avow_status status = search_rank(fitting->engine, &request, arena, &ranking, err);
    if (status != AVOW_OK)
        return evaluate_blame(fitting->ask, question, status, err);
    const double **values = arena_array(arena, ranking.count, sizeof *values);
    bool *right = arena_array(arena, ranking.count, sizeof *right);
    size_t *statements = arena_array(arena, ranking.count, sizeof *statements);
    if (values == NULL || right == NULL || statements == NULL)
        return error_set_no_memory(err, "train");
    *out = (struct example){values, right, statements, ranking.count, 0};
    for (size_t i = 0; i < ranking.count; i++) {
        values[i] = ranking.items[i].values;
        statements[i] = ranking.items[i].document;
        right[i] = judged_grade(&judged, ranking.items[i].id) > 0;
        out->right_count += right[i];
    }
    return AVOW_OK;
}

/* Tables of words for the examples: question i is asked with one that was fitted without it and those like it
 * in i % TABLE_PARTS, for with its own it would look better than any new question does. */
enum { TABLE_PARTS = 5 };

static enum avow_status part_weights(const struct fitting *fitting, const bool *known, struct arena *arena,
                                     struct search_weights out[TABLE_PARTS], struct avow_error *err)
{
    size_t count = fitting->ask->questions->count;
    bool *used = arena_array(arena, count, sizeof *used);
    enum avow_status status = used == NULL ? error_set_no_memory(err, "train") : AVOW_OK;
    for (size_t part = 0; status == AVOW_OK && part < TABLE_PARTS; part++) {
        for (size_t i = 0; i < count; i++)
            used[i] = known[i] && i % TABLE_PARTS != part;
        out[part] = *fitting->present;
        out[part].answer_words = (struct answer_words){0};
        status = word_table_fit(&fitting->sights, used, arena, &out[part].words, &out[part].word_count, err);
    }
    return status;
}

static enum avow_status take_examples(const struct fitting *fitting, const bool *known, struct arena *arena,
                                      struct example_list *out, struct avow_error *err)
{
    const struct question_list *questions = fitting->ask->questions;
    struct hiding hiding = {0};
    struct search_weights parts[TABLE_PARTS];
    struct example *items = arena_array(arena, questions->count, sizeof *items);
    enum avow_status status =
        items == NULL ? error_set_no_memory(err, "train")
                      : hiding_new(fitting->approvals, known, questions->count, arena, &hiding, err);
    *out = (struct example_list){.items = items,
                                 .features = search_feature_count(),
                                 .words = fitting->answers.word_count,
                                 .sets = fitting->answers.statements,
                                 .set_count = fitting->answers.statement_count};
    if (status == AVOW_OK)
        status = part_weights(fitting, known, arena, parts, err);
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        evaluate_tell(fitting->ask, fitting->stage, i + 1, questions->count);
        if (!known[i])
            continue;
        struct example *example = &items[out->count];
        search_engine_set_weights(fitting->engine, &parts[i % TABLE_PARTS]);
        status = take_example(fitting, &hiding, i, arena, example, err);
        if (status != AVOW_OK || example->right_count == 0)
            continue;
        out->longest = example->count > out->longest ? example->count : out->longest;
        out->count++;
    }
    search_engine_set_weights(fitting->engine, fitting->present);
    return status;
}

/* How much all features together move scores. */
static double influence(const double *weights, const double *spread, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += fabs(weights[i]) * spread[i];
    return sum;
}

/* The present weights, scaled to fit best, are what the fit is drawn to; the result gets the influence that
 * the present weights have, for what reads scores knows them on that scale. The table's numbers stay as
 * fitted: their feature, which was the same for all (no table yet), brings them to the scale of the others.
 */
static enum avow_status fit_weights(const struct example_list *examples, const double *present,
                                    struct arena *arena, double *weights, struct avow_error *err)
{
    double scale = 1;
    double *scaled = arena_array(arena, examples->features, sizeof *scaled);
    double *spread = arena_array(arena, examples->features, sizeof *spread);
    if (scaled == NULL || spread == NULL)
        return error_set_no_memory(err, "train");
    enum avow_status status = listwise_scale(examples, present, arena, &scale, err);
    for (size_t i = 0; i < examples->features; i++)
        scaled[i] = scale * present[i];
    listwise_spread(examples, spread);
    struct listwise_prior prior = {scaled, spread, prior_strength,
                                   word_prior_strength / (double)examples->count};
    if (status == AVOW_OK)
        status = listwise_fit(examples, &prior, arena, weights, err);
    double fitted = influence(weights, spread, examples->features);
    double back = fitted > 0 ? influence(present, spread, examples->features) / fitted : 1 / scale;
    weights[FEATURE_ANSWER_WORDS] = 1;
    for (size_t i = 0; status == AVOW_OK && i < examples->features; i++)
        weights[i] *= back;
    return status;
}

/* The table, without words that move next to nothing. */
static enum avow_status take_answers(const struct search_word_sets *answers, const double *weights,
                                     struct arena *arena, struct answer_words *out, struct avow_error *err)
{
    size_t count = 0;
    struct answer_word *items = arena_array(arena, answers->word_count, sizeof *items);
    if (items == NULL)
        return error_set_no_memory(err, "train");
    for (size_t i = 0; i < answers->word_count; i++)
        if (fabs(weights[i]) >= answer_least)
            items[count++] = (struct answer_word){.words = answers->words[i], .weight = weights[i]};
    return answer_words_make(items, count, arena, out) ? AVOW_OK : error_set_no_memory(err, "train");
}

static enum avow_status fit_examples(const struct fitting *fitting, const struct example_list *examples,
                                     struct arena *arena, struct search_weights *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    double *weights = arena_array(&scratch, examples->features + examples->words, sizeof *weights);
    if (weights == NULL)
        return error_set_no_memory(err, "train");
    enum avow_status status = fit_weights(examples, fitting->present->features, &scratch, weights, err);
    if (status == AVOW_OK)
        memcpy(out->features, weights, sizeof out->features);
    return status == AVOW_OK
               ? take_answers(&fitting->answers, weights + examples->features, arena, &out->answer_words, err)
               : status;
}

enum avow_status fitting_fit(const struct fitting *fitting, const bool *known, struct arena *arena,
                             struct search_weights *out, size_t *examples, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct search_weights *weights = arena_alloc(arena, sizeof *weights);
    struct example_list list = {0};
    if (weights == NULL)
        return error_set_no_memory(err, "train");
    *weights = *fitting->present;
    weights->answer_words = (struct answer_words){0};
    enum avow_status status =
        word_table_fit(&fitting->sights, known, arena, &weights->words, &weights->word_count, err);
    if (status == AVOW_OK)
        status = take_examples(fitting, known, &scratch, &list, err);
    if (status == AVOW_OK && list.count == 0)
        status = error_set(err, AVOW_USAGE, "train",
                           "no question has a right statement among its candidates; do the judgments name "
                           "statements of this index?");
    if (status == AVOW_OK)
        status = fit_examples(fitting, &list, arena, weights, err);
    if (status != AVOW_OK)
        return status;
    *out = *weights;
    if (examples != NULL)
        *examples = list.count;
    return AVOW_OK;
}

enum avow_status fitting_rank(const struct fitting *fitting, const struct search_weights *weights,
                              const bool *asked, const bool *known, struct arena *arena, struct trec_run *run,
                              struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const struct question_list *questions = fitting->ask->questions;
    struct evaluate_options ask = *fitting->ask;
    struct hiding hiding = {0};
    enum avow_status status = hiding_new(fitting->approvals, known, questions->count, &scratch, &hiding, err);
    search_engine_set_weights(fitting->engine, weights);
    for (size_t i = 0; status == AVOW_OK && i < questions->count; i++) {
        if (!asked[i])
            continue;
        ask.request = request_for(fitting, &hiding, i);
        status = evaluate_rank(fitting->engine, &ask, &questions->items[i], arena, &run->items[i], err);
    }
    return status;
}
