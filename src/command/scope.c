/* avow scope: which services are in scope of which standard, as the pages state it. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

static enum avow_status read_request(const struct invocation *invocation,
                                     struct search_scope_request *request, struct avow_error *err)
{
    *request =
        (struct search_scope_request){.standard = span_of(invocation_value(invocation, "standard")),
                                      .service = span_of(invocation_value(invocation, "service")),
                                      .environment = span_of(invocation_value(invocation, "environment")),
                                      .audience = AUDIENCE_INTERNAL};
    return invocation_day(invocation, "as-of", &request->as_of, err);
}

int verb_scope(const struct invocation *invocation)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    struct search_scope_request request;
    enum avow_status status = read_request(invocation, &request, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        status = search_scope(engine, &request, &json, &err);
    int code = status == AVOW_OK ? command_show(invocation, &json, print_scope) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
