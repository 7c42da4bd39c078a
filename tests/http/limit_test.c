/* Huge and slow requests: each limit holds, and others are served meanwhile. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include "base/cleanup.h"

#include <time.h>

/* A request with `size` bytes of x between `before` and `after`; the code it gives. */
static int code_of_long(struct house *house, const char *before, size_t size, const char *after,
                        struct buffer *body)
{
    CLEANUP(buffer_free) struct buffer request = BUFFER_INIT;
    buffer_append_string(&request, before);
    for (size_t i = 0; i < size; i++)
        buffer_append_byte(&request, 'x');
    buffer_append_string(&request, after);
    return client_ask(house->port, buffer_span(&request), body);
}

static void long_questions_are_refused_by_name(void **state)
{
    static const char after[] = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    assert_int_equal(code_of_long(*state, "GET /api/v1/search?q=", 2048, after, NULL), 200);
    assert_int_equal(code_of_long(*state, "GET /api/v1/search?q=", 2049, after, &body), 400);
    assert_contains(body.bytes, "\"argument\":\"q\"");
}

static void long_urls_are_refused(void **state)
{
    static const char after[] = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    assert_int_equal(code_of_long(*state, "GET /", 33000, after, &body), 414);
    assert_contains(body.bytes, "\"status\":414");
    assert_int_equal(code_of_long(*state, "GET /search?q=", 40000, after, NULL), 414);
    assert_int_equal(code_of_long(*state, "GET /", 200000, after, NULL), 414);
}

/* As many as a URL holds: the library would have no room for them. */
static void many_arguments_are_refused_with_an_answer(void **state)
{
    CLEANUP(buffer_free) struct buffer request = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    struct house *house = *state;
    buffer_append_string(&request, "GET /api/v1/search?q=a?");
    for (int i = 0; i < 16000; i++)
        buffer_append_string(&request, "&a");
    buffer_append_string(&request, " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_int_equal(client_ask(house->port, buffer_span(&request), &body), 400);
    assert_contains(body.bytes, "more than 256 arguments");
}

static void long_headers_are_refused(void **state)
{
    static const char before[] = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
    assert_int_equal(code_of_long(*state, before, 16000, "\r\n\r\n", NULL), 200);
    assert_int_equal(code_of_long(*state, before, 100000, "\r\n\r\n", NULL), 431);
}

static void bodies_are_read_and_left_aside(void **state)
{
    assert_int_equal(code_of_long(*state,
                                  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n",
                                  65536, "", NULL),
                     200);
    assert_int_equal(code_of_long(*state,
                                  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n",
                                  0, "", NULL),
                     413);
    assert_int_equal(code_of_long(*state,
                                  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
                                  "chunked\r\n\r\nc350\r\n",
                                  50000, "\r\n0\r\n\r\n", NULL),
                     200);
    assert_int_equal(code_of_long(*state,
                                  "GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
                                  "chunked\r\n\r\n186a0\r\n",
                                  100000, "\r\n0\r\n\r\n", NULL),
                     413);
}

static void endless_bodies_end(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    assert_true(client_open(&client, house->port));
    assert_true(client_send(
        &client, SPAN("GET /healthz HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")));
    bool is_open = true;
    for (int chunk = 0; chunk < 1000000 && is_open; chunk++)
        is_open = client_send(&client, SPAN("20\r\n0123456789abcdef0123456789abcdef\r\n"));
    assert_false(is_open);
    client_close(&client);
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

static void silent_clients_are_let_go(void **state)
{
    enum { SILENT = 40 };
    struct house *house = *state;
    static const struct span halves[] = {
        SPAN_INIT(""), SPAN_INIT("GET /hea"), SPAN_INIT("GET /healthz HTTP/1.1\r\nHost: localho"),
        SPAN_INIT("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nabc"),
        SPAN_INIT("\0\0\0\0\0\0\0\0\r\n\r\n")};
    struct client clients[SILENT];
    struct timespec start;
    house_close(house);
    house_open(house, 2);
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (size_t i = 0; i < SILENT; i++) {
        assert_true(client_open(&clients[i], house->port));
        assert_true(client_send(&clients[i], halves[i % 5]));
    }
    assert_int_equal(client_get(house->port, "/api/v1/search?q=iso", NULL), 200);
    for (size_t i = 0; i < SILENT; i++) {
        assert_true(client_is_closed(&clients[i]));
        client_close(&clients[i]);
    }
    assert_true(seconds_since(&start) > 0.9);
    assert_int_equal(client_get(house->port, "/healthz", NULL), 200);
}

int limit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_questions_are_refused_by_name),
        cmocka_unit_test(long_urls_are_refused),
        cmocka_unit_test(many_arguments_are_refused_with_an_answer),
        cmocka_unit_test(long_headers_are_refused),
        cmocka_unit_test(bodies_are_read_and_left_aside),
        cmocka_unit_test(endless_bodies_end),
        cmocka_unit_test(silent_clients_are_let_go),
    };
    return cmocka_run_group_tests_name("limit", tests, house_set_up, house_tear_down);
}
