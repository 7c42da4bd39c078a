/* /healthz and /readyz. */
#include "serve/health.h"

#include "base/json_writer.h"
#include "serve/problem.h"

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

static void write_state(const struct search_engine_state *state, struct buffer *out)
{
    char day[DATE_TEXT_SIZE];
    char time[TIME_TEXT_SIZE];
    struct json_writer json = json_writer_to(out);
    json_begin_map(&json);
    json_field_text(&json, "status", SPAN("ready"));
    json_field_integer(&json, "generation", (int64_t)state->generation);
    json_field_integer(&json, "pages", (int64_t)state->pages);
    json_field_integer(&json, "statements", (int64_t)state->statements);
    json_field_text(&json, "built", span_of(time_iso(state->built, time)));
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
        write_state(&state, &reply->body);
    else
        problem_fill(&reason, 503, reply);
    return AVOW_OK;
}
