/* /healthz and /readyz. */
#include "serve/health.h"

#include "base/json_writer.h"
#include "serve/problem.h"

#include <time.h>

enum avow_status health_alive(const struct request *request, struct reply *reply, struct avow_error *err)
{
    (void)request;
    (void)err;
    struct json_writer json = json_writer_to(&reply->body);
    json_begin_map(&json);
    json_field_text(&json, "status", SPAN("ok"));
    json_field_text(&json, "version", SPAN(AVOW_VERSION));
    json_end_map(&json);
    return AVOW_OK;
}

/* Seconds since 1970 as "2026-11-21T20:34:02Z". */
static struct span time_text(struct arena *arena, int64_t seconds)
{
    time_t time = (time_t)seconds;
    struct tm parts;
    if (gmtime_r(&time, &parts) == NULL)
        return SPAN_EMPTY;
    return span_of(arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900,
                                parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec));
}

static void write_state(const struct search_engine_state *state, struct arena *arena, struct buffer *out)
{
    char day[DATE_TEXT_SIZE];
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_text(&json, "status", SPAN("ready"));
    json_field_integer(&json, "generation", (int64_t)state->generation);
    json_field_integer(&json, "pages", (int64_t)state->pages);
    json_field_integer(&json, "statements", (int64_t)state->statements);
    json_field_text(&json, "built", time_text(arena, state->built));
    json_field_text(&json, "day", span_of(date_iso(state->day, day)));
    json_end_map(&json);
}

enum avow_status health_ready(const struct request *request, struct reply *reply, struct avow_error *err)
{
    (void)err;
    struct search_engine_state state = {0};
    struct avow_error reason = AVOW_ERROR_INIT;
    enum avow_status status = AVOW_OK;
    if (request->stopping)
        status = error_set(&reason, AVOW_INTERRUPTED, "server", "the server is going away; ask another one");
    else
        status = search_probe(request->site->engine, request->arena, &state, &reason);
    if (status == AVOW_OK)
        write_state(&state, request->arena, &reply->body);
    else
        problem_fill(&reason, 503, reply);
    return AVOW_OK;
}
