/* Names: every name a template uses is one that a view makes, and every one that a view makes is used. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include <string.h>

enum { MOST_NAMES = 512 };

extern const struct embedded_file web_files[];

struct names {
    struct span items[MOST_NAMES];
    size_t count;
};

static bool names_hold(const struct names *names, struct span name)
{
    for (size_t i = 0; i < names->count; i++)
        if (span_equal(names->items[i], name))
            return true;
    return false;
}

static void names_add(struct names *names, struct span name)
{
    if (name.size == 0 || names_hold(names, name))
        return;
    assert_true(names->count < MOST_NAMES);
    names->items[names->count++] = name;
}

static void add_key(void *context, struct span key, struct value *value)
{
    (void)value;
    names_add(context, key);
}

/* The names in the tags of a template, without those of comments and partials. */
static void add_tags(struct names *names, struct span text)
{
    for (size_t at = 0; (at = span_find(text, SPAN("{{"), at)) != SPAN_NONE;) {
        size_t end = span_find(text, SPAN("}}"), at);
        struct span words = span_part(text, at + 2, end);
        at = end;
        if (words.bytes[0] == '!' || words.bytes[0] == '>')
            continue;
        bool has_sign = strchr("#^/", words.bytes[0]) != NULL;
        names_add(names, span_trim(span_part(words, has_sign ? 1 : 0, words.size)));
    }
}

static void read_templates(struct names *used)
{
    for (const struct embedded_file *file = web_files; file->name != NULL; file++)
        if (span_ends(span_of(file->name), SPAN(".mustache")))
            add_tags(used, (struct span){file->bytes, file->size});
}

static void templates_and_views_agree_on_names(void **state)
{
    static struct names used;
    static struct names made;
    struct fixture fixtures[PAGE_COUNT];
    (void)state;
    read_templates(&used);
    assert_true(used.count > 100);
    for (int page = 0; page < PAGE_COUNT; page++) {
        fixture_open(&fixtures[page], page_targets[page]);
        struct value answer = fixture_json(&fixtures[page], rich_answers[page]);
        struct value map = page_map(&fixtures[page], (enum page)page, &answer);
        tree_walk(&map, add_key, &made);
    }
    for (size_t i = 0; i < used.count; i++)
        if (!names_hold(&made, used.items[i]))
            fail_msg("no view makes {{%.*s}}", SPAN_ARG(used.items[i]));
    for (size_t i = 0; i < made.count; i++)
        if (!names_hold(&used, made.items[i]))
            fail_msg("no template uses %.*s", SPAN_ARG(made.items[i]));
    for (int page = 0; page < PAGE_COUNT; page++)
        fixture_close(&fixtures[page]);
}

/* The name of an attribute's value never stands without quotes. */
static void attributes_are_quoted(void **state)
{
    (void)state;
    for (const struct embedded_file *file = web_files; file->name != NULL; file++)
        if (span_ends(span_of(file->name), SPAN(".mustache")))
            assert_int_equal(span_find((struct span){file->bytes, file->size}, SPAN("={{"), 0), SPAN_NONE);
}

static void every_template_says_what_it_is_for(void **state)
{
    (void)state;
    for (const struct embedded_file *file = web_files; file->name != NULL; file++)
        if (span_ends(span_of(file->name), SPAN(".mustache")))
            assert_true(span_starts((struct span){file->bytes, file->size}, SPAN("{{! ")));
}

int view_names_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(templates_and_views_agree_on_names),
        cmocka_unit_test(attributes_are_quoted),
        cmocka_unit_test(every_template_says_what_it_is_for),
    };
    return cmocka_run_group_tests_name("view names", tests, NULL, NULL);
}
