/* Text to blocks: paragraphs, lists, tables, marks that cross their borders. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include "serve/view_text.h"

/* The blocks of `text` with `marks` as HTML. */
static void check(const char *text, const char *marks, const char *expected)
{
    struct fixture fixture;
    fixture_open(&fixture, "/");
    struct value list = fixture_json(&fixture, marks);
    struct value blocks = text_blocks(&fixture.view, text_of_marks(&fixture.view, span_of(text), &list));
    struct buffer all = BUFFER_INIT;
    for (size_t i = 0; i < blocks.count; i++)
        buffer_append_string(&all, fixture_render(&fixture, "block", &blocks.items[i]));
    assert_string_equal(all.bytes != NULL ? all.bytes : "", expected);
    buffer_free(&all);
    fixture_close(&fixture);
}

static void blocks_are_parted(void **state)
{
    (void)state;
    check("", "[]", "");
    check("One.\n\nTwo\nlines.", "[]", "<p>One.</p>\n<p>Two lines.</p>\n");
    check("Intro:\n\n- one\n- two\n\nEnd.", "[]",
          "<p>Intro:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>End.</p>\n");
    check("1. one\n2) two", "[]", "<ul class=\"plain\">\n<li>1. one</li>\n<li>2) two</li>\n</ul>\n");
    check("- one\n  - two\n    2. three", "[]",
          "<ul>\n<li>one</li>\n<li class=\"inner\">two</li>\n</ul>\n<ul class=\"plain\">\n"
          "<li class=\"deep\">2. three</li>\n</ul>\n");
    check("Intro:\n- one", "[]", "<p>Intro:</p>\n<ul>\n<li>one</li>\n</ul>\n");
}

static void rows_become_tables(void **state)
{
    (void)state;
    check(
        "a | b\nc |  | d", "[]",
        "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table of this passage\">\n"
        "<table>\n<tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td></td><td>d</td></tr>\n</table>\n</div>\n");
}

static void marks_are_kept_to_their_bytes(void **state)
{
    (void)state;
    check("ab cd", "[[0,2]]", "<p><mark>ab</mark> cd</p>\n");
    check("ab cd", "[[0,2],[3,5]]", "<p><mark>ab</mark> <mark>cd</mark></p>\n");
    check("- ab\n- cd", "[[2,9]]", "<ul>\n<li><mark>ab</mark></li>\n<li><mark>cd</mark></li>\n</ul>\n");
    check("a < b", "[[2,3]]", "<p>a <mark>&lt;</mark> b</p>\n");
}

static void marks_that_do_not_fit_are_left_out(void **state)
{
    (void)state;
    check("ab", "[[0,3]]", "<p>ab</p>\n");
    check("ab", "[[1,1],[-1,1],[2,1],\"x\",[1],null]", "<p>ab</p>\n");
    check("abc", "[[1,2],[0,1]]", "<p>a<mark>b</mark>c</p>\n");
}

int view_text_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_parted),
        cmocka_unit_test(rows_become_tables),
        cmocka_unit_test(marks_are_kept_to_their_bytes),
        cmocka_unit_test(marks_that_do_not_fit_are_left_out),
    };
    return cmocka_run_group_tests_name("view text", tests, NULL, NULL);
}
