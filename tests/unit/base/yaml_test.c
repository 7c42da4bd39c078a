/* Reading YAML: types, lines, and all that is refused with its line. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/value.h"

static void a_document_is_read(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    struct span text = SPAN("title: SOC 2 report\n"
                            "draft: true\n"
                            "quoted: 'true'\n"
                            "version: 1.10\n"
                            "days: -90\n"
                            "nothing: ~\n"
                            "blank:\n"
                            "aliases: [a, \"b c\", {k: v}]\n"
                            "long: |\n"
                            "  one\n"
                            "  two\n");
    assert_status(yaml_read(text, "page.md", &arena, &root, &err), AVOW_OK, &err);
    assert_int_equal(root.count, 9);
    assert_span(value_get_text(&root, "title"), "SOC 2 report");
    assert_true(value_true(value_get(&root, "draft")));
    assert_span(value_get_text(&root, "draft"), "true");
    assert_int_equal(value_get(&root, "quoted")->type, VALUE_STRING);
    assert_span(value_get_text(&root, "version"), "1.10");
    assert_int_equal(value_integer(value_get(&root, "version"), 5), 5);
    assert_int_equal(value_integer(value_get(&root, "days"), 0), -90);
    assert_int_equal(value_get(&root, "nothing")->type, VALUE_NULL);
    assert_int_equal(value_get(&root, "blank")->type, VALUE_NULL);
    const struct value *aliases = value_get(&root, "aliases");
    assert_int_equal(aliases->count, 3);
    assert_int_equal(aliases->line, 8);
    assert_span(value_get_text(&aliases->items[2], "k"), "v");
    assert_span(value_get_text(&root, "long"), "one\ntwo\n");
    arena_free(&arena);
}

static void nothing_is_null(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "# only a comment\n", "---\n", "---\n...\n", "\xEF\xBB\xBF"};
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct value root = {.type = VALUE_MAP};
        assert_status(yaml_read(span_of(texts[i]), "f", &arena, &root, &err), AVOW_OK, &err);
        assert_int_equal(root.type, VALUE_NULL);
    }
    struct value root;
    assert_status(yaml_read(SPAN_EMPTY, "f", &arena, &root, &err), AVOW_OK, &err);
    arena_free(&arena);
}

struct refusal {
    const char *text;
    const char *place;
    const char *message;
};

static void what_is_not_plain_is_refused(void **state)
{
    (void)state;
    static const struct refusal rows[] = {
        {"a: &x 1\nb: 2\n", "f.yml:1", "anchors"},
        {"a: 1\nb: *x\n", "f.yml:2", "aliases"},
        {"a: 1\nb: !!int 2\n", "f.yml:2", "tags"},
        {"a: 1\nb:\n  - !thing {}\n", "f.yml:3", "tags"},
        {"a:\n  - &x [1]\n", "f.yml:2", "anchors"},
        {"&k a: 1\n", "f.yml:1", "anchors"},
        {"a: 1\nb: 2\na: 3\n", "f.yml:3", "keep one: a"},
        {"a: 1\nb: 2\nb: 3\na: 4\n", "f.yml:3", "keep one: b"},
        {"? [a, b]\n: 1\n", "f.yml:1", "a key must be"},
        {"a: 1\n---\nb: 2\n", "f.yml:2", "second YAML document"},
        {"a: 1\nb: [1,\n", "f.yml:3", "broken YAML"},
        {"a: 1\n\tb: 2\n", "f.yml:2", "broken YAML"},
        {"a: \"x\n", "f.yml:2", "broken YAML"},
        {"a: 1\nb: \xFF\n", "f.yml:2", "broken YAML"},
        {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "f.yml:1", "deeper than 32"},
    };
    struct arena arena = ARENA_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct avow_error err = AVOW_ERROR_INIT;
        struct value root = {.line = 77};
        assert_status(yaml_read(span_of(rows[i].text), "f.yml", &arena, &root, &err), AVOW_BAD_INPUT, &err);
        assert_string_equal(err.place, rows[i].place);
        assert_contains(err.message, rows[i].message);
        assert_int_equal(root.line, 77);
    }
    arena_free(&arena);
}

static void depth_32_is_fine(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    struct span text = SPAN("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
    assert_status(yaml_read(text, "f", &arena, &root, &err), AVOW_OK, &err);
    const struct value *inner = &root;
    for (int i = 0; i < 32; i++) {
        assert_int_equal(inner->type, VALUE_LIST);
        inner = &inner->items[0];
    }
    assert_span(inner->text, "x");
    arena_free(&arena);
}

static void a_long_name_keeps_its_line(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    const char *name = "a/very/long/path/to/a/page/that/does/not/fit/into/the/place/of/an/error/record/"
                       "because/it/is/longer/than/it.md";
    assert_status(yaml_read(SPAN("a: *x"), name, &arena, &root, &err), AVOW_BAD_INPUT, &err);
    assert_true(span_ends(span_of(err.place), SPAN("longer/than/it.md:1")));
    assert_int_equal(yaml_read(SPAN("a: *x"), name, &arena, &root, NULL), AVOW_BAD_INPUT);
    arena_free(&arena);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct value root;
    allocation_fail_from(1);
    enum avow_status status = yaml_read(SPAN("a: [1, 2]"), "f", &arena, &root, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
    arena_free(&arena);
}

int yaml_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_read),           cmocka_unit_test(nothing_is_null),
        cmocka_unit_test(what_is_not_plain_is_refused), cmocka_unit_test(depth_32_is_fine),
        cmocka_unit_test(a_long_name_keeps_its_line),   cmocka_unit_test(memory_may_run_out),
    };
    return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
