/* Routes: every path finds its own, ids keep their slashes, nothing else is found. */
#include "groups.h"
#include "support/test.h"

#include "serve/route.h"

static void paths_find_their_route(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        const char *route; /* NULL: none */
        const char *rest;
    } rows[] = {
        {"/", "/", ""},
        {"/search", "/search", ""},
        {"/api/v1/search", "/api/v1/search", ""},
        {"/api/v1/statements/offerings/iso-22301#faq-can-i", "/api/v1/statements/{id}",
         "offerings/iso-22301#faq-can-i"},
        {"/pages/offerings/iso-22301", "/pages/{id}", "offerings/iso-22301"},
        {"/pages/../../etc/passwd", "/pages/{id}", "../../etc/passwd"},
        {"/pages/offerings/iso-22301/diff", "/pages/{id}/diff", "offerings/iso-22301"},
        {"/api/v1/pages/offerings/iso-22301/versions", "/api/v1/pages/{id}/versions", "offerings/iso-22301"},
        {"/pages/diff", "/pages/{id}", "diff"},
        {"/pages//diff", "/pages/{id}", "/diff"},
        {"/assets/style.css", "/assets/{name}", "style.css"},
        {"/favicon.ico", "/favicon.ico", ""},
        {"/pages/", NULL, NULL},
        {"/pages", NULL, NULL},
        {"/search/", NULL, NULL},
        {"/Search", NULL, NULL},
        {"//", NULL, NULL},
        {"/api/v1/", NULL, NULL},
        {"/../healthz", NULL, NULL},
        {"", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span rest = SPAN_EMPTY;
        const struct route *route = route_find(span_of(rows[i].path), &rest);
        assert_true((route != NULL) == (rows[i].route != NULL));
        if (route != NULL) {
            assert_string_equal(route->path, rows[i].route);
            assert_span(rest, rows[i].rest);
        }
    }
}

static void rows_are_whole_and_reachable(void **state)
{
    (void)state;
    for (const struct route *route = route_table; route->path != NULL; route++) {
        struct span rest = SPAN_EMPTY;
        assert_true(route_find(span_of(route->path), &rest) == route);
        assert_non_null(route->handler);
        assert_non_null(route->answer);
        for (argument_names name = route->arguments; *name != NULL; name++)
            assert_non_null(argument_find(span_of(*name)));
    }
}

int route_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_find_their_route),
        cmocka_unit_test(rows_are_whole_and_reachable),
    };
    return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
