/* avow todo: what the keepers of pages should look at. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

static enum avow_status read_request(const struct invocation *invocation, struct search_todo_request *request,
                                     struct avow_error *err)
{
    *request = (struct search_todo_request){.owner = span_of(invocation_value(invocation, "owner")),
                                            .audience = AUDIENCE_INTERNAL};
    return invocation_today(invocation, &request->today, err);
}

int verb_todo(const struct invocation *invocation)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    struct search_todo_request request;
    enum avow_status status = read_request(invocation, &request, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        status = search_todo(engine, &request, &json, &err);
    int code = status == AVOW_OK ? command_show(invocation, &json, print_todo) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
