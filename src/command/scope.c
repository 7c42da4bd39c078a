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

/* NOT_FOUND for an environment that no row of any standard states: it is a slip, where "not stated" is an
 * answer. */
static enum avow_status check_environment(struct search_engine *engine,
                                          const struct search_scope_request *request, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct search_scope_request anywhere = *request;
    struct value scope = {.type = VALUE_NULL};
    if (span_trim(request->environment).size == 0)
        return AVOW_OK;
    anywhere.standard = anywhere.service = SPAN_EMPTY;
    enum avow_status status = search_scope(engine, &anywhere, &json, err);
    if (status == AVOW_OK)
        status = json_read(buffer_span(&json), &arena, &scope, err);
    const struct value *rows = value_get(&scope, "rows");
    for (size_t i = 0; status == AVOW_OK && rows != NULL && i < rows->count; i++)
        if (value_get_text(&rows->items[i], "environment").size > 0)
            return AVOW_OK;
    return status != AVOW_OK
               ? status
               : error_set(err, AVOW_NOT_FOUND, "scope",
                           "no page states the environment \"%.*s\"; `avow scope` lists those stated",
                           SPAN_ARG(span_trim(request->environment)));
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
        status = check_environment(engine, &request, &err);
    if (status == AVOW_OK)
        status = search_scope(engine, &request, &json, &err);
    int code = status == AVOW_OK ? command_show(invocation, &json, print_scope) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
