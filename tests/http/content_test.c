/* What a working server gives: searches, pages, descriptions; conditional, packed, in a row. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include "base/value.h"

#include <string.h>

static void routes_answer(void **state)
{
    struct house *house = *state;
    static const struct {
        const char *target;
        int code;
        const char *part;
    } rows[] = {
        {"/healthz", 200, "\"ok\""},
        {"/readyz", 200, "\"generation\":1"},
        {"/api/v1/search?q=Is+harbour+certified+to+ISO+22301%3F", 200, "harbour#faq-"},
        {"/api/v1/search?standard=iso-22301&limit=1", 200, "\"results\":[{"},
        {"/api/v1/search?q=%22%22((%27&facets=0", 200, "\"results\""},
        {"/api/v1/pages/harbour", 200, "\"harbour\""},
        {"/api/v1/pages/harbour?as_of=2026-07-01", 200, "\"harbour\""},
        {"/api/v1/pages/nowhere", 404, "\"status\":404"},
        {"/api/v1/pages/harbour/versions", 200, "\"ended\":null"},
        {"/api/v1/pages/nowhere/versions", 404, "\"status\":404"},
        {"/api/v1/pages/harbour/diff", 404, "one version only"},
        {"/api/v1/pages/harbour/diff?from=x", 400, "\"argument\":\"from\""},
        {"/api/v1/pages/harbour/diff?as_of=2026", 400, "\"argument\":\"as_of\""},
        {"/api/v1/verify?hash=0123456789abcdef", 200, "\"state\":\"gone\""},
        {"/api/v1/verify?hash=12", 400, "\"argument\":\"hash\""},
        {"/api/v1/verify", 400, "\"argument\":\"hash\""},
        {"/pages/harbour/diff", 404, "<html"},
        {"/api/v1/statements/harbour%23faq-is-harbour-certified-to-iso-22301", 200, "Certificate number"},
        {"/api/v1/statements/harbour%23nothing", 404, "\"status\":404"},
        {"/api/v1/standards", 200, "\"iso-22301\""},
        {"/api/v1/services", 200, "\"services\""},
        {"/api/v1/suggest?q=iso", 200, "\"suggestions\""},
        {"/api/v1/scope?standard=iso-22301&service=azure", 200, "\"verdict\":\"not stated\""},
        {"/api/v1/scope", 200, "\"rows\":["},
        {"/api/v1/scope?service=nonsuch+thing", 400, "\"argument\":\"service\""},
        {"/api/v1/scope?as_of=x", 400, "\"argument\":\"as_of\""},
        {"/api/v1/evidence?standard=ISO+22301", 200, "\"evidence\":["},
        {"/api/v1/evidence?service=azure", 400, "\"argument\":\"service\""},
        {"/api/v1/scope?environment=Commercial", 200, "\"environment\":\"Commercial\""},
        {"/api/v1/evidence?type=report&order=end", 200, "\"evidence\":["},
        {"/api/v1/evidence?type=song", 400, "\"argument\":\"type\""},
        {"/api/v1/evidence?order=up", 400, "\"argument\":\"order\""},
        {"/api/v1/changes?limit=1", 200, "\"more\":"},
        {"/api/v1/changes?limit=1000", 400, "\"argument\":\"limit\""},
        {"/api/v1/changes?since=x", 400, "\"argument\":\"since\""},
        {"/api/v1/changes?standard=nonsuch+thing", 400, "\"argument\":\"standard\""},
        {"/api/v1/search?limit=many", 400, "\"argument\":\"limit\""},
        {"/api/v1/search?after=soon", 400, "\"argument\":\"after\""},
        {"/api/v1/search?standrad=x", 400, "did you mean"},
        {"/api/v1/pages/harbour?as_of=x", 400, "\"argument\":\"as_of\""},
        {"/api/v1/pages/harbour?limit=3", 400, "\"argument\":\"limit\""},
        {"/openapi.json", 200, "\"openapi\":\"3.1.0\""},
        {"/opensearch.xml", 200, "http://localhost/search?q={searchTerms}"},
        {"/", 200, "<html"},
        {"/search?q=certified", 200, "<mark>"},
        {"/search?limit=x", 400, "<html"},
        {"/search?q=plans+of+cheese&kind=control", 200, "Remove <a href=\"/search?q=plans%20of%20cheese\">"},
        {"/search.csv?q=certified", 200, "\"Is harbour certified to ISO 22301?\",\"Yes. Certificate number"},
        {"/search.csv?q=is+harbour+certified", 200, "\"1\",\"Found\",\"Is "},
        {"/search.md?q=certified", 200, "\n## 1. Is "},
        {"/search.csv?limit=x", 400, "\"argument\":\"limit\""},
        {"/pages/harbour?q=certified", 200, "<mark>certified</mark>"},
        {"/pages/harbour?q=%22", 200, "Certificate number"},
        {"/pages/harbour", 200, "Certificate number"},
        {"/pages/nowhere", 404, "<html"},
        {"/statements/harbour%23faq-is-harbour-certified-to-iso-22301", 200, "Certificate number"},
        {"/scope", 200, "What’s covered"},
        {"/scope?standard=iso-22301&service=azure", 200, "Not stated"},
        {"/scope?service=nonsuch+thing", 400, "<html"},
        {"/todo", 200, "To do"},
        {"/changes?since=2026", 200, "What changed"},
        {"/changes?limit=0", 200, "New page"},
        {"/changes?since=lately", 400, "takes a day such as"},
        {"/todo?owner=nobody", 200, "Nothing to look at"},
        {"/api/v1/todo", 200, "\"tasks\":["},
        {"/standards/iso-22301", 200, "Our pages state"},
        {"/standards/nonsuch", 404, "<html"},
        {"/services/nonsuch", 404, "<html"},
        {"/services", 200, "Services"},
        {"/certificates", 200, "Certificates and reports"},
        {"/certificates?order=up", 400, "<html"},
        {"/certificates?offset=x", 400, "takes a number up to 10000"},
        {"/api/v1/standards/ISO%2022301", 200, "\"editions\":["},
        {"/api/v1/standards/nonsuch", 404, "\"status\":404"},
        {"/api/v1/services/azure", 200, "\"known\":true"},
        {"/feed.atom", 200, "<feed xmlns=\"http://www.w3.org/2005/Atom\">"},
        {"/feed.atom?q=harbour", 200, "<title>Avow: what changed: harbour</title>"},
        {"/feed.atom?q=the", 400, "\"argument\":\"q\""},
        {"/feed.atom?standard=nonsuch+thing", 400, "\"argument\":\"standard\""},
        {"/standards", 200, "ISO 22301"},
        {"/help", 200, "<html"},
        {"/assets/style.css", 200, "{"},
        {"/favicon.ico", 200, "<svg"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer body = BUFFER_INIT;
        int code = client_get(house->port, rows[i].target, &body);
        bool is_right =
            code == rows[i].code && body.bytes != NULL && strstr(body.bytes, rows[i].part) != NULL;
        if (!is_right)
            print_error("%s gave %d: %.300s\n", rows[i].target, code, body.bytes != NULL ? body.bytes : "");
        assert_true(is_right);
        buffer_free(&body);
    }
}

/* Send on an open connection and take the reply. */
static struct answer ask(struct client *client, const char *request)
{
    struct answer answer = {0};
    assert_true(client_send(client, span_of(request)));
    assert_true(client_reply(client, strncmp(request, "HEAD", 4) == 0, &answer));
    return answer;
}

static void replies_are_conditional(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct buffer again = BUFFER_INIT;
    assert_true(client_open(&client, house->port));
    struct answer answer = ask(&client, "GET /api/v1/search?q=iso HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_int_equal(answer.code, 200);
    assert_span(answer_header(&answer, "Cache-Control"), "no-cache");
    struct span tag = answer_header(&answer, "ETag");
    assert_int_equal(tag.size, 34);
    buffer_printf(&again,
                  "GET /api/v1/search?q=iso HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"x\"\r\n"
                  "If-None-Match: W/%.*s\r\n\r\n",
                  SPAN_ARG(tag));
    answer = ask(&client, again.bytes);
    assert_int_equal(answer.code, 304);
    assert_int_equal(answer.body.size, 0);
    answer =
        ask(&client, "GET /api/v1/search?q=iso HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: \"x\"\r\n\r\n");
    assert_int_equal(answer.code, 200);
    answer = ask(&client, "GET /pages/harbour HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n");
    assert_int_equal(answer.code, 304);
    answer = ask(&client, "GET /pages/nowhere HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n");
    assert_int_equal(answer.code, 404);
    answer = ask(&client, "GET /readyz HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\n\r\n");
    assert_int_equal(answer.code, 200);
    assert_span(answer_header(&answer, "ETag"), "");
    assert_span(answer_header(&answer, "Cache-Control"), "no-store");
    buffer_free(&again);
    client_close(&client);
}

static void head_is_get_without_a_body(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    assert_true(client_open(&client, house->port));
    struct answer answer = ask(&client, "HEAD /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_int_equal(answer.code, 200);
    assert_true(answer_header(&answer, "Content-Length").size >= 4);
    assert_true(answer_header(&answer, "ETag").size > 0);
    answer = ask(&client, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_int_equal(answer.code, 200);
    assert_true(span_starts(answer.body, SPAN("{")));
    client_close(&client);
}

static void long_replies_are_packed_for_who_asks(void **state)
{
    struct house *house = *state;
    static const char *const targets[] = {"/assets/style.css", "/openapi.json", "/search?q=iso+22301"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct client client = {.file = -1};
        struct buffer request = BUFFER_INIT;
        assert_true(client_open(&client, house->port));
        buffer_printf(&request, "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br, gzip\r\n\r\n",
                      targets[i]);
        struct answer answer = ask(&client, request.bytes);
        assert_span(answer_header(&answer, "Content-Encoding"), "gzip");
        assert_span(answer_header(&answer, "Vary"), "Authorization, Accept-Encoding");
        assert_true(span_starts(answer.body, SPAN("\x1f\x8b")));
        size_t packed = answer.body.size;
        buffer_truncate(&request, 0);
        buffer_printf(&request, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", targets[i]);
        answer = ask(&client, request.bytes);
        assert_span(answer_header(&answer, "Content-Encoding"), "");
        assert_true(answer.body.size > packed);
        buffer_free(&request);
        client_close(&client);
    }
}

static void requests_in_a_row_are_answered_in_order(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct answer answer = {0};
    static const int codes[] = {200, 404, 200, 400, 200};
    assert_true(client_open(&client, house->port));
    assert_true(
        client_send(&client, SPAN("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                  "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                  "GET /readyz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nab"
                                  "GET /search?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                  "GET /help HTTP/1.1\r\nHost: localhost\r\n\r\n")));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        assert_true(client_reply(&client, false, &answer));
        assert_int_equal(answer.code, codes[i]);
    }
    client_close(&client);
}

static void a_request_in_single_bytes_is_answered(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct answer answer = {0};
    struct span request = SPAN("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_true(client_open(&client, house->port));
    for (size_t i = 0; i < request.size; i++)
        assert_true(client_send(&client, span_part(request, i, i + 1)));
    assert_true(client_reply(&client, false, &answer));
    assert_int_equal(answer.code, 200);
    client_close(&client);
}

static void our_further_names_are_answered(void **state)
{
    struct house *house = *state;
    assert_int_equal(
        client_ask(house->port, SPAN("GET /healthz HTTP/1.1\r\nHost: avow.example\r\n\r\n"), NULL), 200);
    assert_int_equal(client_ask(house->port, SPAN("GET /healthz HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"), NULL),
                     200);
}

static void the_time_is_told_in_a_header(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    assert_true(client_open(&client, house->port));
    struct answer answer = ask(&client, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_true(span_starts(answer_header(&answer, "Server-Timing"), SPAN("total;dur=")));
    client_close(&client);
}

int content_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(routes_answer),
        cmocka_unit_test(replies_are_conditional),
        cmocka_unit_test(head_is_get_without_a_body),
        cmocka_unit_test(long_replies_are_packed_for_who_asks),
        cmocka_unit_test(requests_in_a_row_are_answered_in_order),
        cmocka_unit_test(a_request_in_single_bytes_is_answered),
        cmocka_unit_test(our_further_names_are_answered),
        cmocka_unit_test(the_time_is_told_in_a_header),
    };
    return cmocka_run_group_tests_name("content", tests, house_set_up, house_tear_down);
}
