/* Judged questions and the index they are asked, from the flags of eval and train. */
#include "command/judged.h"

#include "base/cleanup.h"
#include "base/log.h"

enum { DEPTH = 10 };

static enum avow_status read_files(const struct invocation *invocation, struct arena *arena,
                                   struct judged_input *out, struct avow_error *err)
{
    const char *qrels = invocation_value(invocation, "qrels");
    out->questions_path = invocation_value(invocation, "queries");
    if (out->questions_path == NULL || qrels == NULL)
        return error_set(err, AVOW_USAGE, invocation->verb->name,
                         "give the questions and their judgments: --queries FILE --qrels FILE");
    enum avow_status status = question_file_read(out->questions_path, arena, &out->questions, err);
    return status == AVOW_OK ? qrels_read(qrels, arena, &out->qrels, err) : status;
}

enum avow_status judged_input_read(const struct invocation *invocation, struct arena *arena,
                                   struct judged_input *out, struct avow_error *err)
{
    struct judged_input input = {.request = SEARCH_REQUEST_INIT};
    uint64_t depth = DEPTH;
    enum avow_status status = read_files(invocation, arena, &input, err);
    if (status == AVOW_OK)
        status = invocation_number(invocation, "limit", SEARCH_LIMIT_MOST, DEPTH, &depth, err);
    if (status == AVOW_OK && depth == 0)
        status = error_set(err, AVOW_USAGE, "limit", "--limit 0: at least one place must count");
    input.request.limit = depth;
    if (status == AVOW_OK)
        status = invocation_today(invocation, &input.request.today, err);
    if (status == AVOW_OK)
        *out = input;
    return status;
}

/* The statements that are right for some question that is asked, one a judgment. */
static bool right_ones(const struct judged_input *input, struct arena *arena, struct span_list *out)
{
    struct span_list list = {arena_array(arena, input->qrels.count, sizeof *list.items), 0};
    for (size_t i = 0; list.items != NULL && i < input->questions.count; i++) {
        struct judged judged = qrels_of(&input->qrels, input->questions.items[i].id);
        for (size_t k = 0; k < judged.count; k++)
            if (judged.items[k].grade > 0)
                list.items[list.count++] = judged.items[k].statement;
    }
    *out = list;
    return list.items != NULL;
}

/* No search finds what is not there: without this, old judgments look like a bad search. */
static enum avow_status warn_of_unknown(struct search_engine *engine, const struct judged_input *input,
                                        struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct span_list right = {NULL, 0};
    size_t unknown = 0;
    struct span first = SPAN_EMPTY;
    bool *held = right_ones(input, &arena, &right) ? arena_array(&arena, right.count, sizeof *held) : NULL;
    enum avow_status status =
        held == NULL ? error_set_no_memory(err, "qrels") : search_held(engine, &right, held, err);
    for (size_t i = 0; status == AVOW_OK && i < right.count; i++) {
        first = !held[i] && unknown == 0 ? right.items[i] : first;
        unknown += !held[i];
    }
    if (status == AVOW_OK && unknown > 0)
        log_line(LOG_WARNING,
                 "%zu of %zu judgments name a statement that the index does not have, the first \"%.*s\"; "
                 "nothing can find it, so the figures are too low",
                 unknown, right.count, SPAN_ARG(first));
    return status;
}

enum avow_status judged_engine_open(const struct invocation *invocation, const struct judged_input *input,
                                    struct search_engine **out, struct avow_error *err)
{
    struct search_engine *engine = NULL;
    const char *weights = invocation_value(invocation, "weights");
    enum avow_status status = search_engine_open(command_directory(invocation), 1, &engine, err);
    if (status == AVOW_OK && weights != NULL)
        status = search_engine_load_weights(engine, weights, err);
    if (status == AVOW_OK)
        status = warn_of_unknown(engine, input, err);
    if (status == AVOW_OK)
        *out = engine;
    else
        search_engine_close(engine);
    return status;
}
