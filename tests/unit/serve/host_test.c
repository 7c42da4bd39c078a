/* Host and Origin: which names are ours, and which headers are none. */
#include "groups.h"
#include "support/test.h"

#include "serve/host.h"

static const char *const names[] = {"avow.example", "Answers.Example:8443"};

static void headers_are_taken_apart(void **state)
{
    (void)state;
    static const struct {
        const char *header;
        const char *name; /* NULL: refused */
        const char *port;
    } rows[] = {
        {"localhost", "localhost", ""},
        {"localhost:8080", "localhost", "8080"},
        {"127.0.0.1:1", "127.0.0.1", "1"},
        {"[::1]", "[::1]", ""},
        {"[::1]:65535", "[::1]", "65535"},
        {"a-b_c.example", "a-b_c.example", ""},
        {"", NULL, NULL},
        {":80", NULL, NULL},
        {"localhost:", NULL, NULL},
        {"localhost:0", NULL, NULL},
        {"localhost:65536", NULL, NULL},
        {"localhost:80:80", NULL, NULL},
        {"localhost:8x", NULL, NULL},
        {"[::1", NULL, NULL},
        {"[]", NULL, NULL},
        {"[::1]x", NULL, NULL},
        {"[::1]8080", NULL, NULL},
        {"::1", NULL, NULL},
        {"local host", NULL, NULL},
        {"localhost, localhost", NULL, NULL},
        {"user@localhost", NULL, NULL},
        {"\"><script>", NULL, NULL},
        {"l\xC3\xB6"
         "calhost",
         NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct host host = {0};
        assert_true(host_read(span_of(rows[i].header), &host) == (rows[i].name != NULL));
        if (rows[i].name != NULL) {
            assert_span(host.name, rows[i].name);
            assert_span(host.port, rows[i].port);
        }
    }
    struct host host = {0};
    assert_false(host_read((struct span){"local\0host", 10}, &host));
}

static void only_our_names_are_answered(void **state)
{
    (void)state;
    static const char *const ours[] = {"localhost", "LOCALHOST",    "127.0.0.1",    "127.8.9.255",
                                       "[::1]",     "avow.example", "AVOW.example", "answers.example"};
    static const char *const foreign[] = {"evil.example",
                                          "localhost.evil.example",
                                          "127.0.0.1.evil.example",
                                          "128.0.0.1",
                                          "127.0.0.256",
                                          "127.0.0",
                                          "127.0.0.1.1",
                                          "127..0.1",
                                          "[::2]",
                                          "localhost.",
                                          "0.0.0.0",
                                          "xavow.example"};
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        assert_true(host_is_ours(span_of(ours[i]), names, 2));
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        assert_false(host_is_ours(span_of(foreign[i]), names, 2));
    assert_false(host_is_ours(SPAN("avow.example"), NULL, 0));
}

static void only_our_own_pages_are_an_origin(void **state)
{
    (void)state;
    struct span host = SPAN("localhost:8080");
    assert_true(host_is_origin(SPAN_EMPTY, host));
    assert_true(host_is_origin(SPAN("http://localhost:8080"), host));
    assert_true(host_is_origin(SPAN("https://LOCALHOST:8080"), host));
    assert_false(host_is_origin(SPAN("http://localhost:3000"), host));
    assert_false(host_is_origin(SPAN("http://localhost"), host));
    assert_false(host_is_origin(SPAN("http://evil.example"), host));
    assert_false(host_is_origin(SPAN("null"), host));
    assert_false(host_is_origin(SPAN("localhost:8080"), host));
    assert_false(host_is_origin(SPAN("ftp://localhost:8080"), host));
    assert_false(host_is_origin(SPAN("http://localhost:8080, http://evil.example"), host));
}

int host_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_are_taken_apart),
        cmocka_unit_test(only_our_names_are_answered),
        cmocka_unit_test(only_our_own_pages_are_an_origin),
    };
    return cmocka_run_group_tests_name("host", tests, NULL, NULL);
}
