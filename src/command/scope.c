/* avow scope: which services are in scope of which standard, as the pages state it. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

static enum avow_status read_request(const struct invocation *invocation,
                                     struct search_scope_request *request, struct avow_error *err)
{
    const char *day = invocation_value(invocation, "as-of");
    date_day first = DATE_NONE;
    *request = (struct search_scope_request){.standard = span_of(invocation_value(invocation, "standard")),
                                             .service = span_of(invocation_value(invocation, "service")),
                                             .audience = AUDIENCE_INTERNAL};
    if (day != NULL && !date_read_range(span_of(day), &first, &request->as_of))
        return error_set(err, AVOW_USAGE, "scope", "--as-of %s: give a day such as 2026-11-21", day);
    return AVOW_OK;
}

static int print(const struct invocation *invocation, const struct buffer *json)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct value value;
    struct avow_error err = AVOW_ERROR_INIT;
    if (invocation_has(invocation, "json"))
        return command_print(json, 0);
    if (json_read(buffer_span(json), &arena, &value, &err) != AVOW_OK)
        return command_failed(&err);
    print_scope(&value, palette_for(stdout), stdout);
    return 0;
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
    int code = status == AVOW_OK ? print(invocation, &json) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
