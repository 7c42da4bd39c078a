/* avow train: fit the ranking's weights to judged questions and write them, if they are better. */
#include "evaluate/train.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "base/log.h"
#include "command/judged.h"
#include "command/progress.h"

struct trainer {
    const struct invocation *invocation;
    struct arena arena;
    struct judged_input input;
    uint64_t folds;
    struct search_engine *engine;
    struct training training;
};

static enum avow_status prepare(struct trainer *trainer, struct avow_error *err)
{
    const struct invocation *invocation = trainer->invocation;
    enum avow_status status = judged_input_read(invocation, &trainer->arena, &trainer->input, err);
    if (status == AVOW_OK)
        status = invocation_number(invocation, "folds", TRAIN_FOLDS_MOST, TRAIN_FOLDS, &trainer->folds, err);
    if (status == AVOW_OK && trainer->folds < 2)
        status =
            error_set(err, AVOW_USAGE, "folds", "--folds: at least 2, so that some questions are held out");
    return status == AVOW_OK ? judged_engine_open(invocation, &trainer->input, &trainer->engine, err)
                             : status;
}

static enum avow_status fit(struct trainer *trainer, struct avow_error *err)
{
    struct progress_bar bar = progress_bar_start();
    struct train_options options = {.ask = {.questions_path = trainer->input.questions_path,
                                            .questions = &trainer->input.questions,
                                            .qrels = &trainer->input.qrels,
                                            .request = trainer->input.request,
                                            .progress = progress_bar_count,
                                            .context = &bar},
                                    .folds = trainer->folds};
    enum avow_status status = train(trainer->engine, &options, &trainer->arena, &trainer->training, err);
    progress_bar_end(&bar);
    return status;
}

/* Weights that gain nothing are not written. */
static enum avow_status write_weights(struct trainer *trainer, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer file = BUFFER_INIT;
    const char *path = invocation_value(trainer->invocation, "out");
    if (path == NULL || !trainer->training.better)
        return AVOW_OK;
    enum avow_status status = training_write_weights(&trainer->training, &file, err);
    return status == AVOW_OK ? file_write_atomic(path, buffer_span(&file), err) : status;
}

static int report(struct trainer *trainer)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    if (training_write(&trainer->training, search_engine_weights(trainer->engine), &json, &err) != AVOW_OK)
        return command_failed(&err);
    int code = command_show(trainer->invocation, &json, print_training);
    return code == 0 && !trainer->training.better ? avow_status_exit_code(AVOW_NOT_FOUND) : code;
}

int verb_train(const struct invocation *invocation)
{
    struct trainer trainer = {.invocation = invocation, .arena = ARENA_INIT};
    struct avow_error err = AVOW_ERROR_INIT;
    enum avow_status status = prepare(&trainer, &err);
    if (status == AVOW_OK)
        status = fit(&trainer, &err);
    if (status == AVOW_OK)
        status = write_weights(&trainer, &err);
    int code = status == AVOW_OK ? report(&trainer) : command_failed(&err);
    search_engine_close(trainer.engine);
    arena_free(&trainer.arena);
    return code;
}
