/* The JSON writer: commas, escapes, numbers, its limit. */
#include "groups.h"
#include "support/test.h"

#include "base/json_writer.h"

#include <math.h>

static void commas_are_taken_care_of(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&out);
    json_begin_map(&writer);
    json_field_text(&writer, "a", SPAN("x"));
    json_key(&writer, "list");
    json_begin_list(&writer);
    json_begin_list(&writer);
    json_end_list(&writer);
    json_integer(&writer, INT64_MIN);
    json_null(&writer);
    json_begin_map(&writer);
    json_end_map(&writer);
    json_end_list(&writer);
    json_field_boolean(&writer, "yes", true);
    json_field_boolean(&writer, "no", false);
    json_field_text(&writer, "empty", SPAN_EMPTY);
    json_field_text_or_null(&writer, "none", SPAN_EMPTY);
    json_field_text_or_null(&writer, "some", SPAN("s"));
    json_field_integer(&writer, "n", 42);
    json_key(&writer, "raw");
    json_raw(&writer, SPAN("[1]"));
    json_end_map(&writer);
    assert_span(buffer_span(&out), "{\"a\":\"x\",\"list\":[[],-9223372036854775808,null,{}],\"yes\":true,"
                                   "\"no\":false,\"empty\":\"\",\"none\":null,\"some\":\"s\",\"n\":42,"
                                   "\"raw\":[1]}");
    buffer_free(&out);
}

struct text_row {
    struct span text;
    const char *json;
};

static void strings_are_safe(void **state)
{
    (void)state;
    static const struct text_row rows[] = {
        {SPAN_INIT("é😀 / a/b"), "\"é😀 / a/b\""},
        {SPAN_INIT("\"\\"), "\"\\\"\\\\\""},
        {SPAN_INIT("\b\t\n\f\r"), "\"\\b\\t\\n\\f\\r\""},
        {SPAN_INIT("\0\x01\x1F\x7F"), "\"\\u0000\\u0001\\u001f\x7F\""},
        {SPAN_INIT("</script>"), "\"<\\/script>\""},
        {SPAN_INIT("a\xE2\x80\xA8"
                   "b\xE2\x80\xA9"),
         "\"a\\u2028b\\u2029\""},
        {SPAN_INIT("a\xFF"
                   "b\xC3"),
         "\"a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD\""},
        {SPAN_INIT("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = BUFFER_INIT;
        struct json_writer writer = json_writer_to(&out);
        json_string(&writer, rows[i].text);
        assert_span(buffer_span(&out), rows[i].json);
        buffer_free(&out);
    }
}

struct number_row {
    double number;
    int digits;
    const char *json;
};

static void numbers_are_short(void **state)
{
    (void)state;
    const struct number_row rows[] = {
        {0.5, 3, "0.5"},      {2.0, 3, "2"},          {100.0, 0, "100"},
        {-0.0001, 2, "0"},    {-1.25, 2, "-1.25"},    {1e21, 1, "1000000000000000000000"},
        {0.125, 17, "0.125"}, {10.0, 3, "10"},        {0.126, -4, "0"},
        {NAN, 2, "null"},     {-INFINITY, 2, "null"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = BUFFER_INIT;
        struct json_writer writer = json_writer_to(&out);
        json_number(&writer, rows[i].number, rows[i].digits);
        assert_span(buffer_span(&out), rows[i].json);
        buffer_free(&out);
    }
}

static void levels_are_limited(void **state)
{
    (void)state;
    struct buffer out = BUFFER_INIT;
    struct json_writer writer = json_writer_to(&out);
    for (int i = 0; i < 32; i++)
        json_begin_list(&writer);
    json_integer(&writer, 1);
    json_integer(&writer, 2);
    assert_false(out.failed);
    assert_true(span_ends(buffer_span(&out), SPAN("[1,2")));
    json_begin_list(&writer);
    assert_true(out.failed);
    buffer_free(&out);
}

/* The same calls for text and for a tree. */
static void write_all(struct json_writer *writer)
{
    json_begin_map(writer);
    json_field_text(writer, "text", SPAN("a \"quoted\" </script> line\n"));
    json_field_text_or_null(writer, "none", SPAN_EMPTY);
    json_field_text(writer, "empty", SPAN_EMPTY);
    json_field_integer(writer, "whole", -7);
    json_field_number(writer, "part", 2.5, 3);
    json_field_texts(writer, "texts", (const struct span[]){SPAN("one"), SPAN_EMPTY}, 2);
    json_field_texts(writer, "no texts", NULL, 0);
    json_field_boolean(writer, "yes", true);
    json_key(writer, "list");
    json_begin_list(writer);
    for (int i = 0; i < 20; i++) {
        json_begin_map(writer);
        json_field_integer(writer, "i", i);
        json_end_map(writer);
    }
    json_begin_list(writer);
    json_end_list(writer);
    json_raw(writer, SPAN("{\"raw\":[1,null]}"));
    json_end_list(writer);
    json_end_map(writer);
}

static void assert_same(const struct value *a, const struct value *b)
{
    assert_int_equal(a->type, b->type);
    assert_int_equal(a->boolean, b->boolean);
    assert_true(span_equal(a->text, b->text));
    assert_true(a->number >= b->number && a->number <= b->number);
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++) {
        if (a->type == VALUE_MAP)
            assert_true(span_equal(a->keys[i], b->keys[i]));
        assert_same(&a->items[i], &b->items[i]);
    }
}

static void a_tree_is_what_its_text_says(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct buffer out = BUFFER_INIT;
    struct buffer unused = BUFFER_INIT;
    struct json_tree tree = {.arena = &arena};
    struct value read = {0};
    struct json_writer text = json_writer_to(&out);
    struct json_writer values = json_writer_to_tree(&tree, &unused);
    write_all(&text);
    write_all(&values);
    assert_false(unused.failed);
    assert_int_equal(unused.size, 0);
    assert_status(json_read(buffer_span(&out), &arena, &read, &err), AVOW_OK, &err);
    assert_same(&tree.root, &read);
    buffer_free(&out);
    arena_free(&arena);
}

static void levels_of_a_tree_are_limited(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct buffer unused = BUFFER_INIT;
    struct json_tree tree = {.arena = &arena};
    struct json_writer writer = json_writer_to_tree(&tree, &unused);
    for (int i = 0; i < JSON_LEVELS; i++)
        json_begin_list(&writer);
    assert_false(unused.failed);
    json_begin_list(&writer);
    assert_true(unused.failed);
    arena_free(&arena);
}

int json_writer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commas_are_taken_care_of),
        cmocka_unit_test(strings_are_safe),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(levels_are_limited),
        cmocka_unit_test(a_tree_is_what_its_text_says),
        cmocka_unit_test(levels_of_a_tree_are_limited),
    };
    return cmocka_run_group_tests_name("json_writer", tests, NULL, NULL);
}
