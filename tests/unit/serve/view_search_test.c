/* The page of results: verdict, count, paging, chips, filters, passages. */
#include "unit/serve/view_tests.h"

#include "unit/serve/view_fixture.h"

#include "serve/view_cover.h"
#include "serve/view_maps.h"
#include "serve/view_reading.h"
#include "serve/view_ways.h"

#include <string.h>

/* An answer with `shown` results of one page each, of `total`. */
static struct value answer_of(struct fixture *fixture, const char *verdict, int shown, int total)
{
    struct buffer json = BUFFER_INIT;
    buffer_printf(&json, "{\"verdict\":\"%s\",\"total\":%d,\"results\":[", verdict, total);
    for (int i = 0; i < shown; i++)
        buffer_printf(&json, "%s{\"id\":\"p%d#a\",\"page\":{\"id\":\"p%d\",\"title\":\"P\"},\"text\":\"T.\"}",
                      i > 0 ? "," : "", i, i);
    buffer_append_string(&json, "]}");
    struct value answer = fixture_json(fixture, json.bytes);
    buffer_free(&json);
    return answer;
}

/* The text under `key` of the page made for `target`. */
static void check(const char *target, const char *verdict, int shown, int total, const char *key,
                  const char *expected)
{
    struct fixture fixture;
    fixture_open(&fixture, target);
    struct value answer = answer_of(&fixture, verdict, shown, total);
    struct value map = view_search_map(&fixture.view, &answer);
    assert_span(value_get_text(&map, key), expected);
    fixture_close(&fixture);
}

static void results_are_counted(void **state)
{
    (void)state;
    check("/search?q=a", "found", 10, 3902, "count_words",
          "Showing 1–10 of 3,902 passages, these from 10 pages");
    check("/search?q=a", "found", 1, 1, "count_words", "Showing 1–1 of 1 passage, from 1 page");
    check("/search?q=a&offset=20", "weak", 4, 24, "count_words",
          "Showing 21–24 of 24 passages, these from 4 pages");
    check("/search?q=a&group=page", "found", 2, 2, "count_words", "Showing 1–2 of 2 pages");
    check("/search?q=a&offset=90", "found", 0, 24, "count_words", "None of the 24 passages stands here.");
    check("/search?q=a", "none", 3, 0, "count_words", "3 nearest passages. None of them is sure to answer.");
    check("/search?q=a", "none", 10, 0, "count_words", "3 nearest passages. None of them is sure to answer.");
    check("/search?q=a", "none", 0, 0, "count_words", "No passage comes near.");
}

/* The verdict over one result for `audience`, found. */
static void check_found(const char *target, const char *audience, const char *expected)
{
    struct fixture fixture;
    struct buffer json = BUFFER_INIT;
    fixture_open(&fixture, target);
    buffer_printf(&json, "{\"verdict\":\"found\",\"total\":11,\"results\":[{\"audience\":\"%s\"}]}",
                  audience);
    struct value answer = fixture_json(&fixture, json.bytes);
    struct value map = view_search_map(&fixture.view, &answer);
    buffer_free(&json);
    assert_span(value_get_text(&map, "verdict_words"), expected);
    fixture_close(&fixture);
}

static void what_is_found_says_for_whom(void **state)
{
    (void)state;
    check_found("/search?q=a", "public", "Found: a published answer");
    check_found("/search?q=a", "customer", "Found: an answer for customers under NDA");
    check_found("/search?q=a", "internal", "Found: an internal answer. Do not send it");
    check_found("/search?q=a&offset=10", "internal", "Found");
    check_found("/search?q=a&sort=date", "public", "Found");
    check_found("/search?q=a&sort=relevance&offset=0", "public", "Found: a published answer");
}

/* The words that the first way out of `question` searches for, when no passage has `missing`. */
static void check_way(const char *question, const char *missing, const char *expected)
{
    struct fixture fixture;
    struct buffer json = BUFFER_INIT;
    fixture_open(&fixture, question);
    buffer_printf(&json, "{\"verdict\":\"none\",\"results\":[],\"query\":{\"missing\":[\"%s\"]}}", missing);
    struct value answer = fixture_json(&fixture, json.bytes);
    struct value map = view_search_map(&fixture.view, &answer);
    buffer_free(&json);
    assert_status(ways_put(&fixture.view, &map, &answer, NULL), AVOW_OK, NULL);
    const struct value *ways = value_get(&map, "ways");
    assert_int_equal(ways->count, expected != NULL);
    if (expected != NULL)
        assert_span(value_get_text(&ways->items[0], "way_words"), expected);
    fixture_close(&fixture);
}

static void words_that_no_passage_has_are_left_out(void **state)
{
    (void)state;
    check_way("/search?q=What+is+the+capital+of+France?", "capital", "France");
    check_way("/search?q=Is+Desk+in+Atlantis+in+scope+of+C5?", "Atlantis", "Desk scope C5");
    check_way("/search?q=Which+IT+staff+of+the+US+OR+llamas", "llamas", "IT staff US OR");
    check_way("/search?q=Do+you+have+a+llama?", "llama", NULL);
    check_way("/search?q=Is+the+multi-llama+in+scope?", "llama", NULL);
}

static void rows_stand_below_the_heading_of_their_table(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/statements/a/b%23x");
    struct value answer = fixture_json(
        &fixture, "{\"id\":\"a/b#x\",\"text\":\"S | T\\nDesk | in\\nMail | out\",\"table_heading\":\"S | T\","
                  "\"segments\":[{\"text\":\"Mail\",\"mark\":true},{\"text\":\" | out\",\"mark\":false}],"
                  "\"left_out\":{\"before\":2,\"after\":0}}");
    struct value map = view_statement_map(&fixture.view, &answer);
    const char *html = fixture_render(&fixture, "statement", &map);
    assert_contains(html, "<tr><td>S</td><td>T</td></tr>\n<tr><td><mark>Mail</mark></td><td>out</td></tr>");
    fixture_close(&fixture);
}

static void a_way_out_is_not_mistyped(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/search?q=enrcyption+at+rst");
    struct value answer = fixture_json(
        &fixture, "{\"verdict\":\"none\",\"results\":[],\"query\":{\"corrected\":\"encryption at "
                  "rst\",\"missing\":[\"rst\"],"
                  "\"understood\":[{\"text\":\"enrcyption\",\"type\":\"word\",\"name\":\"encryption\"}]}}");
    struct value map = view_search_map(&fixture.view, &answer);
    assert_status(ways_put(&fixture.view, &map, &answer, NULL), AVOW_OK, NULL);
    const struct value *ways = value_get(&map, "ways");
    assert_int_equal(ways->count, 1);
    assert_span(value_get_text(&ways->items[0], "way_words"), "encryption");
    fixture_close(&fixture);
}

static void what_was_typed_again_is_read_once(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/search?q=soc+2+or+SOC+2+soc+2");
    struct value answer = fixture_json(
        &fixture, "{\"verdict\":\"none\",\"results\":[],\"query\":{\"understood\":["
                  "{\"text\":\"soc 2\",\"type\":\"standard\",\"id\":\"soc-2\",\"name\":\"SOC 2\"},"
                  "{\"text\":\"SOC 2\",\"type\":\"standard\",\"id\":\"soc-2\",\"name\":\"SOC 2\"},"
                  "{\"text\":\"soc 2\",\"type\":\"standard\",\"id\":\"soc-2\",\"name\":\"SOC 2\"},"
                  "{\"text\":\"rst\",\"type\":\"word\",\"name\":\"rest\"}]}}");
    struct value map = view_search_map(&fixture.view, &answer);
    assert_int_equal(value_get(&map, "readings")->count, 3);
    assert_status(ways_put(&fixture.view, &map, &answer, NULL), AVOW_OK, NULL);
    assert_int_equal(value_get(&map, "ways")->count, 2);
    fixture_close(&fixture);
}

static void the_list_can_be_turned(void **state)
{
    (void)state;
    check("/search?q=a", "found", 10, 24, "next_href", "/search?q=a&offset=10");
    check("/search?q=a", "found", 10, 24, "next_words", "Next 10 passages");
    check("/search?q=a", "found", 10, 24, "previous_href", "");
    check("/search?q=a&offset=10", "found", 10, 24, "next_words", "Next 4 passages");
    check("/search?q=a&offset=10", "found", 10, 24, "previous_href", "/search?q=a");
    check("/search?q=a&offset=20", "found", 4, 24, "next_href", "");
    check("/search?q=a&offset=20", "found", 4, 24, "list_start", "21");
    check("/search?q=a&limit=5&offset=3", "found", 5, 24, "previous_href", "/search?q=a&limit=5");
    check("/search?q=a&offset=9990", "found", 10, 50000, "next_href", "");
    check("/search?q=a&offset=9990&limit=x", "found", 10, 50000, "next_href", "");
    check("/search?q=a&kind=faq&offset=10", "found", 10, 24, "json_href",
          "/api/v1/search?q=a&kind=faq&limit=100");
    check("/search?q=a&limit=5", "found", 5, 24, "csv_href", "/search.csv?q=a&limit=100");
    check("/search?q=a", "found", 5, 24, "markdown_href", "/search.md?q=a&limit=100");
    check("/search?q=a&offset=10", "found", 10, 24, "sort_href", "/search?q=a&sort=date");
    check("/search?q=a&sort=date", "found", 10, 24, "sort_href", "/search?q=a");
}

static void few_pages_are_linked_around_this_one(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture, "/search?q=a&offset=500");
    struct value answer = answer_of(&fixture, "found", 10, 5000);
    struct value map = view_search_map(&fixture.view, &answer);
    const struct value *pages = value_get(&map, "list_pages");
    assert_int_equal(pages->count, 7);
    assert_span(value_get_text(&pages->items[0], "list_page"), "48");
    assert_span(value_get_text(&pages->items[0], "list_href"), "/search?q=a&offset=470");
    assert_true(value_true(value_get(&pages->items[3], "is_current")));
    fixture_close(&fixture);
}

/* The rendered page of a rich answer. */
static const char *rich(struct fixture *fixture, enum page page, const char *target)
{
    fixture_open(fixture, target != NULL ? target : page_targets[page]);
    struct value answer = fixture_json(fixture, rich_answers[page]);
    struct value map = page_map(fixture, page, &answer);
    return fixture_render(fixture, page_names[page], &map);
}

static void a_passage_shows_its_words_and_facts(void **state)
{
    static const char *const parts[] = {
        "<b>Question and answer</b>",
        "About what you may do",
        "<b>Because it has all your words.</b> It has: iso. It lacks: alpaca.</p>",
        "<span class=\"tag warn\">About version 2012; 2019 was asked</span>",
        "Put first by grc: asked weekly",
        "<b>Approved</b> by Ines, <time datetime=\"2026-07-08\">8 Jul 2026</time>",
        "<a href=\"/pages/a/b?as_of=2026-01-01&amp;q=iso%2022301#faq-x\"><span class=\"path\"></span>Can "
        "<mark>we?</mark></a>",
        "<p><mark>Yes</mark>. You can.</p>",
        "<li>one</li>",
        "Show the whole passage, 3 more sentences",
        "Retrieved <time datetime=\"2026-06-30\">30 Jun 2026</time>, for customers under NDA",
        "<b>ISO 22301:2019 Type 2</b>",
        "<span class=\"tag warn\">Draft</span>",
        "<span class=\"tag warn\">Review overdue since 1 Jan 2026</span>",
        "2 older versions",
        "2 passages on this page",
        "<span class=\"tag warn\">Certificate 7 ended 30 Sep 2026</span>",
        "<a href=\"/statements/a/b%23faq-x#_elsewhere\">Also on 2 other pages</a>",
        "Cover</th><td>0.80</td>",
        "Yes. [...]\nSource: A page (under NDA)</textarea>",
        "#shut\"/></svg> Customers under NDA</span>",
        "<button type=\"button\" class=\"button small\" data-copy=\"_t1\" data-said=\"for customers under "
        "NDA\"",
        "&gt; Yes. \\[...\\]\n",
        "name=\"words\" inputmode=\"numeric\" pattern=\"[0-9]*\" value=\"60\"",
        "<b class=\"cover unclear\">Unclear</b>: Relay, ISO 22301",
        "<a href=\"/scope?standard=iso-22301&amp;service=relay&amp;as_of=2026-07-01\">All 5 rows that state "
        "it</a>",
        "Excluded (EU): <a href=\"/statements/a/b%23s\">“Relay | Excluded”</a>, A page",
        "[A page, &quot;Two&quot;](&lt;https://example.com/a&gt;), 2026-06-30 (Certificate 7 ended on "
        "2026-09-30) (under NDA)",
    };
    struct fixture fixture;
    (void)state;
    const char *html = rich(&fixture, PAGE_SEARCH, NULL);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_contains(html, parts[i]);
    assert_null(strstr(html, "Nearest, not an answer"));
    fixture_close(&fixture);
}

/* A row of twenty services would hide the others. */
static void long_words_of_a_scope_row_stay_on_their_page(void **state)
{
    struct fixture fixture;
    struct buffer json = BUFFER_INIT;
    struct value map = VIEW_MAP;
    (void)state;
    fixture_open(&fixture, "/search?q=relay");
    buffer_append_string(&json,
                         "{\"scope\":{\"verdict\":\"yes\",\"rows\":[{\"words\":\"Relay\"},{\"words\":\"");
    for (int i = 0; i < 20; i++)
        buffer_printf(&json, "Service number %d, ", i);
    buffer_append_string(&json, "Relay\"}]}}");
    const struct value answer = fixture_json(&fixture, json.bytes);
    cover_put(&fixture.view, &map, &answer);
    const char *html = fixture_render(&fixture, "cover", &map);
    assert_contains(html, "“Relay”</a>");
    assert_contains(html, ">named in a longer passage</a>");
    assert_null(strstr(html, "number 19"));
    buffer_free(&json);
    fixture_close(&fixture);
}

/* What counted most stands first; what counted nothing is left out. */
static void reasons_stand_in_order(void **state)
{
    struct fixture fixture;
    struct value map = VIEW_MAP;
    struct value result = VIEW_MAP;
    (void)state;
    fixture_open(&fixture, "/search?q=relay");
    view_put(&fixture.view, &result, "explain",
             fixture_json(&fixture, "{\"features\":[{\"words\":\"a\",\"contribution\":-0.2},{\"words\":\"b\","
                                    "\"contribution\":0.5},{\"words\":\"c\",\"contribution\":0},{\"words\":"
                                    "\"d\",\"contribution\":0.5},{\"words\":\"e\",\"contribution\":0.7}]}"));
    reading_put_reasons(&fixture.view, &map, &result, 1);
    const struct value *reasons = value_get(&map, "reasons");
    static const char *const order[] = {"E", "B", "D", "A"};
    assert_int_equal(reasons->count, 4);
    for (size_t i = 0; i < reasons->count; i++)
        assert_span(value_get_text(&reasons->items[i], "reason_words"), order[i]);
    fixture_close(&fixture);
}

/* The sentence tells what holds: a person's decision first, and of what counted only what is met well. */
static void reasons_tell_what_holds(void **state)
{
    static const struct {
        const char *explain;
        const char *sentence;
        const char *beside;
    } rows[] = {
        {"{\"features\":[{\"name\":\"coverage\",\"value\":0.4,\"contribution\":0.32},{\"name\":\"heading\","
         "\"value\":0.6,\"contribution\":0.36}],\"against\":null}",
         "Because its headings have most of your words.", ""},
        {"{\"first\":\"pinned to this question\",\"features\":[{\"name\":\"coverage\",\"value\":1,"
         "\"contribution\":0.8}],\"against\":{\"rank\":2,\"difference\":0.254,\"features\":[{\"words\":\"it "
         "is "
         "shorter\",\"difference\":0.1},{\"words\":\"it is older\",\"difference\":-0.05}]}}",
         "Because it is pinned to this question.",
         "0.25 more than the second passage, above all: it is shorter (+0.10), it is older (-0.05)."},
        {"{\"features\":[{\"name\":\"coverage\",\"value\":1,\"contribution\":0.8},{\"name\":\"names said\","
         "\"value\":1,\"contribution\":1.3}],\"against\":{\"rank\":1,\"difference\":-1,\"features\":[{"
         "\"words\":"
         "\"it is longer\",\"difference\":-1}]}}",
         "Because it has the names you used and it has all your words.",
         "1.00 less than the first passage, above all: it is longer (-1.00)."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct value map = VIEW_MAP;
        struct value result = VIEW_MAP;
        fixture_open(&fixture, "/search?q=relay");
        view_put(&fixture.view, &result, "explain", fixture_json(&fixture, rows[i].explain));
        reading_put_reasons(&fixture.view, &map, &result, 1);
        assert_span(value_get_text(&map, "reasons_sentence"), rows[i].sentence);
        assert_span(value_get_text(&map, "reasons_beside"), rows[i].beside);
        fixture_close(&fixture);
    }
}

/* Each service and standard has its own box; what is stated of another place is told as such. */
static void several_services_have_a_box_each(void **state)
{
    struct fixture fixture;
    struct value map = VIEW_MAP;
    (void)state;
    fixture_open(&fixture, "/search?q=relay");
    const struct value answer = fixture_json(
        &fixture,
        "{\"scope\":null,\"scopes\":[{\"verdict\":\"yes\",\"as_of\":\"2025-12-31\",\"service\":{\"name\":"
        "\"Relay\"},\"standard\":{\"name\":\"SOC 2\"},\"rows\":[]},{\"verdict\":\"not stated\","
        "\"environment\":\"DoD\",\"service\":{\"name\":\"Edge\"},\"standard\":{\"name\":\"SOC 2\"},"
        "\"rows\":[{\"words\":\"Edge\",\"stated\":\"yes\",\"environment\":\"GCC\"}]}]}");
    cover_put(&fixture.view, &map, &answer);
    const char *html = fixture_render(&fixture, "cover", &map);
    assert_contains(html, "Covered</b>: Relay, SOC 2, on <time datetime=\"2025-12-31\">31 Dec 2025</time>");
    assert_contains(html, "Not stated</b>: Edge, SOC 2, DoD");
    assert_contains(html, "Stated, but not of all that was asked:");
    assert_contains(html, "Covered (GCC): ");
    fixture_close(&fixture);
}

static void what_was_read_can_be_taken_back(void **state)
{
    struct fixture fixture;
    (void)state;
    const char *html = rich(&fixture, PAGE_SEARCH, "/search?q=iso+22301");
    assert_contains(html, "href=\"/search?q=iso%2022301&amp;plain=iso%2022301\">iso 22301 = <b>the standard "
                          "Type 2, version 2019</b>");
    assert_contains(html, "&amp;plain=queue\">queue = <b>Relay</b>");
    assert_contains(html, "Searched for <b>iso</b>. <a href=\"/search?q=iso%2022301&amp;spelling=0\">");
    assert_contains(html, "<a class=\"chip\" href=\"/search?q=iso%2022301&amp;standard=soc-2\">SOC 2</a>");
    assert_contains(html, "<li>Version 2019 asked</li>");
    assert_contains(html, "No passage has: <b>llama, alpaca</b>");
    fixture_close(&fixture);
    html = rich(&fixture, PAGE_SEARCH, "/search?q=iso+22301&expand=0");
    assert_contains(html, "<a href=\"/search?q=iso%2022301\">Read names");
    fixture_close(&fixture);
    html = rich(&fixture, PAGE_SEARCH, "/search?q=a&plain=iso+22301&plain=relay&words=60");
    assert_contains(html, "<a href=\"/standards/iso-22301\">All about ISO 22301</a>");
    assert_contains(html, "<a href=\"/services/relay\">All about Relay</a>");
    assert_contains(html, "href=\"/search?q=a&amp;plain=relay&amp;words=60\">iso 22301<");
    assert_contains(html, "href=\"/search?q=a&amp;plain=iso%2022301&amp;plain=relay\">at most 60 words<");
    fixture_close(&fixture);
}

static void chips_name_what_narrows_the_list(void **state)
{
    static const char *const chips[] = {
        "href=\"/search?q=a&amp;standard=s2&amp;after=2024\">S 1<",
        "href=\"/search?q=a&amp;standard=s1&amp;after=2024\">S 2<",
        "href=\"/search?q=a&amp;standard=s1&amp;standard=s2\">Published from 2024<",
        "<a href=\"/search?q=a\">Clear all</a>",
        "Filters (3 on)",
    };
    struct fixture fixture;
    (void)state;
    const char *html =
        rich(&fixture, PAGE_SEARCH, "/search?q=a&standard=s1&standard=s2&after=2024&offset=10");
    for (size_t i = 0; i < sizeof chips / sizeof *chips; i++)
        assert_contains(html, chips[i]);
    fixture_close(&fixture);
}

static void filters_show_ticks_and_counts(void **state)
{
    static const char *const parts[] = {
        "<input type=\"checkbox\" name=\"standard\" value=\"s1\"> <span>S 1</span>",
        "<a href=\"/search?q=a&amp;service=run&amp;service=gone&amp;sort=date&amp;standard=s1\">1,234",
        "<input type=\"checkbox\" name=\"service\" value=\"run\" checked> <span>Run</span>",
        "<a href=\"/search?q=a&amp;service=gone&amp;sort=date\">3<span class=\"hidden-text\">: without Run",
        "name=\"service\" value=\"gone\" checked> <span>gone</span>",
        "<summary>1 more standard</summary>",
        "<input type=\"hidden\" name=\"q\" value=\"a\">",
        "<input type=\"hidden\" name=\"sort\" value=\"date\">",
        "<span>Customers under NDA</span>",
        "audience=customer\">5<span",
    };
    struct fixture fixture;
    (void)state;
    const char *html =
        rich(&fixture, PAGE_SEARCH, "/search?q=a&service=run&service=gone&sort=date&offset=10");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_contains(html, parts[i]);
    assert_true(strstr(html, "name=\"offset\"") > strstr(html, "class=\"results\""));
    fixture_close(&fixture);
}

static void only_the_best_match_stands_out(void **state)
{
    static const char *const targets[] = {"/search?q=a&offset=10", "/search?q=a&sort=date"};
    struct fixture fixture;
    (void)state;
    assert_contains(rich(&fixture, PAGE_SEARCH, "/search?q=a"), "Unclear: two passages disagree");
    assert_null(strstr(fixture.html.bytes, "hit lead"));
    fixture_close(&fixture);
    fixture_open(&fixture, "/search?q=a");
    struct value answer = answer_of(&fixture, "found", 2, 2);
    struct value map = view_search_map(&fixture.view, &answer);
    assert_contains(fixture_render(&fixture, page_names[PAGE_SEARCH], &map),
                    "<li class=\"hit lead\" id=\"_p1\">");
    assert_contains(fixture.html.bytes, "<li class=\"hit\" id=\"_p2\">");
    fixture_close(&fixture);
    for (size_t i = 0; i < 2; i++) {
        assert_contains(rich(&fixture, PAGE_SEARCH, targets[i]), "<li class=\"hit\" id=\"_p1\">");
        fixture_close(&fixture);
    }
}

static void nothing_is_not_a_no(void **state)
{
    struct fixture fixture;
    (void)state;
    const char *html = rich(&fixture, PAGE_NONE, NULL);
    assert_contains(html, "Nothing published says this");
    assert_contains(html, "That is not a “no”");
    assert_contains(html, "<li>Remove <a href=\"/search?q=llamas\">Question and answer</a>.</li>");
    assert_contains(html,
                    "<li>Take as plain words: <a href=\"/search?q=llamas&amp;kind=faq&amp;plain=queue\">");
    assert_contains(html, "Nearest, not an answer");
    assert_null(strstr(html, "data-copy"));
    assert_null(strstr(html, "Newest first"));
    assert_null(strstr(html, "<legend>Standard or law</legend>"));
    assert_contains(html, "<legend>Kind</legend>");
    fixture_close(&fixture);
}

int view_search_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_are_counted),
        cmocka_unit_test(a_way_out_is_not_mistyped),
        cmocka_unit_test(rows_stand_below_the_heading_of_their_table),
        cmocka_unit_test(what_was_typed_again_is_read_once),
        cmocka_unit_test(the_list_can_be_turned),
        cmocka_unit_test(what_is_found_says_for_whom),
        cmocka_unit_test(words_that_no_passage_has_are_left_out),
        cmocka_unit_test(few_pages_are_linked_around_this_one),
        cmocka_unit_test(a_passage_shows_its_words_and_facts),
        cmocka_unit_test(long_words_of_a_scope_row_stay_on_their_page),
        cmocka_unit_test(reasons_stand_in_order),
        cmocka_unit_test(reasons_tell_what_holds),
        cmocka_unit_test(several_services_have_a_box_each),
        cmocka_unit_test(what_was_read_can_be_taken_back),
        cmocka_unit_test(chips_name_what_narrows_the_list),
        cmocka_unit_test(filters_show_ticks_and_counts),
        cmocka_unit_test(only_the_best_match_stands_out),
        cmocka_unit_test(nothing_is_not_a_no),
    };
    return cmocka_run_group_tests_name("view search", tests, NULL, NULL);
}
