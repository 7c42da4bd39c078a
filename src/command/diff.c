/* avow diff: what changed on a page between two days. */
#include "base/cleanup.h"
#include "command/verbs.h"
#include "search/search.h"

static enum avow_status read_day(const struct invocation *invocation, const char *name, date_day *day,
                                 struct avow_error *err)
{
    const char *value = invocation_value(invocation, name);
    date_day first = DATE_NONE;
    if (value != NULL && !date_read_range(span_of(value), &first, day))
        return error_set(err, AVOW_USAGE, "diff", "--%s %s: give a day such as 2026-11-21", name, value);
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
    print_diff(&value, palette_for(stdout), stdout);
    return 0;
}

int verb_diff(const struct invocation *invocation)
{
    CLEANUP(buffer_free) struct buffer json = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct search_engine *engine = NULL;
    date_day from = DATE_NONE;
    date_day to = DATE_NONE;
    enum avow_status status = read_day(invocation, "from", &from, &err);
    if (status == AVOW_OK)
        status = read_day(invocation, "to", &to, &err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, &err);
    if (status == AVOW_OK)
        status = search_diff(engine, span_of(invocation->words[0]), from, to, AUDIENCE_INTERNAL, &json, &err);
    int code = status == AVOW_OK ? print(invocation, &json) : command_failed(&err);
    search_engine_close(engine);
    return code;
}
