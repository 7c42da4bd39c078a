/* Judged questions and the index they are asked, from the flags of eval and train. */
#include "command/judged.h"

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

enum avow_status judged_engine_open(const struct invocation *invocation, struct search_engine **out,
                                    struct avow_error *err)
{
    struct search_engine *engine = NULL;
    const char *weights = invocation_value(invocation, "weights");
    enum avow_status status = search_engine_open(command_directory(invocation), 1, &engine, err);
    if (status == AVOW_OK && weights != NULL)
        status = search_engine_load_weights(engine, weights, err);
    if (status == AVOW_OK)
        *out = engine;
    else
        search_engine_close(engine);
    return status;
}
