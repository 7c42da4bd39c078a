/* problem+json for everything that goes wrong outside the pages. */
#include "serve/problem.h"

#include "base/json_writer.h"

static const struct title_row {
    int code;
    const char *title;
} titles[] = {
    {400, "Bad Request"},         {403, "Forbidden"},
    {404, "Not Found"},           {405, "Method Not Allowed"},
    {413, "Content Too Large"},   {414, "URI Too Long"},
    {421, "Misdirected Request"}, {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

/* The phrase of an HTTP code ("Not Found", RFC 9110, 15). */
static const char *title_of(int code)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].code == code)
            return titles[i].title;
    return "Error";
}

void problem_fill(const struct avow_error *failure, int code, struct reply *reply)
{
    reply->code = code;
    reply->type = "application/problem+json";
    buffer_truncate(&reply->body, 0);
    struct json_writer json = json_writer_to(&reply->body);
    json_begin_map(&json);
    json_field_integer(&json, "status", code);
    json_field_text(&json, "title", span_of(title_of(code)));
    json_field_text(&json, "detail", span_of(failure->message));
    json_field_text(&json, "reason", span_of(avow_status_name(failure->status)));
    if (failure->status == AVOW_USAGE && failure->place[0] != '\0')
        json_field_text(&json, "argument", span_of(failure->place));
    json_end_map(&json);
}
