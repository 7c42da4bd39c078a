/* Links: what is kept, what is changed, how it is encoded, what may be followed. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include "serve/view_link.h"

static void check(const char *target, struct link_edit edit, const char *expected)
{
    struct fixture fixture;
    fixture_open(&fixture, target);
    assert_span(link_search(&fixture.view, "/search", &edit, edit.name != NULL ? 1 : 0), expected);
    fixture_close(&fixture);
}

static void edits_change_one_argument(void **state)
{
    const char *two = "/search?q=a&kind=faq&kind=scope&offset=20";
    (void)state;
    check(two, (struct link_edit){0}, "/search?q=a&kind=faq&kind=scope");
    check(two, (struct link_edit){"kind", SPAN("faq"), LINK_DROP}, "/search?q=a&kind=scope");
    check(two, (struct link_edit){"kind", SPAN("control"), LINK_ADD},
          "/search?q=a&kind=faq&kind=scope&kind=control");
    check(two, (struct link_edit){"kind", SPAN("control"), LINK_SET}, "/search?q=a&kind=control");
    check(two, (struct link_edit){"kind", SPAN_EMPTY, LINK_SET}, "/search?q=a");
    check(two, (struct link_edit){"offset", SPAN("10"), LINK_SET},
          "/search?q=a&kind=faq&kind=scope&offset=10");
    check("/search?q=", (struct link_edit){0}, "/search");
}

static void everything_unsafe_is_encoded(void **state)
{
    (void)state;
    check("/search?q=a+%26+b%3D%22%3C%23%25%2B%C3%A9&standard=iso-27001:2013", (struct link_edit){0},
          "/search?q=a%20%26%20b%3D%22%3C%23%25%2B%C3%A9&standard=iso-27001:2013");
}

static void ids_become_paths(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/");
    struct view *view = &fixture.view;
    assert_span(link_page(view, SPAN("offerings/iso-22301"), SPAN("faq-a/b~2.3"), SPAN_EMPTY),
                "/pages/offerings/iso-22301#faq-a/b~2.3");
    assert_span(link_page(view, SPAN("a b?#"), SPAN_EMPTY, SPAN("2025-06-30")),
                "/pages/a%20b%3F%23?as_of=2025-06-30");
    assert_span(link_statement(view, SPAN("a/b#c@2025-06-30")), "/statements/a/b%23c%402025-06-30");
    fixture_close(&fixture);
}

static void only_the_web_is_linked(void **state)
{
    static const char *const refused[] = {
        "javascript:alert(1)", "data:text/html,x", "//example.com", "ftp://x",
        " https://x",          "httpsx://x",       "file:///etc",   ""};
    (void)state;
    assert_span(link_external(SPAN("https://example.com")), "https://example.com");
    assert_span(link_external(SPAN("HTTP://example.com")), "HTTP://example.com");
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        assert_span(link_external(span_of(refused[i])), "");
}

int view_link_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_change_one_argument),
        cmocka_unit_test(everything_unsafe_is_encoded),
        cmocka_unit_test(ids_become_paths),
        cmocka_unit_test(only_the_web_is_linked),
    };
    return cmocka_run_group_tests_name("view links", tests, NULL, NULL);
}
