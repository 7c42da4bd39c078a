/* What's covered as a table, a list and a pair: the words, what they open, what stands out. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

static const char *made(struct fixture *fixture, enum page page, const char *target)
{
    fixture_open(fixture, target);
    struct value answer = fixture_json(fixture, rich_answers[page]);
    struct value map = page_map(fixture, page, &answer);
    return fixture_render(fixture, page_names[page], &map);
}

static void check_parts(enum page page, const char *target, const char *const *parts, size_t count)
{
    struct fixture fixture;
    const char *html = made(&fixture, page, target);
    assert_sound_html(html);
    for (size_t i = 0; i < count; i++)
        assert_contains(html, parts[i]);
    fixture_close(&fixture);
}

static void cells_open_their_passages(void **state)
{
    static const char *const parts[] = {
        "2 services, 2 standards.",
        "<a class=\"state yes\" href=\"/pages/a/b#run\">Covered</a><small>in Paris</small>",
        "<a class=\"state out\" href=\"/pages/a/b#mail\">Excluded</a></td>",
        "<span class=\"state unstated\">Not stated</span>",
        "<span class=\"state unclear\">Unclear</span> <b>1</b>",
        "<small>Covered: Commercial</small>",
        "<small>Excluded: with a reason</small>",
        "<th scope=\"rowgroup\">Named on pages, but not among our services</th>",
    };
    (void)state;
    check_parts(PAGE_SCOPE, "/scope", parts, sizeof parts / sizeof *parts);
}

static void columns_are_chosen_and_unclear_ones_come_first(void **state)
{
    struct fixture fixture;
    (void)state;
    struct span html = span_of(made(&fixture, PAGE_SCOPE, "/scope"));
    size_t first = span_find(html, SPAN("href=\"/standards/soc-2\""), 0);
    assert_true(first < span_find(html, SPAN("href=\"/standards/iso-22301\""), 0));
    fixture_close(&fixture);
    html = span_of(made(&fixture, PAGE_SCOPE, "/scope?column=iso-22301"));
    assert_int_equal(span_find(html, SPAN("href=\"/standards/soc-2\""), 0), SPAN_NONE);
    assert_contains(html.bytes, "value=\"iso-22301\" checked");
    assert_contains(html.bytes, "1 of 2 standards in the table: choose others");
    assert_contains(html.bytes, "1 service is stated for none of these standards");
    fixture_close(&fixture);
}

static void a_list_puts_exceptions_first(void **state)
{
    static const char *const parts[] = {
        "<h1 class=\"title\">SOC 2</h1>",
        "<a href=\"/services/mail\">The mail</a></b>\n<span><a class=\"state out\"",
        "listed by name",
        "<small>here: excluded</small>",
        "<option value=\"soc-2\" selected>SOC 2</option>",
    };
    (void)state;
    check_parts(PAGE_SCOPE_LIST, "/scope?standard=soc-2", parts, sizeof parts / sizeof *parts);
}

static void a_pair_shows_all_that_is_said(void **state)
{
    static const char *const parts[] = {
        "<h1 class=\"title\">Fax and SOC 2 Type 2</h1>",
        "<b>Unclear</b>",
        "<q>mail</q>",
        "As of <time datetime=\"2026-01-31\">31 Jan 2026</time>",
        "<option value=\"Mars\" selected>Mars</option>",
        "href=\"/pages/a/b?as_of=2026-01#run\"",
        "href=\"/api/v1/scope?standard=soc-2&amp;service=run&amp;as_of=2026-01\"",
    };
    (void)state;
    check_parts(PAGE_SCOPE_PAIR, "/scope?standard=soc-2&service=run&as_of=2026-01", parts,
                sizeof parts / sizeof *parts);
}

int view_scope_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_open_their_passages),
        cmocka_unit_test(columns_are_chosen_and_unclear_ones_come_first),
        cmocka_unit_test(a_list_puts_exceptions_first),
        cmocka_unit_test(a_pair_shows_all_that_is_said),
    };
    return cmocka_run_group_tests_name("view scope", tests, NULL, NULL);
}
