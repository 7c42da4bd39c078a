/* A search from request to JSON, on one reader. */
#include "search/run.h"

static enum avow_status run_all(struct search_run *run, struct json_writer *json, struct avow_error *err)
{
    enum avow_status status = run_prepare(run, err);
    if (status == AVOW_OK)
        status = run_match(run, err);
    if (status == AVOW_OK)
        status = run_collapse(run, err);
    if (status == AVOW_OK)
        status = run_scope(run, err);
    if (status == AVOW_OK)
        status = run_judge(run, err);
    if (status == AVOW_OK)
        status = choices_find(run, err);
    if (status == AVOW_OK)
        status = run_notes(run, err);
    return status == AVOW_OK ? run_write(run, json, err) : status;
}

static enum avow_status run_on_lease(struct search_engine *engine, const struct search_request *request,
                                     struct json_writer *json, const char **verdict, uint64_t *total,
                                     struct avow_error *err)
{
    struct search_run *run = NULL;
    enum avow_status status = run_begin(engine, request, &run, err);
    if (status != AVOW_OK)
        return status;
    status = run_all(run, json, err);
    if (status == AVOW_OK && verdict != NULL)
        *verdict = run->verdict;
    if (status == AVOW_OK && total != NULL)
        *total = run->total;
    run_end(engine, run);
    return status;
}

enum avow_status search_run(struct search_engine *engine, const struct search_request *request,
                            struct buffer *out, const char **verdict, uint64_t *total, struct avow_error *err)
{
    struct json_writer json = json_writer_to(out);
    return run_on_lease(engine, request, &json, verdict, total, err);
}

enum avow_status search_run_value(struct search_engine *engine, const struct search_request *request,
                                  struct arena *arena, struct value *answer, struct avow_error *err)
{
    struct json_tree tree = {.arena = arena};
    struct buffer unused = BUFFER_INIT;
    struct json_writer json = json_writer_to_tree(&tree, &unused);
    enum avow_status status = run_on_lease(engine, request, &json, NULL, NULL, err);
    if (status == AVOW_OK)
        *answer = tree.root;
    return status;
}
