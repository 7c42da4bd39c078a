/* A run and the reader it works on, begun and ended together. */
#include "search/run.h"

enum avow_status run_begin(struct search_engine *engine, const struct search_request *request,
                           struct search_run **out, struct avow_error *err)
{
    struct lease *lease = NULL;
    enum avow_status status = lease_begin(engine, &lease, err);
    if (status != AVOW_OK)
        return status;
    struct search_run *run = arena_alloc(&lease->arena, sizeof *run);
    if (run == NULL) {
        lease_end(engine, lease);
        return error_set_no_memory(err, "search");
    }
    run->lease = lease;
    run->request = *request;
    run->tree.arena = &lease->arena;
    *out = run;
    return AVOW_OK;
}

void run_end(struct search_engine *engine, struct search_run *run)
{
    lease_end(engine, run->lease);
}
