/* Hostile text: whatever stands in an answer or in an address stays text. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include <string.h>

static const char *const payloads[] = {
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "</textarea></title></style><svg onload=alert(1)>",
    "<!--",
    "javascript:alert(1)",
    "https://example.com/\"onmouseover=\"alert(1)",
    "{{{query}}}{{&query}}{{>head}}",
    "<mark>not ours</mark>",
    "&lt;b&gt;",
};

enum { PAYLOAD_COUNT = sizeof payloads / sizeof *payloads };

/* Fields whose words steer the page; the rest of the answer is only shown. */
static bool is_steering(struct span key)
{
    static const char *const keys[] = {"verdict", "type", "kind"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (span_equal(key, span_of(keys[i])))
            return true;
    return false;
}

static void replace(void *context, struct span key, struct value *value)
{
    const char *payload = context;
    if (value->type == VALUE_STRING && !is_steering(key))
        value->text = span_of(payload);
}

static void render_hostile(enum page page, const char *payload, struct fixture *fixture)
{
    fixture_open(fixture, page_targets[page]);
    struct value answer = fixture_json(fixture, rich_answers[page]);
    struct argument arguments[32];
    size_t count = fixture->request.argument_count;
    assert_true(count <= 32);
    for (size_t i = 0; i < count; i++)
        arguments[i] = (struct argument){fixture->request.arguments[i].name, span_of(payload)};
    fixture->request.arguments = arguments;
    tree_walk(&answer, replace, (void *)(uintptr_t)payload);
    struct value map = page_map(fixture, page, &answer);
    fixture_render(fixture, page_names[page], &map);
    fixture->request.arguments = NULL;
}

static void hostile_text_stays_text(void **state)
{
    static const char *const never[] = {"<script>alert",     "<img",      "<svg onload",   "<!--",
                                        "href=\"javascript", "<mark>not", "\"onmouseover", "&lt;b>"};
    (void)state;
    for (int page = 0; page < PAGE_COUNT; page++)
        for (size_t i = 0; i < PAYLOAD_COUNT; i++) {
            struct fixture fixture;
            render_hostile((enum page)page, payloads[i], &fixture);
            for (size_t j = 0; j < sizeof never / sizeof *never; j++)
                if (strstr(fixture.html.bytes, never[j]) != NULL)
                    fail_msg("page %s holds %s", page_names[page], never[j]);
            fixture_close(&fixture);
        }
}

static size_t count_of(const char *text, char byte)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        count += *text == byte;
    return count;
}

/* Markup does not depend on what is shown: as many tags and quotes with hostile as with harmless text. */
static void markup_is_the_same_for_all_text(void **state)
{
    (void)state;
    for (int page = 0; page < PAGE_COUNT; page++) {
        struct fixture harmless;
        struct fixture hostile;
        render_hostile((enum page)page, "harmless", &harmless);
        render_hostile((enum page)page, "\"'<b>&</b>", &hostile);
        assert_int_equal(count_of(hostile.html.bytes, '<'), count_of(harmless.html.bytes, '<'));
        assert_int_equal(count_of(hostile.html.bytes, '"'), count_of(harmless.html.bytes, '"'));
        fixture_close(&harmless);
        fixture_close(&hostile);
    }
}

static void pages_are_sound(void **state)
{
    (void)state;
    for (int page = 0; page < PAGE_COUNT; page++) {
        struct fixture fixture;
        fixture_open(&fixture, page_targets[page]);
        struct value answer = fixture_json(&fixture, rich_answers[page]);
        struct value map = page_map(&fixture, (enum page)page, &answer);
        assert_sound_html(fixture_render(&fixture, page_names[page], &map));
        fixture_close(&fixture);
    }
}

/* An answer without anything in it still makes a page. */
static void pages_stand_without_facts(void **state)
{
    static const char *const answers[] = {
        "{}", "[]", "null", "{\"results\":[{}],\"statements\":[{}],\"latest\":[{}],\"questions\":[null]}",
        "{\"standards\":[{}],\"versions\":[{},{}],\"query\":7,\"facets\":[]}"};
    (void)state;
    for (int page = 0; page < PAGE_COUNT; page++)
        for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
            struct fixture fixture;
            fixture_open(&fixture, "/");
            struct value answer = fixture_json(&fixture, answers[i]);
            struct value map = page_map(&fixture, (enum page)page, &answer);
            assert_sound_html(fixture_render(&fixture, page_names[page], &map));
            fixture_close(&fixture);
        }
}

int view_escape_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_text_stays_text),
        cmocka_unit_test(markup_is_the_same_for_all_text),
        cmocka_unit_test(pages_are_sound),
        cmocka_unit_test(pages_stand_without_facts),
    };
    return cmocka_run_group_tests_name("view escaping", tests, NULL, NULL);
}
