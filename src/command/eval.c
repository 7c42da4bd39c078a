/* avow eval: how good the search is on judged questions, and whether it is better than another run. */
#include "base/cleanup.h"
#include "command/progress.h"
#include "command/verbs.h"
#include "evaluate/evaluate.h"

enum { DEPTH = 10 };

struct eval {
    const struct invocation *invocation;
    struct arena arena;
    struct question_list questions;
    struct qrels qrels;
    struct search_request request;
    struct floor *floors;
    size_t floor_count;
    struct evaluation evaluation;
    struct score_sheet against;
};

static enum avow_status read_floors(struct eval *eval, struct avow_error *err)
{
    const char *const *values = invocation_values(eval->invocation, "floor", &eval->floor_count);
    eval->floors = arena_array(&eval->arena, eval->floor_count, sizeof *eval->floors);
    enum avow_status status = eval->floors == NULL ? error_set_no_memory(err, "eval") : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < eval->floor_count; i++)
        status = floor_read(span_of(values[i]), &eval->floors[i], err);
    return status;
}

static enum avow_status read_files(struct eval *eval, struct avow_error *err)
{
    const char *questions = invocation_value(eval->invocation, "queries");
    const char *qrels = invocation_value(eval->invocation, "qrels");
    if (questions == NULL || qrels == NULL)
        return error_set(err, AVOW_USAGE, eval->invocation->verb->name,
                         "give the questions and their judgments: --queries FILE --qrels FILE");
    enum avow_status status = question_file_read(questions, &eval->arena, &eval->questions, err);
    return status == AVOW_OK ? qrels_read(qrels, &eval->arena, &eval->qrels, err) : status;
}

static enum avow_status prepare(struct eval *eval, struct avow_error *err)
{
    uint64_t depth = DEPTH;
    enum avow_status status = read_files(eval, err);
    if (status == AVOW_OK)
        status = invocation_number(eval->invocation, "limit", SEARCH_LIMIT_MOST, DEPTH, &depth, err);
    if (status == AVOW_OK && depth == 0)
        status = error_set(err, AVOW_USAGE, "limit", "--limit 0: at least one place must count");
    eval->request.limit = depth;
    if (status == AVOW_OK)
        status = invocation_today(eval->invocation, &eval->request.today, err);
    return status == AVOW_OK ? read_floors(eval, err) : status;
}

static enum avow_status ask(struct eval *eval, struct avow_error *err)
{
    struct search_engine *engine = NULL;
    struct progress_bar bar = progress_bar_start();
    struct evaluate_options options = {.questions_path = invocation_value(eval->invocation, "queries"),
                                       .questions = &eval->questions,
                                       .qrels = &eval->qrels,
                                       .request = eval->request,
                                       .progress = progress_bar_count,
                                       .context = &bar};
    const char *weights = invocation_value(eval->invocation, "weights");
    enum avow_status status = search_engine_open(command_directory(eval->invocation), 1, &engine, err);
    if (status == AVOW_OK && weights != NULL)
        status = search_engine_load_weights(engine, weights, err);
    if (status == AVOW_OK)
        status = evaluate(engine, &options, &eval->arena, &eval->evaluation, err);
    progress_bar_end(&bar);
    search_engine_close(engine);
    return status;
}

static enum avow_status score_other(struct eval *eval, const char *path, struct avow_error *err)
{
    struct trec_run run = {0};
    enum avow_status status = trec_run_read(path, &eval->arena, &run, err);
    return status == AVOW_OK ? score_run(&run, &eval->questions, &eval->qrels, eval->request.limit,
                                         &eval->arena, &eval->against, err)
                             : status;
}

static int report(struct eval *eval, bool met)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct evaluation_extras extras = {.per_question = invocation_has(eval->invocation, "per-query"),
                                       .floors = eval->floors,
                                       .floor_count = eval->floor_count,
                                       .against = invocation_has(eval->invocation, "against") ? &eval->against
                                                                                              : NULL};
    if (evaluation_write(&eval->evaluation, &extras, &json, &err) != AVOW_OK)
        return command_failed(&err);
    int code = command_show(eval->invocation, &json, print_evaluation);
    return code == 0 && !met ? avow_status_exit_code(AVOW_NOT_FOUND) : code;
}

static enum avow_status look_up_floors(struct eval *eval, bool *met, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    *met = true;
    for (size_t i = 0; status == AVOW_OK && i < eval->floor_count; i++) {
        status = floor_look_up(&eval->evaluation, &eval->floors[i], err);
        *met = *met && floor_met(&eval->floors[i]);
    }
    return status;
}

int verb_eval(const struct invocation *invocation)
{
    struct eval eval = {
        .invocation = invocation, .arena = ARENA_INIT, .request = (struct search_request)SEARCH_REQUEST_INIT};
    struct avow_error err = AVOW_ERROR_INIT;
    const char *other = invocation_value(invocation, "against");
    bool met = true;
    enum avow_status status = prepare(&eval, &err);
    if (status == AVOW_OK && other != NULL)
        status = score_other(&eval, other, &err);
    if (status == AVOW_OK)
        status = ask(&eval, &err);
    if (status == AVOW_OK)
        status = look_up_floors(&eval, &met, &err);
    int code = status == AVOW_OK ? report(&eval, met) : command_failed(&err);
    arena_free(&eval.arena);
    return code;
}
