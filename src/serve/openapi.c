/* OpenAPI 3.1 made from the tables of routes and arguments, so that it cannot disagree with them. */
#include "serve/describe.h"

#include "base/json_writer.h"
#include "serve/route.h"

/* A map under a key. */
static void begin(struct json_writer *json, const char *key)
{
    json_key(json, key);
    json_begin_map(json);
}

static void write_schema_type(struct json_writer *json, const struct argument_row *row)
{
    static const char *const types[] = {[ARGUMENT_TYPE_TEXT] = "string",
                                        [ARGUMENT_TYPE_DAY] = "string",
                                        [ARGUMENT_TYPE_NUMBER] = "integer",
                                        [ARGUMENT_TYPE_SWITCH] = "integer"};
    json_begin_map(json);
    json_field_text(json, "type", span_of(types[row->type]));
    if (row->type == ARGUMENT_TYPE_TEXT)
        json_field_integer(json, "maxLength", SEARCH_QUERY_LIMIT);
    if (row->type == ARGUMENT_TYPE_DAY)
        json_field_text(json, "pattern", SPAN("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"));
    if (row->type == ARGUMENT_TYPE_NUMBER || row->type == ARGUMENT_TYPE_SWITCH)
        json_field_integer(json, "minimum", 0);
    if (row->type == ARGUMENT_TYPE_SWITCH)
        json_field_integer(json, "maximum", 1);
    if (row->words != NULL) {
        json_key(json, "enum");
        json_begin_list(json);
        for (const char *const *word = row->words; *word != NULL; word++)
            json_string(json, span_of(*word));
        json_end_list(json);
    }
    json_end_map(json);
}

static void write_argument(struct json_writer *json, const struct argument_row *row)
{
    json_begin_map(json);
    json_field_text(json, "name", span_of(row->name));
    json_field_text(json, "in", SPAN("query"));
    json_field_text(json, "description", span_of(row->what));
    json_key(json, "schema");
    if (row->repeats) {
        json_begin_map(json);
        json_field_text(json, "type", SPAN("array"));
        json_key(json, "items");
        write_schema_type(json, row);
        json_end_map(json);
    } else {
        write_schema_type(json, row);
    }
    json_end_map(json);
}

/* The part of the path in braces. */
static void write_path_part(struct json_writer *json, struct span name)
{
    json_begin_map(json);
    json_field_text(json, "name", name);
    json_field_text(json, "in", SPAN("path"));
    json_field_boolean(json, "required", true);
    json_field_text(json, "description", SPAN("percent-encoded, '/' and '#' too"));
    begin(json, "schema");
    json_field_text(json, "type", SPAN("string"));
    json_end_map(json);
    json_end_map(json);
}

static struct span part_name(const struct route *route)
{
    struct span path = span_of(route->path);
    size_t brace = span_find_byte(path, '{', 0);
    return brace == SPAN_NONE ? SPAN_EMPTY : span_part(path, brace + 1, span_find_byte(path, '}', brace));
}

static void write_parameters(struct json_writer *json, const struct route *route)
{
    json_key(json, "parameters");
    json_begin_list(json);
    if (part_name(route).size > 0)
        write_path_part(json, part_name(route));
    for (argument_names name = route->arguments; *name != NULL; name++)
        write_argument(json, argument_find(span_of(*name)));
    json_end_list(json);
}

static void write_content(struct json_writer *json, const char *type, const char *schema)
{
    begin(json, "content");
    begin(json, type);
    begin(json, "schema");
    if (schema != NULL)
        json_field_text(json, "$ref", span_of(schema));
    json_end_map(json);
    json_end_map(json);
    json_end_map(json);
}

static void write_failure(struct json_writer *json, const struct route *route, const char *code,
                          const char *what)
{
    begin(json, code);
    json_field_text(json, "description", span_of(what));
    if (route->kind == ROUTE_PAGE)
        write_content(json, route->type, NULL);
    else
        write_content(json, "application/problem+json", "#/components/schemas/Problem");
    json_end_map(json);
}

static void write_responses(struct json_writer *json, const struct route *route)
{
    begin(json, "responses");
    begin(json, "200");
    json_field_text(json, "description", span_of(route->answer));
    write_content(json, route->type != NULL ? route->type : "*/*", NULL);
    json_end_map(json);
    if (route->source != ROUTE_MOMENT) {
        begin(json, "304");
        json_field_text(json, "description", SPAN("what If-None-Match names still holds"));
        json_end_map(json);
    }
    write_failure(json, route, "400", "an argument is unknown or wrong; `argument` names it");
    if (part_name(route).size > 0)
        write_failure(json, route, "404", "there is none of that name");
    write_failure(json, route, "503", "no index yet, or a sick one");
    json_end_map(json);
}

static void write_route(struct json_writer *json, const struct route *route)
{
    begin(json, route->path);
    begin(json, "get");
    json_field_text(json, "summary", span_of(route->answer));
    write_parameters(json, route);
    write_responses(json, route);
    json_end_map(json);
    json_end_map(json);
}

static void write_problem_schema(struct json_writer *json)
{
    static const char *const fields[] = {"title", "detail", "reason", "argument"};
    begin(json, "Problem");
    json_field_text(json, "type", SPAN("object"));
    begin(json, "properties");
    begin(json, "status");
    json_field_text(json, "type", SPAN("integer"));
    json_end_map(json);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        begin(json, fields[i]);
        json_field_text(json, "type", SPAN("string"));
        json_end_map(json);
    }
    json_end_map(json);
    json_end_map(json);
}

enum avow_status describe_api(const struct request *request, struct reply *reply, struct avow_error *err)
{
    (void)request;
    (void)err;
    struct json_writer json = json_writer_to(&reply->body);
    json_begin_map(&json);
    json_field_text(&json, "openapi", SPAN("3.1.0"));
    begin(&json, "info");
    json_field_text(&json, "title", SPAN("Avow"));
    json_field_text(&json, "version", SPAN(AVOW_VERSION));
    json_field_text(&json, "description", SPAN("Finds the statement you may send, word for word."));
    json_end_map(&json);
    begin(&json, "paths");
    for (const struct route *route = route_table; route->path != NULL; route++)
        write_route(&json, route);
    json_end_map(&json);
    begin(&json, "components");
    begin(&json, "schemas");
    write_problem_schema(&json);
    json_end_map(&json);
    json_end_map(&json);
    json_end_map(&json);
    return AVOW_OK;
}
