/* Questions nobody means: each is answered, or refused with a reason, and none stalls. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include "base/cleanup.h"

#include <time.h>

enum { PATIENCE_MS = 5000 };

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Ask for `path`, `before`, `count` times `piece`, `after`; the code, within PATIENCE_MS. */
static int code_of(struct house *house, const char *path, const char *before, const char *piece, size_t count,
                   const char *after, struct buffer *body)
{
    CLEANUP(buffer_free) struct buffer target = BUFFER_INIT;
    buffer_append_string(&target, path);
    buffer_append_string(&target, before);
    for (size_t i = 0; i < count; i++)
        buffer_append_string(&target, piece);
    buffer_append_string(&target, after);
    buffer_append_byte(&target, '\0');
    assert_false(target.failed);
    long start = now_ms();
    int code = client_get(house->port, target.bytes, body);
    if (now_ms() - start > PATIENCE_MS)
        fail_msg("%.80s took %ld ms", target.bytes, now_ms() - start);
    return code;
}

struct odd_row {
    const char *before;
    const char *piece;
    size_t count;
    const char *after;
    int code;
};

static const struct odd_row rows[] = {
    {"?q=", "the+", 400, "", 200},         /* only stop words */
    {"?q=", "and", 1, "", 200},            /* one of them */
    {"?q=", "%3F%21.%2C%3B", 20, "", 200}, /* only punctuation */
    {"?q=", "a", 1, "", 200},              /* one letter */
    {"?q=", "x", 1, "&facets=1", 200},
    {"?q=", "%F0%9F%94%90", 40, "", 200}, /* emoji */
    {"?q=", "iso+%E6%97%A5%D0%B9%CF%89%D7%90+", 20, "", 200},
    {"?q=", "%22", 1, "iso+22301", 200}, /* quotes that never close */
    {"?q=", "%22a+%22+", 150, "", 200},
    {"?q=", "%28%29%5B%5D-%22+OR+", 60, "", 200},
    {"?q=", "a%00b+", 50, "", 400},        /* NULs */
    {"?q=", "%FF%C0%AF+", 50, "iso", 400}, /* no UTF-8 */
    {"?q=", "iso+22301+", 200, "", 200},
    {"?q=", "certifcate+", 150, "", 200}, /* mistyped over and over */
    {"?q=", "aa+ab+ac+ad+ae+", 120, "", 200},
    {"?q=", "x-y+-z+", 200, "", 200},
    {"?q=", "standard%3Ax+", 140, "", 200},
    {"?q=", "OR+", 600, "", 200},
    {"?q=", "x", 2048, "", 200},
    {"?q=", "x", 10000, "", 400}, /* too long */
    {"?q=", "where+is+the+certificate+", 400, "", 400},
    {"?q=iso", "&standard=iso-22301", 500, "", 400}, /* 500 filters */
    {"?q=iso", "&kind=faq", 500, "", 400},
    {"?q=iso", "&plain=iso", 500, "", 400},
    {"?q=iso", "&kind=faq", 64, "", 200},
    {"?q=iso&why_not=", "%23", 300, "", 200},
    {"?q=iso&why_not=", "x", 2000, "", 400},
};

static void odd_questions_are_answered_or_refused(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
        const struct odd_row *row = &rows[i];
        int code = code_of(*state, "/api/v1/search", row->before, row->piece, row->count, row->after, &body);
        if (code != row->code)
            fail_msg("%s %zu times %s gave %d, not %d: %.*s", row->before, row->count, row->piece, code,
                     row->code, (int)(body.size < 300 ? body.size : 300), body.bytes);
        buffer_append_byte(&body, '\0');
        assert_contains(body.bytes, code == 200 ? "\"verdict\":" : "\"detail\":");
    }
}

/* The page for a person: the same, as a page. */
static void odd_questions_have_pages(void **state)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
        const struct odd_row *row = &rows[i];
        int code = code_of(*state, "/search", row->before, row->piece, row->count, row->after, &body);
        assert_int_equal(code, row->code);
        buffer_append_byte(&body, '\0');
        if (code == 200)
            assert_contains(body.bytes, "<html");
    }
}

static void odd_beginnings_are_suggested_nothing_bad(void **state)
{
    static const char *const pieces[] = {"a", "%22", "%F0%9F%94%90", "the+", "-", "iso+", "%E6%97%A5"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        assert_int_equal(code_of(*state, "/api/v1/suggest", "?q=", pieces[i], 100, "", NULL), 200);
    assert_int_equal(code_of(*state, "/api/v1/suggest", "?q=", "x", 10000, "", NULL), 400);
}

int odd_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_questions_are_answered_or_refused),
        cmocka_unit_test(odd_questions_have_pages),
        cmocka_unit_test(odd_beginnings_are_suggested_nothing_bad),
    };
    return cmocka_run_group_tests_name("odd", tests, house_set_up, house_tear_down);
}
