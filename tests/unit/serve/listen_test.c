/* Listen addresses: loopback in all its spellings, everything else refused; a taken port is named. */
#include "groups.h"
#include "support/test.h"

#include "base/cleanup.h"
#include "serve/listen.h"

#include <stdio.h>
#include <string.h>

static void addresses_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum avow_status status;
    } rows[] = {
        {"127.0.0.1:8080", AVOW_OK},
        {"127.1.2.3:0", AVOW_OK},
        {"[::1]:0", AVOW_OK},
        {"[::1]", AVOW_OK},
        {"localhost:9", AVOW_OK},
        {"8080", AVOW_OK},
        {"127.0.0.1", AVOW_OK},
        {"0.0.0.0:80", AVOW_REFUSED},
        {"192.168.1.5:80", AVOW_REFUSED},
        {"[::]:80", AVOW_REFUSED},
        {"*:80", AVOW_REFUSED},
        {":80", AVOW_REFUSED},
        {"[fe80::1]:1", AVOW_REFUSED},
        {"[::ffff:127.0.0.1]:1", AVOW_REFUSED},
        {"", AVOW_REFUSED},
        {"example.com:80", AVOW_USAGE},
        {"127.0.0.1:x", AVOW_USAGE},
        {"127.0.0.1:", AVOW_USAGE},
        {"127.0.0.1:70000", AVOW_USAGE},
        {"[::1", AVOW_USAGE},
        {"::1:80", AVOW_USAGE},
        {"127.0.0.1:80:80", AVOW_USAGE},
        {"99999", AVOW_USAGE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct listen_address address = {0};
        struct avow_error err = AVOW_ERROR_INIT;
        assert_status(listen_read(span_of(rows[i].text), &address, &err), rows[i].status, &err);
    }
}

static void open_or_fail(const char *text, int *file, uint16_t *port, char url[LISTEN_URL_SIZE])
{
    struct listen_address address = {0};
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(listen_read(span_of(text), &address, &err), AVOW_OK, &err);
    assert_status(listen_open(&address, file, port, url, &err), AVOW_OK, &err);
}

static void port_zero_gives_a_free_one(void **state)
{
    (void)state;
    CLEANUP(cleanup_close) int one = -1;
    CLEANUP(cleanup_close) int two = -1;
    uint16_t port = 0;
    uint16_t other = 0;
    char url[LISTEN_URL_SIZE];
    char expected[LISTEN_URL_SIZE];
    open_or_fail("127.0.0.1:0", &one, &port, url);
    snprintf(expected, sizeof expected, "http://127.0.0.1:%u", (unsigned)port);
    assert_string_equal(url, expected);
    assert_true(port > 0);
    open_or_fail("0", &two, &other, url);
    assert_true(other > 0 && other != port);
}

static void a_taken_port_is_named(void **state)
{
    (void)state;
    CLEANUP(cleanup_close) int one = -1;
    int two = -1;
    uint16_t port = 0;
    char url[LISTEN_URL_SIZE];
    char text[32];
    struct listen_address address = {0};
    struct avow_error err = AVOW_ERROR_INIT;
    open_or_fail("127.0.0.1:0", &one, &port, url);
    snprintf(text, sizeof text, "127.0.0.1:%u", (unsigned)port);
    assert_status(listen_read(span_of(text), &address, &err), AVOW_OK, &err);
    assert_status(listen_open(&address, &two, &port, url, &err), AVOW_IO, &err);
    snprintf(text, sizeof text, "port %u is taken", (unsigned)port);
    assert_contains(err.message, text);
    assert_int_equal(two, -1);
}

int listen_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_read),
        cmocka_unit_test(port_zero_gives_a_free_one),
        cmocka_unit_test(a_taken_port_is_named),
    };
    return cmocka_run_group_tests_name("listen", tests, NULL, NULL);
}
