/* What's covered as a table, a list and a pair: the words, what they open, what stands out. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include <string.h>

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
        "<small>Excluded</small>",
        "<small>Covered: Commercial</small>",
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
        ">mail</a>",
        "As of <time datetime=\"2026-01-31\">31 Jan 2026</time>",
        "<option value=\"Mars\" selected>Mars</option>",
        "href=\"/pages/a/b?as_of=2026-01#run\"",
        "href=\"/api/v1/scope?standard=soc-2&amp;service=run&amp;as_of=2026-01\"",
    };
    (void)state;
    check_parts(PAGE_SCOPE_PAIR, "/scope?standard=soc-2&service=run&as_of=2026-01", parts,
                sizeof parts / sizeof *parts);
}

static void a_standard_tells_versions_scope_papers_and_questions(void **state)
{
    static const char *const parts[] = {
        "Our pages state version <b>2019 (2 passages)</b>.",
        "<span class=\"tag warn\">The newest version is 2026</span>",
        "<a href=\"https://example.com/r.pdf\" rel=\"noreferrer noopener\">The report</a>",
        "<details class=\"question\" open>",
        "<a href=\"/pages/a/b/diff?from=2025-06-30&amp;to=2026-06-30\">A page</a>",
        "2 passages reworded, 1 new; Run now listed",
        "Gone<br><span class=\"muted\">No longer published",
        "<dt>Also written</dt><dd>ISO22301</dd>",
        "href=\"/feed.atom?standard=iso-22301\"",
    };
    struct fixture fixture;
    (void)state;
    /* A standard without versions is not blamed for stating none. */
    fixture_open(&fixture, "/standards/soc-2");
    struct dossier_answers answers = {.name = fixture_json(&fixture, "{\"id\":\"soc-2\",\"editions\":[]}")};
    struct value map = view_standard_map(&fixture.view, &answers);
    struct span html = span_of(fixture_render(&fixture, "standard", &map));
    assert_int_equal(span_find(html, SPAN("state no version"), 0), SPAN_NONE);
    assert_contains(html.bytes, "No page states which services it covers");
    fixture_close(&fixture);
    check_parts(PAGE_STANDARD, "/standards/iso-22301", parts, sizeof parts / sizeof *parts);
}

static void a_service_tells_its_names_and_standards(void **state)
{
    static const char *const parts[] = {
        "Formerly <span>Jog (until 2021)</span>",
        "Not among our services",
        "<a href=\"/services/x\">X</a>",
        "<a href=\"/services/v\">V</a>",
        "<a href=\"/standards/soc-2\">soc-2:2019 Type 2</a></b>",
        "href=\"/feed.atom?service=run\"",
    };
    (void)state;
    check_parts(PAGE_SERVICE, "/services/run", parts, sizeof parts / sizeof *parts);
}

static void papers_tell_their_end_and_who_may_see_them(void **state)
{
    static const char *const parts[] = {
        "3 documents that pages link to or name.",
        "1 ends within 60 days, 1 has ended</a>",
        "<b class=\"tag stop\">Has ended</b>",
        "<b class=\"tag warn\">Ends in 10 days</b>",
        "<span>Customers under NDA</span>",
        "<span>On request</span>",
        "<small>For <time datetime=\"2025-04-01\">1 Apr 2025</time> to <time datetime=\"2026-03-31\">31 Mar "
        "2026</time></small>",
        "<option value=\"report\" selected>Report</option>",
        "<b>what ends first</b>",
        "<a href=\"/certificates?type=report&amp;order=date\">newest first</a>",
    };
    struct fixture fixture;
    (void)state;
    check_parts(PAGE_CERTIFICATES, "/certificates?type=report&order=end", parts,
                sizeof parts / sizeof *parts);
    /* What is under NDA is a label, never a link. */
    struct span html = span_of(made(&fixture, PAGE_CERTIFICATES, "/certificates"));
    size_t links = 0;
    for (size_t at = 0; (at = span_find(html, SPAN("href=\"https://example.com/r.pdf"), at)) != SPAN_NONE;
         at++)
        links++;
    assert_int_equal(links, 2);
    fixture_close(&fixture);
}

static void papers_are_shown_in_pages(void **state)
{
    static const char *const parts[] = {
        "3 documents that pages link to or name.",
        "1 ends within 60 days, 1 has ended</a>",
        "aria-current=\"page\" href=\"/certificates?limit=2\"",
        "<a href=\"/api/v1/evidence\">JSON</a>",
        "rel=\"next\" href=\"/certificates?limit=2&amp;offset=2\">Next 1 document</a>",
    };
    struct fixture fixture;
    size_t shown = 0;
    (void)state;
    check_parts(PAGE_CERTIFICATES, "/certificates?limit=2", parts, sizeof parts / sizeof *parts);
    struct span html = span_of(made(&fixture, PAGE_CERTIFICATES, "/certificates?limit=2&offset=2"));
    for (size_t at = 0; (at = span_find(html, SPAN("<time datetime=\"2026-06-30\">"), at)) != SPAN_NONE; at++)
        shown++;
    assert_int_equal(shown, 1);
    assert_int_equal(span_find(html, SPAN("rel=\"next\""), 0), SPAN_NONE);
    assert_int_not_equal(span_find(html, SPAN("rel=\"prev\" href=\"/certificates?limit=2\""), 0), SPAN_NONE);
    fixture_close(&fixture);
    assert_contains(made(&fixture, PAGE_CERTIFICATES, "/certificates?offset=9"),
                    "None of the 3 documents stands here.");
    fixture_close(&fixture);
}

static void services_are_shown_in_pages(void **state)
{
    static const char *const first[] = {
        "2 services, 2 standards.",
        "Showing 1–1 of 2 services<",
        "rel=\"next\" href=\"/scope?column=soc-2&amp;limit=1&amp;offset=1\">Next 1 service</a>",
        "1 of 2 standards in the table",
        "<a href=\"/api/v1/scope\">JSON</a>",
    };
    static const char *const list[] = {
        "Showing 2–2 of 4 services<",
        "rel=\"prev\" href=\"/scope?standard=soc-2&amp;limit=1\"",
        "<a href=\"/api/v1/scope?standard=soc-2\">JSON</a>",
    };
    struct fixture fixture;
    (void)state;
    check_parts(PAGE_SCOPE, "/scope?column=soc-2&limit=1", first, sizeof first / sizeof *first);
    struct span html = span_of(made(&fixture, PAGE_SCOPE, "/scope?column=soc-2&limit=1"));
    size_t rows = 0;
    for (size_t at = 0; (at = span_find(html, SPAN("<th scope=\"row\">"), at)) != SPAN_NONE; at++)
        rows++;
    assert_int_equal(rows, 1);
    fixture_close(&fixture);
    check_parts(PAGE_SCOPE_LIST, "/scope?standard=soc-2&limit=1&offset=1", list, sizeof list / sizeof *list);
    assert_contains(made(&fixture, PAGE_SCOPE, "/scope?offset=9"), "None of the 2 services stands here.");
    fixture_close(&fixture);
    const char *past = made(&fixture, PAGE_SCOPE_LIST, "/scope?standard=soc-2&offset=9");
    assert_contains(past, "None of the 4 services stands here.");
    assert_null(strstr(past, "No page states anything here"));
    fixture_close(&fixture);
}

static void changes_are_listed_and_followed(void **state)
{
    static const char *const parts[] = {
        "since <time datetime=\"2026-01-01\">1 Jan 2026</time>, newest first",
        "<option value=\"soc-2\" selected>SOC 2</option>",
        "<a href=\"/pages/a/b/diff?from=2025-06-30&amp;to=2026-06-30\">A page</a>",
        "2 passages reworded, 1 new; Run now listed",
        "<a class=\"button\" href=\"/changes?since=2026-01&amp;standard=soc-2&amp;limit=100\">Show more</a>",
        "<a href=\"/feed.atom?standard=soc-2\">feed</a>",
        "<a href=\"/api/v1/changes?since=2026-01&amp;standard=soc-2&amp;limit=100\">JSON</a>",
    };
    struct fixture fixture;
    (void)state;
    check_parts(PAGE_CHANGES, "/changes?since=2026-01&standard=soc-2&limit=2", parts,
                sizeof parts / sizeof *parts);
    fixture_open(&fixture, "/changes?q=llama");
    struct value none = fixture_json(&fixture, "{\"changes\":[],\"more\":false}");
    struct value map = view_lately_map(&fixture.view, &none, &none, &none);
    assert_contains(fixture_render(&fixture, "changes", &map), "Nothing of this changed.");
    fixture_close(&fixture);
}

static void tasks_stand_in_groups_with_their_owners(void **state)
{
    static const char *const parts[] = {
        "3 things to look at.",
        "<a class=\"chip\" href=\"/todo?owner=-\">No owner named <b>1</b></a>",
        "<a class=\"chip\" href=\"/todo?owner=grc%40example.com\">grc@example.com <b>2</b></a>",
        "<h2 id=\"_review\">Review overdue <span class=\"muted\">1</span></h2>",
        "<time datetime=\"2026-11-01\">1 Nov 2026</time>, 20 days ago",
        "<a href=\"/scope?standard=soc-2&amp;service=run\">A page</a></b><span>Run and SOC 2</span>",
        "<a href=\"/pages/a/b#x\">A page</a></b><span>SOC 2, version 2012; the newest is 2019</span>",
        "<span class=\"muted\">no owner</span>",
    };
    (void)state;
    check_parts(PAGE_TODO, "/todo", parts, sizeof parts / sizeof *parts);
}

int view_scope_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_open_their_passages),
        cmocka_unit_test(columns_are_chosen_and_unclear_ones_come_first),
        cmocka_unit_test(a_list_puts_exceptions_first),
        cmocka_unit_test(a_pair_shows_all_that_is_said),
        cmocka_unit_test(a_standard_tells_versions_scope_papers_and_questions),
        cmocka_unit_test(a_service_tells_its_names_and_standards),
        cmocka_unit_test(papers_tell_their_end_and_who_may_see_them),
        cmocka_unit_test(papers_are_shown_in_pages),
        cmocka_unit_test(services_are_shown_in_pages),
        cmocka_unit_test(changes_are_listed_and_followed),
        cmocka_unit_test(tasks_stand_in_groups_with_their_owners),
    };
    return cmocka_run_group_tests_name("view scope", tests, NULL, NULL);
}
