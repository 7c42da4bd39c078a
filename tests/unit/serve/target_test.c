/* URLs: what is decoded, what is refused and by which name. */
#include "groups.h"
#include "support/test.h"

#include "serve/target.h"

#include <string.h>

static void read_ok(const char *sent, struct arena *arena, struct target *target)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(target_read(span_of(sent), arena, target, &err), AVOW_OK, &err);
}

static void paths_are_decoded_once(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct target target = {0};
    read_ok("/pages/offerings%2Fiso-22301%23faq", &arena, &target);
    assert_span(target.path, "/pages/offerings/iso-22301#faq");
    assert_int_equal(target.argument_count, 0);
    read_ok("/a%252Fb+c", &arena, &target);
    assert_span(target.path, "/a%2Fb+c");
    read_ok("/%2e%2e/%C3%A4", &arena, &target);
    assert_span(target.path, "/../\xC3\xA4");
    read_ok("/?", &arena, &target);
    assert_span(target.path, "/");
    assert_span(target.query, "");
    arena_free(&arena);
}

static void arguments_are_decoded_in_order(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct target target = {0};
    read_ok("/search?q=a+b%2Bc&&standard=x&standard=y&empty=&none&a=b=c?d", &arena, &target);
    assert_span(target.query, "q=a+b%2Bc&&standard=x&standard=y&empty=&none&a=b=c?d");
    static const char *const expected[][2] = {{"q", "a b+c"}, {"standard", "x"}, {"standard", "y"},
                                              {"empty", ""},  {"none", ""},      {"a", "b=c?d"}};
    assert_int_equal(target.argument_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < target.argument_count; i++) {
        assert_span(target.arguments[i].name, expected[i][0]);
        assert_span(target.arguments[i].value, expected[i][1]);
    }
    arena_free(&arena);
}

static void pasted_line_ends_are_spaces(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct target target = {0};
    read_ok("/search?q=one%0D%0Atwo%09three", &arena, &target);
    assert_span(target.arguments[0].value, "one  two three");
    arena_free(&arena);
}

static void broken_targets_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *sent;
        const char *place;
    } rows[] = {
        {"", ""},
        {"search", ""},
        {"*", ""},
        {"http://localhost/", ""},
        {"/%", ""},
        {"/%4", ""},
        {"/%zz", ""},
        {"/%00", ""},
        {"/a%0Ab", ""},
        {"/a b", ""},
        {"/a\tb", ""},
        {"/%7F", ""},
        {"/%FF", ""},
        {"/%C3", ""},
        {"/%ED%A0%80", ""},
        {"/search?q=%00", "q"},
        {"/search?q=a&standard=%1B", "standard"},
        {"/search?q=100%", "q"},
        {"/search?q=%C3%28", "q"},
        {"/search?q%00=a", ""},
        {"/search?%FF=a", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena = ARENA_INIT;
        struct target target = {.argument_count = 99};
        struct avow_error err = AVOW_ERROR_INIT;
        assert_status(target_read(span_of(rows[i].sent), &arena, &target, &err), AVOW_USAGE, &err);
        assert_string_equal(err.place, rows[i].place);
        assert_int_equal(target.argument_count, 99);
        arena_free(&arena);
    }
}

static void arguments_are_counted(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer sent = BUFFER_INIT;
    struct target target = {0};
    struct avow_error err = AVOW_ERROR_INIT;
    buffer_append_string(&sent, "/search?");
    for (int i = 0; i < TARGET_ARGUMENTS_MOST; i++)
        buffer_append_string(&sent, "page=x&");
    read_ok(sent.bytes, &arena, &target);
    assert_int_equal(target.argument_count, TARGET_ARGUMENTS_MOST);
    buffer_append_string(&sent, "page=x");
    assert_status(target_read(buffer_span(&sent), &arena, &target, &err), AVOW_USAGE, &err);
    buffer_free(&sent);
    arena_free(&arena);
}

int target_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_are_decoded_once),      cmocka_unit_test(arguments_are_decoded_in_order),
        cmocka_unit_test(pasted_line_ends_are_spaces), cmocka_unit_test(broken_targets_are_refused),
        cmocka_unit_test(arguments_are_counted),
    };
    return cmocka_run_group_tests_name("target", tests, NULL, NULL);
}
