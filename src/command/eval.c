/* avow eval: how good the search is on judged questions, and whether it is better than another run. */
#include "base/cleanup.h"
#include "command/judged.h"
#include "command/progress.h"
#include "evaluate/evaluate.h"

struct eval {
    const struct invocation *invocation;
    struct arena arena;
    struct judged_input input;
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

static enum avow_status read_against(struct eval *eval, struct avow_error *err)
{
    struct trec_run run = {0};
    const char *path = invocation_value(eval->invocation, "against");
    if (path == NULL)
        return AVOW_OK;
    enum avow_status status = trec_run_read(path, &eval->arena, &run, err);
    return status == AVOW_OK ? score_run(&run, &eval->input.questions, &eval->input.qrels,
                                         eval->input.request.limit, &eval->arena, &eval->against, err)
                             : status;
}

static enum avow_status ask(struct eval *eval, struct avow_error *err)
{
    struct search_engine *engine = NULL;
    struct progress_bar bar = progress_bar_start();
    struct evaluate_options options = {.questions_path = eval->input.questions_path,
                                       .questions = &eval->input.questions,
                                       .qrels = &eval->input.qrels,
                                       .request = eval->input.request,
                                       .progress = progress_bar_count,
                                       .context = &bar};
    enum avow_status status = judged_engine_open(eval->invocation, &eval->input, &engine, err);
    if (status == AVOW_OK)
        status = evaluate(engine, &options, &eval->arena, &eval->evaluation, err);
    progress_bar_end(&bar);
    search_engine_close(engine);
    return status;
}

static enum avow_status look_up_floors(struct eval *eval, bool *met, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < eval->floor_count; i++) {
        status = floor_look_up(&eval->evaluation, &eval->floors[i], err);
        *met = *met && floor_met(&eval->floors[i]);
    }
    return status;
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

int verb_eval(const struct invocation *invocation)
{
    struct eval eval = {.invocation = invocation, .arena = ARENA_INIT};
    struct avow_error err = AVOW_ERROR_INIT;
    bool met = true;
    enum avow_status status = judged_input_read(invocation, &eval.arena, &eval.input, &err);
    if (status == AVOW_OK)
        status = read_floors(&eval, &err);
    if (status == AVOW_OK)
        status = read_against(&eval, &err);
    if (status == AVOW_OK)
        status = ask(&eval, &err);
    if (status == AVOW_OK)
        status = look_up_floors(&eval, &met, &err);
    int code = status == AVOW_OK ? report(&eval, met) : command_failed(&err);
    arena_free(&eval.arena);
    return code;
}
