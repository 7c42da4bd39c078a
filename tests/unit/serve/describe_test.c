/* The descriptions of the server: parsed, and compared with the tables they are made from. */
#include "groups.h"
#include "support/test.h"

#include "base/value.h"
#include "serve/describe.h"
#include "serve/route.h"

static void read_api(struct arena *arena, struct buffer *text, struct value *out)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct request request = {.arena = arena};
    struct reply reply = {.code = 200};
    assert_status(describe_api(&request, &reply, &err), AVOW_OK, &err);
    assert_status(json_read(buffer_span(&reply.body), arena, out, &err), AVOW_OK, &err);
    *text = reply.body;
}

static bool has_parameter(const struct value *get, const char *name, const char *where)
{
    const struct value *parameters = value_get(get, "parameters");
    assert_non_null(parameters);
    for (size_t i = 0; i < parameters->count; i++)
        if (span_equal(value_get_text(&parameters->items[i], "name"), span_of(name)) &&
            span_equal(value_get_text(&parameters->items[i], "in"), span_of(where)))
            return true;
    return false;
}

static void every_route_and_argument_is_described(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    struct value api = {0};
    read_api(&arena, &text, &api);
    assert_span(value_get_text(&api, "openapi"), "3.1.0");
    const struct value *paths = value_get(&api, "paths");
    size_t count = 0;
    for (const struct route *route = route_table; route->path != NULL; route++, count++) {
        const struct value *get = value_get(value_get(paths, route->path), "get");
        assert_non_null(get);
        assert_non_null(value_get(value_get(get, "responses"), "200"));
        size_t wanted = 0;
        for (argument_names name = route->arguments; *name != NULL; name++, wanted++)
            assert_true(has_parameter(get, *name, "query"));
        bool has_part = span_find_byte(span_of(route->path), '{', 0) != SPAN_NONE;
        assert_int_equal(value_get(get, "parameters")->count, wanted + (has_part ? 1 : 0));
    }
    assert_int_equal(paths->count, count);
    buffer_free(&text);
    arena_free(&arena);
}

static void the_problem_is_a_schema(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    struct value api = {0};
    read_api(&arena, &text, &api);
    const struct value *problem = value_get(value_get(value_get(&api, "components"), "schemas"), "Problem");
    assert_non_null(value_get(value_get(problem, "properties"), "detail"));
    buffer_free(&text);
    arena_free(&arena);
}

static void the_search_box_names_the_host_asked(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct request request = {.host = SPAN("localhost:8080")};
    struct reply reply = {.code = 200};
    assert_status(describe_search(&request, &reply, &err), AVOW_OK, &err);
    assert_contains(reply.body.bytes, "template=\"http://localhost:8080/search?q={searchTerms}\"");
    buffer_free(&reply.body);
}

int describe_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_and_argument_is_described),
        cmocka_unit_test(the_problem_is_a_schema),
        cmocka_unit_test(the_search_box_names_the_host_asked),
    };
    return cmocka_run_group_tests_name("describe", tests, NULL, NULL);
}
