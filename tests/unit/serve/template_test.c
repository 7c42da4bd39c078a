/* Templates: what is refused at the start, what is true, what is escaped. */
#include "unit/serve/view_tests.h"

#include "support/test.h"

#include "serve/template.h"

#include <stdio.h>
#include <string.h>

static enum avow_status open_text(const char *text, struct template_set **set, struct avow_error *err)
{
    const struct embedded_file files[] = {
        {"page.mustache", text, strlen(text), ""},
        {"part.mustache", "[{{inner}}]\n", 12, ""},
        {"circle.mustache", "{{#never}}{{>part}}{{/never}}", 29, ""},
        {"style.css", "{{{", 3, ""},
        {0},
    };
    return template_set_open(files, set, err);
}

/* Render `text` over `json` into `out`. */
static void render(const char *text, const char *json, struct buffer *out)
{
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct template_set *set = NULL;
    struct value value;
    assert_status(open_text(text, &set, &err), AVOW_OK, &err);
    assert_status(json_read(span_of(json), &arena, &value, &err), AVOW_OK, &err);
    assert_status(template_render(set, "page", &value, out, &err), AVOW_OK, &err);
    template_set_close(set);
    arena_free(&arena);
}

static void broken_templates_are_named(void **state)
{
    static const struct {
        const char *text;
        const char *says;
    } broken[] = {
        {"{{name", "not closed"},
        {"{{#a}}x", "a"},
        {"x{{/a}}", "a"},
        {"{{#a}}{{/b}}", "a"},
        {"{{{name}}}", "forbidden"},
        {"{{&name}}", "forbidden"},
        {"{{ & name}}", "forbidden"},
        {"{{=<% %>=}}", "forbidden"},
        {"{{ = | | = }}", "forbidden"},
        {"{{>nowhere}}", "nowhere"},
        {"{{> page }}", "includes itself"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        struct avow_error err = AVOW_ERROR_INIT;
        struct template_set *set = NULL;
        assert_status(open_text(broken[i].text, &set, &err), AVOW_INTERNAL, &err);
        assert_contains(err.message, "page.mustache");
        assert_contains(err.message, broken[i].says);
        assert_null(set);
    }
}

static void what_is_empty_is_false(void **state)
{
    static const char *const empty[] = {"\"\"", "0", "0.0", "null", "false", "[]"};
    static const char *const full[] = {"\"0\"", "\" \"", "1", "-1", "true", "[\"x\"]", "{}"};
    (void)state;
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        char json[64];
        struct buffer out = BUFFER_INIT;
        snprintf(json, sizeof json, "{\"a\":%s}", empty[i]);
        render("{{#a}}yes{{/a}}{{^a}}no{{/a}}", json, &out);
        assert_string_equal(out.bytes, "no");
        buffer_free(&out);
    }
    for (size_t i = 0; i < sizeof full / sizeof *full; i++) {
        char json[64];
        struct buffer out = BUFFER_INIT;
        snprintf(json, sizeof json, "{\"a\":%s}", full[i]);
        render("{{#a}}yes{{/a}}{{^a}}no{{/a}}", json, &out);
        assert_string_equal(out.bytes, "yes");
        buffer_free(&out);
    }
}

static void text_is_escaped_and_never_read_again(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    render("<p title=\"{{a}}\">{{a}}</p>", "{\"a\":\"<&>\\\"' {{b}} {{{b}}}\",\"b\":\"x\"}", &out);
    assert_string_equal(out.bytes, "<p title=\"&lt;&amp;&gt;&quot;&#39; {{b}} {{{b}}}\">"
                                   "&lt;&amp;&gt;&quot;&#39; {{b}} {{{b}}}</p>");
    buffer_free(&out);
}

static void an_empty_name_hides_the_one_further_out(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    render("{{#items}}({{a}}{{^a}}-{{/a}}){{/items}}",
           "{\"a\":\"outer\",\"items\":[{\"a\":\"\"},{\"a\":\"inner\"},{\"a\":null},{\"b\":1}]}", &out);
    assert_string_equal(out.bytes, "(-)(inner)(-)(outer)");
    buffer_free(&out);
}

static void partials_stand_in_their_place(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    render("{{! a comment }}\n  <b>{{>part}}{{> part}}</b>\n", "{\"inner\":\"<\"}", &out);
    assert_string_equal(out.bytes, "<b>[&lt;][&lt;]</b>\n");
    buffer_free(&out);
}

static void numbers_and_lists_are_shown(void **state)
{
    struct buffer out = BUFFER_INIT;
    (void)state;
    render("{{n}}{{#list}} {{.}}{{/list}}", "{\"n\":12.5,\"list\":[\"a\",\"b\"]}", &out);
    assert_string_equal(out.bytes, "12.5 a b");
    buffer_free(&out);
}

static void an_unknown_template_is_a_fault(void **state)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct template_set *set = NULL;
    struct buffer out = BUFFER_INIT;
    struct value map = {.type = VALUE_MAP};
    (void)state;
    assert_status(open_text("x", &set, &err), AVOW_OK, &err);
    assert_status(template_render(set, "style", &map, &out, &err), AVOW_INTERNAL, &err);
    assert_contains(err.message, "style");
    template_set_close(set);
    template_set_close(NULL);
    buffer_free(&out);
}

int template_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_templates_are_named),
        cmocka_unit_test(what_is_empty_is_false),
        cmocka_unit_test(text_is_escaped_and_never_read_again),
        cmocka_unit_test(an_empty_name_hides_the_one_further_out),
        cmocka_unit_test(partials_stand_in_their_place),
        cmocka_unit_test(numbers_and_lists_are_shown),
        cmocka_unit_test(an_unknown_template_is_a_fault),
    };
    return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
