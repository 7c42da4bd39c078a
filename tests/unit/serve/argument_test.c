/* The arguments that routes take: known to the search, refused by name elsewhere. */
#include "groups.h"
#include "support/test.h"

#include "search/request.h"
#include "serve/argument.h"

#include <string.h>

static void every_search_argument_is_known_to_the_search(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    for (argument_names name = arguments_of_search; *name != NULL; name++) {
        struct search_request search = SEARCH_REQUEST_INIT;
        struct avow_error err = AVOW_ERROR_INIT;
        assert_non_null(argument_find(span_of(*name)));
        assert_status(search_request_take(&search, span_of(*name), SPAN_EMPTY, &arena, &err), AVOW_OK, &err);
    }
    arena_free(&arena);
}

static void every_filter_is_an_argument(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    for (int filter = 0; filter < FILTER_COUNT; filter++) {
        struct argument argument = {search_filter_name((enum search_filter)filter), SPAN("x")};
        assert_status(argument_check(arguments_of_search, &argument, 1, &arena, &err), AVOW_OK, &err);
    }
    arena_free(&arena);
}

static void the_words_of_the_table_are_those_of_the_search(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    for (argument_names name = arguments_of_search; *name != NULL; name++) {
        const struct argument_row *row = argument_find(span_of(*name));
        for (const char *const *word = row->words; word != NULL && *word != NULL; word++) {
            struct search_request search = SEARCH_REQUEST_INIT;
            struct avow_error err = AVOW_ERROR_INIT;
            assert_status(search_request_take(&search, span_of(*name), span_of(*word), &arena, &err), AVOW_OK,
                          &err);
        }
    }
    arena_free(&arena);
}

static void unknown_names_are_refused_by_name(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct argument slip = {SPAN("standrad"), SPAN("iso-22301")};
    assert_status(argument_check(arguments_of_search, &slip, 1, &arena, &err), AVOW_USAGE, &err);
    assert_string_equal(err.place, "standrad");
    assert_contains(err.message, "did you mean \"standard\"");
    struct argument other = {SPAN("limit"), SPAN("3")};
    assert_status(argument_check(arguments_of_day, &other, 1, &arena, &err), AVOW_USAGE, &err);
    assert_string_equal(err.place, "limit");
    assert_contains(err.message, "/openapi.json");
    arena_free(&arena);
}

static void long_values_are_refused_by_name(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    char text[SEARCH_QUERY_LIMIT + 1];
    memset(text, 'x', sizeof text);
    struct argument fits = {SPAN("q"), {text, SEARCH_QUERY_LIMIT}};
    struct argument is_long = {SPAN("q"), {text, SEARCH_QUERY_LIMIT + 1}};
    assert_status(argument_check(arguments_of_suggest, &fits, 1, &arena, &err), AVOW_OK, &err);
    assert_status(argument_check(arguments_of_suggest, &is_long, 1, &arena, &err), AVOW_USAGE, &err);
    assert_string_equal(err.place, "q");
    arena_free(&arena);
}

int argument_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_search_argument_is_known_to_the_search),
        cmocka_unit_test(every_filter_is_an_argument),
        cmocka_unit_test(the_words_of_the_table_are_those_of_the_search),
        cmocka_unit_test(unknown_names_are_refused_by_name),
        cmocka_unit_test(long_values_are_refused_by_name),
    };
    return cmocka_run_group_tests_name("argument", tests, NULL, NULL);
}
