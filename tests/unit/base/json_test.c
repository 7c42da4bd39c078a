/* Reading JSON, and looking things up in the tree. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/value.h"

#include <string.h>

static void a_tree_is_read(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    struct span text = SPAN("{\"z\":1,\"a\":[true,false,null,\"caf\\u00e9\",-2.5],\"m\":{}, \"l\":[]}");
    assert_status(json_read(text, &arena, &root, &err), AVOW_OK, &err);
    assert_int_equal(root.type, VALUE_MAP);
    assert_int_equal(root.count, 4);
    assert_span(root.keys[0], "z"); /* the order of the text */
    const struct value *list = value_get(&root, "a");
    assert_int_equal(list->count, 5);
    assert_true(value_true(&list->items[0]));
    assert_false(value_true(&list->items[1]));
    assert_int_equal(list->items[2].type, VALUE_NULL);
    assert_span(value_text(&list->items[3]), "café");
    assert_span(value_text(&list->items[4]), "-2.5");
    assert_int_equal(value_get(&root, "m")->type, VALUE_MAP);
    assert_int_equal(value_get(&root, "l")->count, 0);
    arena_free(&arena);
}

static void absent_things_are_empty(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    assert_status(json_read(SPAN("{\"a\":[1],\"n\":null,\"d\":1.5,\"t\":\"2\"}"), &arena, &root, &err),
                  AVOW_OK, &err);
    assert_null(value_get(&root, "b"));
    assert_null(value_get(NULL, "b"));
    assert_null(value_get(value_get(&root, "a"), "b"));
    assert_span(value_get_text(&root, "a"), "");
    assert_span(value_get_text(&root, "n"), "");
    assert_span(value_text(NULL), "");
    assert_false(value_true(NULL));
    assert_true(value_get_number(&root, "d") == 1.5);
    assert_true(value_get_number(&root, "t") == 0);
    assert_true(value_get_number(&root, "b") == 0);
    arena_free(&arena);
}

struct integer_row {
    const char *json;
    int64_t number;
};

static void whole_numbers_are_exact(void **state)
{
    (void)state;
    static const struct integer_row rows[] = {
        {"0", 0},      {"-7", -7},     {"9223372036854775807", INT64_MAX},
        {"2.0", 2},    {"1e3", 1000},  {"-9223372036854775807", -INT64_MAX},
        {"2.5", -99},  {"1e300", -99}, {"\"5\"", -99},
        {"true", -99}, {"null", -99},  {"[5]", -99},
    };
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value;
        assert_status(json_read(span_of(rows[i].json), &arena, &value, &err), AVOW_OK, &err);
        assert_true(value_integer(&value, -99) == rows[i].number);
    }
    assert_true(value_integer(NULL, 3) == 3);
    arena_free(&arena);
}

static void broken_json_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",       "{",   "{\"a\":1,}",  "{\"a\":1} x", "{\"a\":1,\"a\":2}", "\"\xFF\"",
        "[1,,2]", "nul", "\"\\u0000\"", "'a'",         "[1e999]",           "99999999999999999999",
    };
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value value = {.line = 77};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_status(json_read(span_of(texts[i]), &arena, &value, &err), AVOW_BAD_INPUT, &err);
    assert_status(json_read(SPAN_EMPTY, &arena, &value, &err), AVOW_BAD_INPUT, &err);
    assert_status(json_read(SPAN("{\n \"a\": ?}"), &arena, &value, &err), AVOW_BAD_INPUT, &err);
    assert_contains(err.message, "line 2, column 7");
    assert_int_equal(value.line, 77);
    arena_free(&arena);
}

static void depth_is_limited(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value value;
    char text[400];
    memset(text, '[', 65);
    memset(text + 65, ']', 65);
    assert_status(json_read((struct span){text + 1, 128}, &arena, &value, &err), AVOW_OK, &err);
    assert_status(json_read((struct span){text, 130}, &arena, &value, &err), AVOW_BAD_INPUT, &err);
    assert_contains(err.message, "line 1, column 65");
    memset(text, '[', sizeof text);
    text[0] = text[sizeof text - 1] = '"'; /* brackets in a string are no depth */
    assert_status(json_read((struct span){text, sizeof text}, &arena, &value, &err), AVOW_OK, &err);
    assert_status(json_read(SPAN("\"\\\"[\\\\\""), &arena, &value, &err), AVOW_OK, &err);
    arena_free(&arena);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value value;
    allocation_fail_from(1);
    enum avow_status status = json_read(SPAN("{\"a\":[1,\"b\"]}"), &arena, &value, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
    arena_free(&arena);
}

int json_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_is_read),          cmocka_unit_test(absent_things_are_empty),
        cmocka_unit_test(whole_numbers_are_exact), cmocka_unit_test(broken_json_is_refused),
        cmocka_unit_test(depth_is_limited),        cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
