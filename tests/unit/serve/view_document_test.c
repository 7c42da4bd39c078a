/* The other pages: a page of the sources, one statement, standards, home, help, failures. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include "serve/view.h"
#include "serve/view_maps.h"

#include <string.h>

static const char *made(struct fixture *fixture, enum page page)
{
    fixture_open(fixture, page_targets[page]);
    struct value answer = fixture_json(fixture, rich_answers[page]);
    struct value map = page_map(fixture, page, &answer);
    return fixture_render(fixture, page_names[page], &map);
}

static void check_parts(enum page page, const char *const *parts, size_t count)
{
    struct fixture fixture;
    const char *html = made(&fixture, page);
    for (size_t i = 0; i < count; i++)
        assert_contains(html, parts[i]);
    fixture_close(&fixture);
}

static void a_page_has_its_passages_in_order(void **state)
{
    static const char *const parts[] = {
        "<title>A page – Avow</title>",
        "As published on <time datetime=\"2025-06-30\">30 Jun 2025</time>",
        "<a href=\"/pages/a/b\">Show what holds now</a>",
        "No longer published",
        "<div class=\"said\" id=\"top\">\n<p>First.</p>",
        "<h2>One</h2>\n<div class=\"said\" id=\"one\">",
        "<h3>Two</h3>\n<h4>Three</h4>\n<h4>Four</h4>\n<div class=\"said\" id=\"_s3\">",
        "<h2>FAQ</h2>\n<div class=\"said\" id=\"faq\">\n<h3><mark>Why</mark>?</h3>",
        "<td><mark>a</mark></td><td>b</td>",
        "<a href=\"/search?as_of=2025-06-30&amp;q=why\">Back to the passages</a> for “why”",
        "<li><a href=\"#one\">One</a></li>",
        "<li class=\"inner\"><a href=\"#_s3\">Two</a></li>",
        "<li><a href=\"#faq\">FAQ</a></li>\n<li class=\"inner\"><a href=\"#faq\">Why?</a></li>",
        "<a href=\"https://example.com/a\" rel=\"noreferrer noopener\">example.com/a</a>",
        "<a href=\"/pages/a/b?as_of=2026-06-30\">",
        "Shown here, 8 passages",
        "<span class=\"tag warn\">Overdue</span>",
        "<a href=\"/statements/a/b%23one\">",
    };
    (void)state;
    check_parts(PAGE_DOCUMENT, parts, sizeof parts / sizeof *parts);
}

static void a_version_tells_what_it_changed(void **state)
{
    static const char *const parts[] = {
        "<a href=\"/pages/a/b/diff?from=2025-06-30&amp;to=2026-06-30\">What changed",
    };
    (void)state;
    check_parts(PAGE_DOCUMENT, parts, sizeof parts / sizeof *parts);
}

static void a_passage_of_an_old_version_is_linked_with_its_day(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture, "/pages/a/b?as_of=2025-06-30");
    struct value answer =
        fixture_json(&fixture, "{\"id\":\"a/b\",\"title\":\"A\",\"date\":\"2025-06-30\",\"current\":false,"
                               "\"statements\":[{\"id\":\"a/b#one\",\"anchor\":\"one\",\"heading\":[],"
                               "\"text\":\"x\"}]}");
    struct value map = view_document_map(&fixture.view, &answer, NULL);
    assert_contains(fixture_render(&fixture, "page", &map), "/statements/a/b%23one%402025-06-30");
    fixture_close(&fixture);
}

static void a_difference_shows_both_sides(void **state)
{
    static const char *const parts[] = {
        "<title>What changed: A page – Avow</title>",
        "<b>2 passages reworded, 1 new, 1 gone, 1 asked otherwise.</b> <b>2 services changed.</b> 1 passage "
        "is "
        "the same",
        "<option value=\"2025-06-30\" selected>30 Jun 2025</option>",
        "<th scope=\"row\">Relay</th><td><span class=\"cover yes\">",
        "Covered</span><small>Queue</small></td><td><span class=\"cover out\">",
        "Excluded</span><small>Relay</small></td><td>Renamed</td>",
        "Not stated</span></td>",
        "Unclear</span><small>Run</small></td><td>Enters the list</td>",
        "<li>x</li>\n<li><del>y</del></li>",
        "<li>x</li>\n<li><ins>z</ins></li>",
        "<p><b>Why so?</b></p>",
        "<h3>What? <span class=\"tag \">New</span></h3>",
        "<blockquote class=\"quote all-gone\">\n<p>Gone.</p>",
        "First lines of the page",
        "<li><a href=\"/statements/a/b%23same\">How?</a></li>",
    };
    (void)state;
    check_parts(PAGE_DIFF, parts, sizeof parts / sizeof *parts);
}

static void a_statement_has_a_page_of_its_own(void **state)
{
    static const char *const parts[] = {
        "<title>Can we? – Avow</title>",
        "<code>a/b#faq-x</code>",
        "<code>0123456789abcdef</code>",
        "since <time datetime=\"2025-06-30\">30 Jun 2025</time>, until",
        "<dt id=\"_elsewhere\">Same words on</dt>",
        "<li><a href=\"/statements/c%23d\">Page C</a></li>",
    };
    (void)state;
    check_parts(PAGE_STATEMENT, parts, sizeof parts / sizeof *parts);
}

static void names_without_passages_stand_apart(void **state)
{
    static const char *const parts[] = {
        "<a href=\"/standards/iso-22301\">ISO 22301</a></th><td>2019</td><td class=\"number\">5</td><td "
        "class=\"number\">6</td><td class=\"number\">1,234</td>",
        "1 more name is known",
        "<span>X</span>",
        "aria-current=\"page\">Standards</a>",
    };
    static const char *const services[] = {
        "<a href=\"/services/run\">Run</a></th><td>Jog, Walk</td><td class=\"number\">4</td>",
        "<span>Y</span>",
        "aria-current=\"page\">Services</a>",
    };
    (void)state;
    check_parts(PAGE_STANDARDS, parts, sizeof parts / sizeof *parts);
    check_parts(PAGE_SERVICES, services, sizeof services / sizeof *services);
}

static void home_invites(void **state)
{
    static const char *const parts[] = {
        "<body class=\"home\">",
        "<a class=\"ask\" href=\"/search?q=Why%3F\">Why?</a>",
        "<a href=\"/pages/a/b\">A page</a>",
        "<dd>3,902</dd>",
        "No sources yet",
    };
    (void)state;
    check_parts(PAGE_HOME, parts, sizeof parts / sizeof *parts);
}

static void help_links_to_what_it_tells(void **state)
{
    static const char *const parts[] = {
        "<a href=\"/search?q=%22business%20continuity%22\"><code>&quot;business continuity&quot;</code></a>",
        "<kbd>/</kbd>",
        "<code>standard:soc-2</code>",
    };
    (void)state;
    check_parts(PAGE_HELP, parts, sizeof parts / sizeof *parts);
}

static void a_failure_keeps_the_question(void **state)
{
    struct avow_error failure = {.status = AVOW_USAGE, .message = "kind <x> is unknown", .place = "kind"};
    struct reply reply = {.code = 200, .type = "application/json", .body = BUFFER_INIT};
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/search?q=llamas&kind=x");
    buffer_append_string(&reply.body, "half a page");
    view_failure(&fixture.request, &failure, 400, &reply);
    assert_int_equal(reply.code, 400);
    assert_string_equal(reply.type, "text/html; charset=utf-8");
    assert_true(span_starts(buffer_span(&reply.body), SPAN("<!DOCTYPE html>")));
    assert_contains(reply.body.bytes, "Kind &lt;x&gt; is unknown");
    assert_contains(reply.body.bytes, "value=\"llamas\"");
    assert_contains(reply.body.bytes, "<code>kind</code>");
    assert_null(strstr(reply.body.bytes, "Try again</a>"));
    buffer_free(&reply.body);
    fixture_close(&fixture);
}

static void a_broken_template_leaves_plain_words(void **state)
{
    static const struct embedded_file none[] = {{0}};
    struct avow_error failure = {.status = AVOW_NOT_FOUND, .message = "no index yet"};
    struct reply reply = {.code = 200, .type = "application/json", .body = BUFFER_INIT};
    struct template_set *empty = NULL;
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/search?q=llamas");
    const struct template_set *whole = fixture.site.templates;
    assert_int_equal(template_set_open(none, &empty, NULL), AVOW_OK);
    fixture.site.templates = empty;
    view_failure(&fixture.request, &failure, 503, &reply);
    assert_string_equal(reply.body.bytes, "503: no index yet\n");
    assert_string_equal(reply.type, "text/plain; charset=utf-8");
    fixture.site.templates = whole;
    template_set_close(empty);
    buffer_free(&reply.body);
    fixture_close(&fixture);
}

int view_document_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_has_its_passages_in_order),
        cmocka_unit_test(a_version_tells_what_it_changed),
        cmocka_unit_test(a_passage_of_an_old_version_is_linked_with_its_day),
        cmocka_unit_test(a_difference_shows_both_sides),
        cmocka_unit_test(a_statement_has_a_page_of_its_own),
        cmocka_unit_test(names_without_passages_stand_apart),
        cmocka_unit_test(home_invites),
        cmocka_unit_test(help_links_to_what_it_tells),
        cmocka_unit_test(a_failure_keeps_the_question),
        cmocka_unit_test(a_broken_template_leaves_plain_words),
    };
    return cmocka_run_group_tests_name("view pages", tests, NULL, NULL);
}
