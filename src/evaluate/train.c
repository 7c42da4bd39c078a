/* Cross-validate a fit, then fit to everything. */
#include "evaluate/train.h"

#include "base/cleanup.h"
#include "evaluate/fitting.h"
#include "evaluate/random.h"

#include <stdio.h>

enum { STAGE_SIZE = 64 };

/* Deal the questions out to folds in an order of chance (Fisher, Yates). */
static enum avow_status deal(size_t count, size_t folds, struct arena *arena, size_t **out,
                             struct avow_error *err)
{
    struct random random = {TRAIN_SEED};
    size_t *order = arena_array(arena, count, sizeof *order);
    size_t *fold_of = arena_array(arena, count, sizeof *fold_of);
    if (order == NULL || fold_of == NULL)
        return error_set_no_memory(err, "train");
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    for (size_t i = count; i > 1; i--) {
        size_t other = random_below(&random, i);
        size_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
    for (size_t i = 0; i < count; i++)
        fold_of[order[i]] = i % folds;
    *out = fold_of;
    return AVOW_OK;
}

/* The questions that count: those with a right statement, inside the fold or outside it. */
static void mark(const struct evaluate_options *ask, const size_t *fold_of, size_t fold, bool inside,
                 bool *used)
{
    for (size_t i = 0; i < ask->questions->count; i++)
        used[i] =
            qrels_of(ask->qrels, ask->questions->items[i].id).relevant > 0 && (fold_of[i] == fold) == inside;
}

/* The rankings of cross-validation, by the present weights and by fitted ones. */
struct both_runs {
    struct trec_run before;
    struct trec_run after;
};

static enum avow_status train_fold(struct fitting *fitting, const size_t *fold_of, size_t fold,
                                   struct arena *arena, struct both_runs *runs, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct search_weights weights;
    bool *known = arena_array(&scratch, fitting->ask->questions->count, sizeof *known);
    bool *asked = arena_array(&scratch, fitting->ask->questions->count, sizeof *asked);
    if (known == NULL || asked == NULL)
        return error_set_no_memory(err, "train");
    mark(fitting->ask, fold_of, fold, false, known);
    mark(fitting->ask, fold_of, fold, true, asked);
    enum avow_status status =
        fitting_rank(fitting, fitting->present, asked, known, arena, &runs->before, err);
    if (status == AVOW_OK)
        status = fitting_fit(fitting, known, &scratch, &weights, NULL, err);
    if (status == AVOW_OK)
        status = fitting_rank(fitting, &weights, asked, known, arena, &runs->after, err);
    search_engine_set_weights(fitting->engine, fitting->present);
    return status;
}

/* A run with a place for each question, none of them asked yet. */
static enum avow_status run_new(const struct question_list *questions, struct arena *arena,
                                struct trec_run *out, struct avow_error *err)
{
    struct trec_run run = {.items = arena_array(arena, questions->count, sizeof *run.items)};
    if (run.items == NULL)
        return error_set_no_memory(err, "train");
    run.count = questions->count;
    for (size_t i = 0; i < run.count; i++)
        run.items[i].question = questions->items[i].id;
    *out = run;
    return AVOW_OK;
}

static enum avow_status score(const struct fitting *fitting, struct trec_run *run, struct arena *arena,
                              struct score_sheet *out, struct avow_error *err)
{
    const struct evaluate_options *ask = fitting->ask;
    trec_run_sort(run);
    return score_run(run, ask->questions, ask->qrels, ask->request.limit, arena, out, err);
}

static enum avow_status cross_validate(struct fitting *fitting, struct arena *arena,
                                       struct training *training, struct avow_error *err)
{
    const struct question_list *questions = fitting->ask->questions;
    struct both_runs runs = {0};
    size_t *fold_of = NULL;
    char stage[STAGE_SIZE];
    fitting->stage = stage;
    enum avow_status status = run_new(questions, arena, &runs.before, err);
    if (status == AVOW_OK)
        status = run_new(questions, arena, &runs.after, err);
    if (status == AVOW_OK)
        status = deal(questions->count, training->folds, arena, &fold_of, err);
    for (size_t fold = 0; status == AVOW_OK && fold < training->folds; fold++) {
        snprintf(stage, sizeof stage, "fold %zu of %zu", fold + 1, training->folds);
        status = train_fold(fitting, fold_of, fold, arena, &runs, err);
    }
    if (status == AVOW_OK)
        status = score(fitting, &runs.before, arena, &training->before, err);
    return status == AVOW_OK ? score(fitting, &runs.after, arena, &training->after, err) : status;
}

static enum avow_status compare(struct training *training, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    enum avow_status status = AVOW_OK;
    for (int i = 0; status == AVOW_OK && i < METRIC_COUNT; i++)
        status = compare_paired(training->after.values[i], training->before.values[i], training->after.count,
                                &scratch, &training->gains[i], err);
    training->better = training->gains[METRIC_NDCG].low > 0;
    return status;
}

static enum avow_status check_count(const struct evaluate_options *ask, size_t folds, struct avow_error *err)
{
    size_t count = 0;
    for (size_t i = 0; i < ask->questions->count; i++)
        count += qrels_of(ask->qrels, ask->questions->items[i].id).relevant > 0;
    if (count < TRAIN_QUESTIONS_FEWEST || count < folds)
        return error_set(
            err, AVOW_USAGE, ask->questions_path,
            "of the questions %zu have a right statement; a fit wants %d or more, and one for each fold",
            count, TRAIN_QUESTIONS_FEWEST);
    return AVOW_OK;
}

static enum avow_status fit_all(struct fitting *fitting, struct arena *arena, struct training *training,
                                struct avow_error *err)
{
    size_t count = fitting->ask->questions->count;
    size_t *fold_of = arena_array(arena, count, sizeof *fold_of);
    bool *used = arena_array(arena, count, sizeof *used);
    if (fold_of == NULL || used == NULL)
        return error_set_no_memory(err, "train");
    mark(fitting->ask, fold_of, 0, true, used); /* all are of fold 0 */
    fitting->stage = "all";
    return fitting_fit(fitting, used, arena, &training->weights, &training->examples, err);
}

enum avow_status train(struct search_engine *engine, const struct train_options *options, struct arena *arena,
                       struct training *out, struct avow_error *err)
{
    struct training training = {.folds = options->folds};
    struct fitting fitting = {
        .engine = engine, .ask = &options->ask, .present = search_engine_weights(engine)};
    enum avow_status status = check_count(&options->ask, options->folds, err);
    if (status == AVOW_OK)
        status = word_sights_take(engine, &options->ask.request, options->ask.questions, options->ask.qrels,
                                  arena, &fitting.sights, err);
    if (status == AVOW_OK)
        status = search_word_sets(engine, ANSWER_WORD_STATEMENTS, arena, &fitting.answers, err);
    if (status == AVOW_OK)
        status = fitting_find_approvals(&fitting, arena, err);
    if (status == AVOW_OK)
        status = cross_validate(&fitting, arena, &training, err);
    if (status == AVOW_OK)
        status = fit_all(&fitting, arena, &training, err);
    if (status == AVOW_OK)
        status = compare(&training, err);
    if (status == AVOW_OK)
        *out = training;
    return status;
}
