/* Entity tags: what changes them, what does not, and how If-None-Match is read. */
#include "groups.h"
#include "support/test.h"

#include "serve/etag.h"

#include <string.h>

static const struct site site = {.made = "program"};

static const struct argument usual[] = {{SPAN_INIT("q"), SPAN_INIT("soc 2")},
                                        {SPAN_INIT("standard"), SPAN_INIT("a")},
                                        {SPAN_INIT("standard"), SPAN_INIT("b")}};

static struct request usual_request(void)
{
    return (struct request){.site = &site,
                            .path = SPAN("/search"),
                            .host = SPAN("localhost"),
                            .arguments = usual,
                            .argument_count = 3,
                            .audience = AUDIENCE_INTERNAL,
                            .today = 20261121};
}

static void tag_of(const struct request *request, const char *generation, char etag[ETAG_SIZE])
{
    struct arena arena = ARENA_INIT;
    etag_make(request, span_of(generation), &arena, etag);
    arena_free(&arena);
}

static void assert_same(const struct request *request, const char *generation, bool same)
{
    char expected[ETAG_SIZE];
    char etag[ETAG_SIZE];
    struct request plain = usual_request();
    tag_of(&plain, "u1", expected);
    tag_of(request, generation, etag);
    assert_true((strcmp(etag, expected) == 0) == same);
}

static void what_a_reply_depends_on_changes_the_tag(void **state)
{
    (void)state;
    struct request request = usual_request();
    assert_same(&request, "u1", true);
    assert_same(&request, "u2", false);
    request.path = SPAN("/api/v1/search");
    assert_same(&request, "u1", false);
    request = usual_request();
    request.today = 20261122;
    assert_same(&request, "u1", false);
    request = usual_request();
    request.audience = AUDIENCE_PUBLIC;
    assert_same(&request, "u1", false);
    request = usual_request();
    request.host = SPAN("127.0.0.1");
    assert_same(&request, "u1", false);
    request = usual_request();
    request.argument_count = 2;
    assert_same(&request, "u1", false);
    struct site other = {.made = "newer program"};
    request = usual_request();
    request.site = &other;
    assert_same(&request, "u1", false);
}

static void the_order_of_names_does_not_matter_that_of_values_does(void **state)
{
    (void)state;
    const struct argument moved[] = {usual[1], usual[2], usual[0]};
    const struct argument swapped[] = {usual[0], usual[2], usual[1]};
    struct request request = usual_request();
    request.arguments = moved;
    assert_same(&request, "u1", true);
    request.arguments = swapped;
    assert_same(&request, "u1", false);
}

static void a_tag_is_quoted_and_its_packed_twin_differs(void **state)
{
    (void)state;
    char etag[ETAG_SIZE];
    char packed[ETAG_SIZE];
    struct request request = usual_request();
    tag_of(&request, "u1", etag);
    assert_int_equal(strlen(etag), 34);
    assert_true(etag[0] == '"' && etag[33] == '"');
    etag_packed(etag, packed);
    assert_int_equal(strlen(packed), 37);
    assert_memory_equal(packed, etag, 33);
    assert_string_equal(packed + 33, "-gz\"");
}

static void lists_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *list;
        bool matches;
        bool packed;
    } rows[] = {
        {"\"abc\"", true, false},
        {"W/\"abc\"", true, false},
        {"*", false, false},
        {"\"x\", \"abc\"", true, false},
        {"\"x\" ,W/\"abc\" , \"y\"", true, false},
        {"\"abc-gz\"", true, true},
        {"\"x\"", false, false},
        {"abc", false, false},
        {"\"ab\"", false, false},
        {"", false, false},
        {",", false, false},
        {"\"abc", false, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool packed = false;
        assert_true(etag_matches(span_of(rows[i].list), "\"abc\"", &packed) == rows[i].matches);
        assert_true(packed == rows[i].packed);
    }
    assert_true(etag_is_any(SPAN(" * ")));
    assert_false(etag_is_any(SPAN("*, \"x\"")));
    assert_false(etag_is_any(SPAN_EMPTY));
    bool packed = false;
    assert_false(etag_matches(SPAN_EMPTY, "\"abc\"", &packed));
}

int etag_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_reply_depends_on_changes_the_tag),
        cmocka_unit_test(the_order_of_names_does_not_matter_that_of_values_does),
        cmocka_unit_test(a_tag_is_quoted_and_its_packed_twin_differs),
        cmocka_unit_test(lists_are_read),
    };
    return cmocka_run_group_tests_name("etag", tests, NULL, NULL);
}
