/* Requests that no honest client sends: each gets its refusal or a closed connection, and the server lives.
 */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include <sys/socket.h>

#define USUAL "Host: localhost\r\n\r\n"

/* `code`: what must come; 0: any refusal, or the connection closed without a reply. */
static const struct broken_row {
    const char *name;
    struct span bytes;
    int code;
} rows[] = {
    {"garbage", SPAN_INIT("GARBAGE\r\n\r\n"), 0},
    {"only line ends", SPAN_INIT("\r\n\r\n\r\n\r\nx\r\n\r\n"), 0},
    {"no target", SPAN_INIT("GET\r\n" USUAL), 0},
    {"no version", SPAN_INIT("GET /healthz\r\n" USUAL), 0},
    {"version of the future", SPAN_INIT("GET /healthz HTTP/9.9\r\n" USUAL), 0},
    {"TLS", SPAN_INIT("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"), 0},
    {"NUL in the path", SPAN_INIT("GET /healthz\0/../x HTTP/1.1\r\n" USUAL), 400},
    {"space in the path", SPAN_INIT("GET /health z HTTP/1.1\r\n" USUAL), 0},
    {"%00 in the path", SPAN_INIT("GET /healthz%00 HTTP/1.1\r\n" USUAL), 400},
    {"%00 in an argument", SPAN_INIT("GET /search?q=a%00b HTTP/1.1\r\n" USUAL), 400},
    {"%00 in a name", SPAN_INIT("GET /api/v1/search?q%00x=a HTTP/1.1\r\n" USUAL), 400},
    {"control byte", SPAN_INIT("GET /search?q=%1b%5b2J HTTP/1.1\r\n" USUAL), 400},
    {"no UTF-8", SPAN_INIT("GET /search?q=%ff%fe HTTP/1.1\r\n" USUAL), 400},
    {"lone percent sign", SPAN_INIT("GET /search?q=100% HTTP/1.1\r\n" USUAL), 400},
    {"up and away", SPAN_INIT("GET /../../etc/passwd HTTP/1.1\r\n" USUAL), 404},
    {"up and away, encoded", SPAN_INIT("GET /assets/%2e%2e%2f%2e%2e%2fetc/passwd HTTP/1.1\r\n" USUAL), 404},
    {"up from a page", SPAN_INIT("GET /pages/..%2f..%2fcurrent HTTP/1.1\r\n" USUAL), 404},
    {"a template", SPAN_INIT("GET /assets/head.mustache HTTP/1.1\r\n" USUAL), 404},
    {"another site's URL", SPAN_INIT("GET http://evil.example/ HTTP/1.1\r\n" USUAL), 400},
    {"foreign host", SPAN_INIT("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n"), 421},
    {"foreign host with our port", SPAN_INIT("GET / HTTP/1.1\r\nHost: evil.example:8080\r\n\r\n"), 421},
    {"host with markup", SPAN_INIT("GET /healthz HTTP/1.1\r\nHost: \"><b>\r\n\r\n"), 400},
    {"two hosts", SPAN_INIT("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n"), 400},
    {"no host", SPAN_INIT("GET /healthz HTTP/1.1\r\n\r\n"), 400},
    {"no host, old version", SPAN_INIT("GET /healthz HTTP/1.0\r\n\r\n"), 400},
    {"unknown method", SPAN_INIT("BREW /healthz HTTP/1.1\r\n" USUAL), 405},
    {"OPTIONS", SPAN_INIT("OPTIONS / HTTP/1.1\r\n" USUAL), 405},
    {"writing", SPAN_INIT("POST /api/v1/search HTTP/1.1\r\nContent-Length: 2\r\n" USUAL "{}"), 405},
    {"writing from a foreign page",
     SPAN_INIT("POST /api/v1/search HTTP/1.1\r\nOrigin: http://evil.example\r\nContent-Length: 2\r\n" USUAL
               "{}"),
     403},
    {"writing from nowhere", SPAN_INIT("DELETE /pages/a HTTP/1.1\r\nOrigin: null\r\n" USUAL), 403},
    {"two lengths",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 5\r\n" USUAL "GET /"), 400},
    {"two equal lengths",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 2\r\n" USUAL "ab"), 400},
    {"length and chunks",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n" USUAL
               "0\r\n\r\n"),
     400},
    {"a length behind a space",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 0\r\nContent-Length : 5\r\n" USUAL "GET /"), 400},
    {"an encoding we cannot read",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n" USUAL "0\r\n\r\n"), 400},
    {"a length below zero", SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: -1\r\n" USUAL), 0},
    {"a length in words", SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: many\r\n" USUAL), 0},
    {"a length past all numbers",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n" USUAL), 0},
    {"a large body", SPAN_INIT("GET /healthz HTTP/1.1\r\nContent-Length: 65537\r\n" USUAL), 413},
    {"broken chunks",
     SPAN_INIT("GET /healthz HTTP/1.1\r\nTransfer-Encoding: chunked\r\n" USUAL "zz\r\nxx\r\n\r\n"), 0},
    {"a header without a colon", SPAN_INIT("GET /healthz HTTP/1.1\r\nnonsense\r\n" USUAL), 0},
};

static void broken_requests_are_refused(void **state)
{
    struct house *house = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct client client = {.file = -1};
        struct answer answer = {0};
        assert_true(client_open(&client, house->port));
        bool is_answered = client_send(&client, rows[i].bytes) && shutdown(client.file, SHUT_WR) == 0 &&
                           client_reply(&client, false, &answer);
        bool is_right = rows[i].code != 0 ? answer.code == rows[i].code : !is_answered || answer.code >= 400;
        if (!is_right)
            print_error("%s: got %d\n", rows[i].name, answer.code);
        assert_true(is_right);
        client_close(&client);
        assert_int_equal(client_get(house->port, "/healthz", NULL), 200);
    }
}

static void refusals_of_ours_have_the_strict_headers(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct answer answer = {0};
    assert_true(client_open(&client, house->port));
    assert_true(client_send(&client, SPAN("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n\r\n")));
    assert_true(client_reply(&client, false, &answer));
    assert_span(answer_header(&answer, "Content-Type"), "application/problem+json");
    assert_span(answer_header(&answer, "X-Content-Type-Options"), "nosniff");
    assert_span(answer_header(&answer, "Referrer-Policy"), "no-referrer");
    assert_true(span_find(answer_header(&answer, "Content-Security-Policy"), SPAN("default-src 'self'"), 0) !=
                SPAN_NONE);
    client_close(&client);
}

static void a_head_that_was_torn_off_is_forgotten(void **state)
{
    struct house *house = *state;
    static const char *const parts[] = {"G", "GET /search?q=a", "GET / HTTP/1.1\r\nHost: loc",
                                        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct client client = {.file = -1};
        assert_true(client_open(&client, house->port));
        assert_true(client_send(&client, span_of(parts[i])));
        client_close(&client);
    }
    assert_int_equal(client_get(house->port, "/healthz", NULL), 200);
}

int broken_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_requests_are_refused),
        cmocka_unit_test(refusals_of_ours_have_the_strict_headers),
        cmocka_unit_test(a_head_that_was_torn_off_is_forgotten),
    };
    return cmocka_run_group_tests_name("broken", tests, house_set_up, house_tear_down);
}
