/* Requests, answers and pages for the tests of views. */
#include "unit/serve/view_fixture.h"

#include "serve/target.h"
#include "serve/view_frame.h"
#include "serve/view_ways.h"

#include <stdlib.h>
#include <string.h>

extern const struct embedded_file web_files[];

void fixture_open(struct fixture *fixture, const char *target)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct target read;
    /* Parsed once for all tests: it is most of what a page costs. */
    static struct template_set *templates;
    *fixture = (struct fixture){.arena = ARENA_INIT, .html = BUFFER_INIT};
    if (templates == NULL)
        assert_status(template_set_open(web_files, &templates, &err), AVOW_OK, &err);
    assert_status(target_read(span_of(target), &fixture->arena, &read, &err), AVOW_OK, &err);
    fixture->site.templates = templates;
    fixture->request = (struct request){
        .site = &fixture->site,
        .path = read.path,
        .query = read.query,
        .arguments = read.arguments,
        .argument_count = read.argument_count,
        .audience = AUDIENCE_INTERNAL,
        .today = 20261121,
        .arena = &fixture->arena,
    };
    fixture->view = view_start(&fixture->request);
}

void fixture_close(struct fixture *fixture)
{
    buffer_free(&fixture->html);
    arena_free(&fixture->arena);
}

struct value fixture_json(struct fixture *fixture, const char *json)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct value value = {0};
    assert_status(json_read(span_of(json), &fixture->arena, &value, &err), AVOW_OK, &err);
    return value;
}

const char *fixture_render(struct fixture *fixture, const char *name, const struct value *map)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_false(fixture->view.failed);
    buffer_truncate(&fixture->html, 0);
    assert_status(template_render(fixture->site.templates, name, map, &fixture->html, &err), AVOW_OK, &err);
    return fixture->html.bytes;
}

const char *const page_names[PAGE_COUNT] = {
    "search",       "search",  "page", "diff",  "statement", "standards", "services", "standard", "service",
    "certificates", "changes", "todo", "scope", "scope",     "scope",     "home",     "help",     "failure"};

const char *const page_targets[PAGE_COUNT] = {
    "/search?q=iso+22301&standard=iso-27001:2013&service=run&kind=faq&after=2024&before=2026-06&audience="
    "public&"
    "status=draft&about=us&language=en&page=a&year=2025&as_of=2026-01-01&sort=date&group=page&limit=2&offset="
    "2&"
    "explain=1&expand=0&words=60&plain=relay",
    "/search?q=llamas&kind=faq",
    "/pages/offerings/iso-22301?as_of=2025-06-30&q=why",
    "/pages/offerings/iso-22301/diff",
    "/statements/offerings/iso-22301%23x",
    "/standards",
    "/services",
    "/standards/iso-22301",
    "/services/run",
    "/certificates?standard=soc-2&type=report&order=end&as_of=2026&limit=1&offset=1",
    "/changes?since=2026-01&standard=soc-2&q=why&limit=2",
    "/todo",
    "/scope?column=iso-22301",
    "/scope?standard=soc-2",
    "/scope?standard=soc-2&service=run&environment=Commercial&as_of=2026-01",
    "/",
    "/help",
    "/search?q=llamas",
};

#define RESULT                                                                                               \
    "{\"id\":\"a/b#faq-x\",\"kind\":\"faq\",\"score\":4.5,\"page\":{\"id\":\"a/b\",\"title\":\"A page\","    \
    "\"url\":\"https://example.com/a\",\"path\":\"a/b.md\",\"date\":\"2026-06-30\",\"date_source\":"         \
    "\"snapshot\",\"versions\":3,\"matches\":2},\"heading\":[\"One\",\"Two\"],\"anchor\":\"faq-x\","         \
    "\"question\":\"Can we?\",\"text\":\"Yes. You can.\\n\\n- one\\n- two\\n\\nc | d\\ne | f\",\"snippet\":" \
    "\"<mark>Yes</mark>.\",\"segments\":[{\"text\":\"Yes\",\"mark\":true},{\"text\":\". You can.\\n- one\\n" \
    "c | d\",\"mark\":false}],\"question_segments\":[{\"text\":\"Can \",\"mark\":false},{\"text\":\"we?\","  \
    "\"mark\":true}],\"left_out\":{\"before\":1,\"after\":2},\"marks\":[[0,3]],\"standards\":[{\"id\":"      \
    "\"iso-22301\",\"name\":\"ISO "                                                                          \
    "22301\",\"edition\":\"2019\",\"level\":\"type-2\"}],\"services\":[{\"id\":"                             \
    "\"run\",\"name\":\"Run\"}],\"status\":\"draft\",\"approved\":{\"by\":\"Ines\",\"on\":\"2026-07-08\"},"  \
    "\"pinned\":{\"owner\":\"grc\",\"reason\":\"asked "                                                      \
    "weekly\"},\"excerpt\":\"Yes.\",\"about\":\"reader\",\"audience\":"                                      \
    "\"customer\",\"owner\":\"grc@example.com\",\"review_by\":\"2026-01-01\",\"also_on\":2,\"evidence_"      \
    "ended\":{\"label\":\"Certificate 7\",\"valid_until\":\"2026-09-30\"},\"elsewhere\":[{"                  \
    "\"statement_id\":\"c#d\",\"page\":{\"title\":\"Page C\"}}],\"ordinal\":3,"                              \
    "\"valid_from\":\"2025-06-30\",\"valid_to\":\"2026-06-30\",\"citation\":{\"hash\":\"0123456789abcdef\"," \
    "\"text\":\"full\",\"source\":\"Source: A page\"},\"notes\":[\"about edition 2012; 2019 was "            \
    "asked\"],\"explain\":{\"matched\":[\"iso\"],\"missing\":[\"alpaca\"],\"features\":[{\"name\":"          \
    "\"coverage\",\"words\":\"cover\","                                                                      \
    "\"value\":1,\"weight\":0.8,\"contribution\":0.8},{\"words\":\"new\",\"contribution\":-0.5},{"           \
    "\"contribution\":0}]}}"

#define QUERY                                                                                                \
    "\"query\":{\"text\":\"iso 22301\",\"understood\":[{\"text\":\"iso "                                     \
    "22301\",\"type\":\"standard\",\"id\":"                                                                  \
    "\"iso-22301\",\"name\":\"ISO 22301\",\"edition\":\"2019\",\"level\":\"type-2\"},{\"text\":\"queue\","   \
    "\"type\":\"service\",\"id\":\"relay\",\"name\":\"Relay\",\"edition\":null}],\"filters\":{},"            \
    "\"corrected\":\"iso\",\"missing\":[\"llama\",\"alpaca\"],\"notes\":[\"edition 2019 asked\"]}"

/* A side of a change; `question` is JSON. */
#define SIDE(id, question)                                                                                   \
    "{\"id\":\"a/b#" id "\",\"heading\":[\"One\",\"Two\"],\"question\":" question                            \
    ",\"text\":\"- x\\n- y\\n\\n1. z\"}"

/* `from` and `to` are JSON; `more` is what stands beside them. */
#define CHANGE(type, from, to, more) "{\"change\":\"" type "\",\"from\":" from ",\"to\":" to more "}"

/* What differs; `op` is that of the question. */
#define SEGMENTS(op)                                                                                         \
    ",\"question_segments\":[{\"text\":\"Why?\",\"op\":\"" op "\"}],\"segments\":[{\"text\":\"- x\\n\","     \
    "\"op\":\"same\"},{\"text\":\"- y\",\"op\":\"removed\"},{\"text\":\"- z\",\"op\":\"added\"}]"

#define REWORDED CHANGE("reworded", SIDE("one", "null"), SIDE("one", "null"), SEGMENTS("same"))
#define RENAMED CHANGE("renamed", SIDE("old", "\"Why so?\""), SIDE("new", "\"Why?\""), SEGMENTS("added"))
#define ADDED CHANGE("added", "null", SIDE("two", "\"What?\""), "")
#define REMOVED CHANGE("removed", "{\"id\":\"a/b#top\",\"heading\":[],\"text\":\"Gone.\"}", "null", "")
#define SAME SIDE("same", "\"How?\"")

/* What a side states of a service. */
#define COVER(words, state) "{\"words\":\"" words "\",\"in_scope\":\"" state "\"}"
#define OF_SERVICE(id, name) ",\"service\":{\"id\":\"" id "\",\"name\":\"" name "\"}"
#define COVER_RENAMED                                                                                        \
    CHANGE("renamed", COVER("Queue", "yes"), COVER("Relay", "excluded"), OF_SERVICE("relay", "Relay"))
#define COVER_ENTERED CHANGE("entered", "null", COVER("Run", "unclear"), OF_SERVICE("run", "Run"))

#define DIFF                                                                                                 \
    "{\"id\":\"a/b\",\"title\":\"A page\",\"from\":{\"date\":\"2025-06-30\"},"                               \
    "\"to\":{\"date\":\"2026-06-30\"},"                                                                      \
    "\"counts\":{\"same\":1,\"reworded\":2,\"added\":1,\"removed\":1,\"renamed\":1,\"moved\":0},"            \
    "\"changes\":[" REWORDED "," RENAMED "," ADDED "," REMOVED "],"                                          \
    "\"scope\":[" COVER_RENAMED "," COVER_ENTERED "],"                                                       \
    "\"same\":[" SAME "],\"versions\":[{\"date\":\"2026-06-30\"},{\"date\":\"2025-06-30\"}]}"

/* A row of services in scope. */
#define ROW(standard, service, known, verdict, stated, place, more)                                          \
    "{\"standard\":" standard ",\"standard_name\":" standard ",\"edition\":\"2019\",\"level\":\"type-2\","   \
    "\"service\":\"" service "\",\"service_name\":\"The " service "\",\"name\":\"" service                   \
    "\",\"known\":" known ",\"environment\":" place ",\"in_scope\":\"" verdict "\",\"stated\":\"" stated     \
    "\",\"verdict\":\"" verdict "\",\"qualifier\":" more ",\"words\":\"" service                             \
    "\",\"statement_id\":\"a/b#" service "@2025-06-30\","                                                    \
    "\"date\":\"2026-06-30\",\"page\":{\"id\":\"a/b\",\"title\":\"A page\"}}"

#define LONG_REASON "\"for a reason that is so long that a cell of the table has no room for it\""
#define ROW_WITHIN ROW("\"iso-22301\"", "run", "true", "yes", "yes", "null", "\"in Paris\"")
#define ROW_OUT ROW("\"soc-2\"", "mail", "false", "excluded", "excluded", "null", "null")
#define ROW_FOR ROW("\"soc-2\"", "run", "true", "unclear", "yes", "\"Commercial\"", "null")
#define ROW_AGAINST ROW("\"soc-2\"", "run", "true", "unclear", "excluded", "null", LONG_REASON)
#define ROW_ALONE ROW("null", "run", "true", "yes", "yes", "null", "null")
#define ROWS                                                                                                 \
    "\"environments\":[\"Commercial\"],\"rows\":[" ROW_WITHIN "," ROW_OUT "," ROW_FOR "," ROW_AGAINST        \
    "," ROW_ALONE "]"

#define SCOPE_NAMES                                                                                          \
    "\"standards\":[{\"id\":\"soc-2\",\"name\":\"SOC "                                                       \
    "2\",\"scope\":2}],\"services\":[{\"id\":\"run\",\"name\":"                                              \
    "\"Run\",\"scope\":1}]"

#define CHANGES                                                                                              \
    "\"changes\":[{\"change\":\"changed\",\"date\":\"2026-06-30\",\"from\":\"2025-06-30\",\"page\":{\"id\":" \
    "\"a/b\","                                                                                               \
    "\"title\":\"A "                                                                                         \
    "page\"},\"counts\":{\"reworded\":2,\"added\":1},\"statements\":[],\"scope\":[{\"change\":"              \
    "\"entered\",\"service\":{\"name\":\"Run\"}}]},{\"change\":\"ended\",\"date\":\"2025-06-30\",\"from\":"  \
    "null,"                                                                                                  \
    "\"page\":{\"id\":\"c\",\"title\":\"Gone\"},\"counts\":{},\"scope\":[]}]"

/* A document; `until` is JSON. */
#define DOCUMENT(standard, access, until, left)                                                              \
    "{\"type\":\"report\",\"label\":\"The report\",\"target\":\"https://example.com/r.pdf\",\"standard\":"   \
    "\"" standard                                                                                            \
    "\",\"standard_name\":\"SOC 2\",\"edition\":null,\"level\":\"type-2\",\"issuer\":\"A firm\","            \
    "\"report_date\":\"2026-05-01\",\"period_from\":\"2025-04-01\",\"period_to\":\"2026-03-31\",\"valid_"    \
    "until\":" until ",\"days_left\":" left ",\"access\":\"" access                                          \
    "\",\"statement_id\":\"a/b#r\",\"date\":\"2026-06-30\","                                                 \
    "\"page\":{\"id\":\"a/b\",\"title\":\"A page\"}}"

#define ENDS_SOON DOCUMENT("soc-2", "public", "\"2026-12-01\"", "10")
#define ENDED DOCUMENT("soc-2", "nda", "\"2026-11-01\"", "-20")
#define ENDLESS DOCUMENT("x", "on request", "null", "null")
#define DOCUMENTS "\"evidence\":[" ENDS_SOON "," ENDED "," ENDLESS "]"

/* The name of a page of its own, and what changed about it. */
#define DOSSIER(name)                                                                                        \
    "{" name ",\"aliases\":[\"A name\",\"ISO22301\"],\"statements\":1234,\"named\":2000," CHANGES "}"

#define TASK(type, owner, service, current)                                                                  \
    "{\"type\":\"" type "\",\"owner\":" owner ",\"page\":{\"id\":\"a/b\",\"title\":\"A page\"},\"date\":"    \
    "\"2026-11-01\",\"days\":-20,\"standard\":{\"id\":\"soc-2\",\"name\":\"SOC 2\"},\"service\":" service    \
    ",\"edition\":\"2012\",\"current\":" current ",\"label\":null,\"statement_id\":\"a/b#x\"}"

#define TICK(number) "{\"id\":\"s" number "\",\"name\":\"S " number "\",\"count\":1234}"

#define SIX_TICKS TICK("1") "," TICK("2") "," TICK("3") "," TICK("4") "," TICK("5") "," TICK("6")
#define FACETS                                                                                               \
    "\"facets\":{\"standard\":[" SIX_TICKS "],"                                                              \
    "\"service\":[{\"id\":\"run\",\"name\":\"Run\",\"count\":3}],"                                           \
    "\"kind\":[{\"id\":\"faq\",\"name\":\"faq\",\"count\":2}],"                                              \
    "\"audience\":[{\"id\":\"public\",\"count\":9},{\"id\":\"customer\",\"count\":5}],\"year\":[]}"

const char *const rich_answers[PAGE_COUNT] = {
    "{" QUERY ",\"verdict\":\"found\",\"confidence\":0.9,\"total\":12,\"exact\":true,\"offset\":2,"
    "\"generation\":1,\"results\":[" RESULT "," RESULT "],"
    "\"choices\":[{\"id\":\"soc-2\",\"name\":\"SOC 2\",\"statement_id\":\"a/b#c\",\"count\":1}],"
    "\"unclear\":true,\"scope\":{\"standard\":{\"id\":\"iso-22301\",\"name\":\"ISO "
    "22301\"},\"service\":{\"id\":\"relay\",\"name\":\"Relay\"},\"as_of\":\"2026-07-01\",\"verdict\":"
    "\"unclear\",\"rows\":[{\"stated\":\"excluded\","
    "\"words\":\"Relay | Excluded\","
    "\"environment\":\"EU\",\"statement_id\":\"a/b#s\",\"date\":\"2026-06-30\",\"page\":{\"title\":\"A "
    "page\"}},{},{},{},{}]}," FACETS "}",
    "{" QUERY ",\"verdict\":\"none\",\"total\":0,\"results\":[" RESULT "]," FACETS "}",
    "{\"id\":\"a/b\",\"title\":\"A page\",\"url\":\"https://example.com/a\",\"date\":\"2025-06-30\","
    "\"date_source\":\"stated\",\"owner\":\"grc@example.com\",\"audience\":\"public\",\"status\":\"retired\","
    "\"review_by\":\"2026-01-01\",\"standards\":[{\"name\":\"ISO 22301\",\"edition\":\"2019\"}],\"services\":"
    "[{\"name\":\"Run\"}],\"versions\":[{\"date\":\"2026-06-30\",\"statements\":9},{\"date\":\"2025-06-30\","
    "\"statements\":8}],\"statements\":[{\"id\":\"a/b#top\",\"anchor\":\"top\",\"heading\":[],\"question\":"
    "null,\"text\":\"First.\",\"citation\":{\"source\":\"Source\"}},{\"id\":\"a/b#one\",\"anchor\":\"one\","
    "\"heading\":[\"One\"],\"text\":\"- x\"},{\"id\":\"a/b#one/two/three\",\"anchor\":\"\",\"heading\":"
    "[\"One\",\"Two\",\"Three\",\"Four\"],\"text\":\"y\"},{\"id\":\"a/b#faq\",\"anchor\":\"faq\",\"heading\":"
    "[\"FAQ\"],\"question\":\"Why?\",\"text\":\"a | "
    "b\"}],\"matches\":{\"results\":[{\"id\":\"a/b#faq\",\"marks\":"
    "[[0,1]],\"question_segments\":[{\"text\":\"Why\",\"mark\":true},{\"text\":\"?\",\"mark\":false}]}]}}",
    DIFF,
    RESULT,
    "{\"standards\":[{\"id\":\"iso-22301\",\"name\":\"ISO "
    "22301\",\"current\":\"2019\",\"statements\":1234,\"scope\":5,"
    "\"evidence\":6},{\"id\":\"x\",\"name\":\"X\",\"statements\":0}]}",
    "{\"services\":[{\"id\":\"run\",\"name\":\"Run\",\"formerly\":[\"Jog\",\"Walk\"],\"statements\":3,"
    "\"scope\":4},"
    "{\"id\":\"y\",\"name\":\"Y\",\"statements\":0}]}",
    DOSSIER(
        "\"id\":\"iso-22301\",\"name\":\"A name\",\"current\":\"2026\",\"editions\":[{\"edition\":\"2026\","
        "\"statements\":0,\"named\":1},{\"edition\":\"2019\",\"statements\":2,\"named\":3}]"),
    DOSSIER("\"id\":\"run\",\"name\":\"Run\",\"known\":false,\"variant_of\":{\"id\":\"x\",\"name\":\"X\"},"
            "\"variants\":"
            "[{\"id\":\"v\",\"name\":\"V\"}],\"formerly\":[{\"name\":\"Jog\",\"until\":\"2021\"}]"),
    "{\"standard\":{\"id\":\"soc-2\",\"name\":\"SOC 2\"}," DOCUMENTS
    ",\"standards\":[{\"id\":\"soc-2\",\"name\":\"SOC 2\","
    "\"evidence\":2}]}",
    "{\"standard\":{\"id\":\"soc-2\",\"name\":\"SOC "
    "2\"},\"service\":null,\"since\":\"2026-01-01\",\"more\":true," CHANGES
    ",\"standards\":[{\"id\":\"soc-2\",\"name\":\"SOC 2\",\"statements\":2}],"
    "\"services\":[{\"id\":\"run\",\"name\":\"Run\",\"statements\":1}]}",
    "{\"owner\":null,\"owners\":[{\"owner\":null,\"count\":1},{\"owner\":\"grc@example.com\",\"count\":2}],"
    "\"total\":3,"
    "\"tasks\":[" TASK("review", "null", "null", "null") "," TASK(
        "conflict", "\"grc@example.com\"", "{\"id\":\"run\",\"name\":\"Run\"}",
        "null") "," TASK("edition", "\"grc@example.com\"", "null", "\"2019\"") "]}",
    "{\"standard\":null,\"service\":null,\"environment\":null,\"as_of\":null,\"verdict\":null," ROWS
    "," SCOPE_NAMES "}",
    "{\"standard\":{\"id\":\"soc-2\",\"name\":\"SOC "
    "2\"},\"service\":null,\"as_of\":null,\"verdict\":null," ROWS "," SCOPE_NAMES "}",
    "{\"standard\":{\"id\":\"soc-2\",\"name\":\"SOC "
    "2\"},\"edition\":\"type-2\",\"service\":{\"id\":\"fax\",\"name\":\"Fax\"},"
    "\"environment\":\"Mars\",\"as_of\":\"2026-01-31\",\"verdict\":\"unclear\"," ROWS "," SCOPE_NAMES "}",
    "{\"state\":{\"pages\":3902,\"statements\":12,\"standards\":3,\"services\":2,\"history\":1,\"overdue\":1}"
    ","
    "\"changes\":[{\"change\":\"new\",\"date\":\"2026-06-30\",\"page\":{\"id\":\"a/b\",\"title\":\"A "
    "page\"},\"counts\":{\"added\":7}}],"
    "\"questions\":[{\"text\":\"Why?\",\"id\":\"a/"
    "b#faq\"}],\"examples\":[{\"type\":\"unclear\",\"text\":\"Is it?\"},"
    "{\"type\":\"nothing\",\"text\":\"Are you?\"}]}",
    "{\"standards\":[{\"id\":\"soc-1\",\"statements\":1},{\"id\":\"soc-2\",\"statements\":2}],\"services\":[]"
    "}",
    "{}",
};

static struct dossier_answers dossier_of(struct fixture *fixture, const struct value *answer)
{
    return (struct dossier_answers){.name = *answer,
                                    .scope = fixture_json(fixture, rich_answers[PAGE_SCOPE]),
                                    .evidence = fixture_json(fixture, rich_answers[PAGE_CERTIFICATES]),
                                    .questions = fixture_json(fixture, rich_answers[PAGE_SEARCH]),
                                    .pages = fixture_json(fixture, rich_answers[PAGE_SEARCH]),
                                    .changes = *answer};
}

struct value page_map(struct fixture *fixture, enum page page, const struct value *answer)
{
    struct view *view = &fixture->view;
    static const struct avow_error failure = {AVOW_USAGE, "the message", "kind"};
    struct dossier_answers all = {0};
    switch (page) {
    case PAGE_SEARCH:
        return view_search_map(view, answer);
    case PAGE_NONE: {
        struct value map = view_search_map(view, answer);
        assert_status(ways_put(view, &map, answer, NULL), AVOW_OK, NULL);
        return map;
    }
    case PAGE_DOCUMENT:
        return view_document_map(view, answer, value_get(answer, "matches"));
    case PAGE_DIFF:
        return view_diff_map(view, answer);
    case PAGE_STATEMENT:
        return view_statement_map(view, answer);
    case PAGE_STANDARDS:
        return view_standards_map(view, answer);
    case PAGE_SERVICES:
        return view_services_map(view, answer);
    case PAGE_STANDARD:
        all = dossier_of(fixture, answer);
        return view_standard_map(view, &all);
    case PAGE_SERVICE:
        all = dossier_of(fixture, answer);
        return view_service_map(view, &all);
    case PAGE_CERTIFICATES:
        return view_certificates_map(view, answer, answer);
    case PAGE_CHANGES:
        return view_lately_map(view, answer, answer, answer);
    case PAGE_TODO:
        return view_todo_map(view, answer);
    case PAGE_SCOPE:
    case PAGE_SCOPE_LIST:
    case PAGE_SCOPE_PAIR:
        return view_scope_map(view, answer, answer, answer);
    case PAGE_HOME:
        return view_home_map(view, answer, answer);
    case PAGE_HELP:
        return view_help_map(view, answer, answer);
    default:
        return view_failure_map(view, &failure, 503);
    }
}

void tree_walk(struct value *tree, tree_take take, void *context)
{
    bool is_map = tree->type == VALUE_MAP;
    for (size_t i = 0; i < tree->count; i++) {
        take(context, is_map ? tree->keys[i] : SPAN_EMPTY, &tree->items[i]);
        tree_walk(&tree->items[i], take, context);
    }
}
