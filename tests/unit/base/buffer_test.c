/* Buffers: growth, the sticky failure, handing over. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/buffer.h"

#include <stdlib.h>

static void appends_and_keeps_a_nul(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    for (int i = 0; i < 1000; i++)
        assert_true(buffer_printf(&buffer, "%d,", i));
    assert_true(buffer_append_byte(&buffer, '\0'));
    assert_true(buffer_append_string(&buffer, "end"));
    assert_true(buffer_append(&buffer, SPAN_EMPTY));
    assert_int_equal(buffer.size, 3890 + 4);
    assert_int_equal(buffer.bytes[buffer.size], '\0');
    assert_span(span_part(buffer_span(&buffer), 0, 6), "0,1,2,");
    buffer_truncate(&buffer, 99999);
    assert_int_equal(buffer.size, 3894);
    buffer_truncate(&buffer, 1);
    assert_string_equal(buffer.bytes, "0");
    buffer_free(&buffer);
    assert_null(buffer.bytes);
    buffer_free(NULL);
}

static void a_failure_stays(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    assert_true(buffer_append(&buffer, SPAN("kept")));
    assert_false(buffer_reserve(&buffer, SIZE_MAX - 8));
    assert_true(buffer.failed);
    assert_false(buffer_append_byte(&buffer, 'x'));
    assert_false(buffer_printf(&buffer, "%d", 1));
    assert_span(buffer_span(&buffer), "kept");
    assert_null(buffer_detach(&buffer));
    assert_false(buffer.failed);
}

static void memory_may_run_out(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    allocation_fail_from(1);
    bool good = buffer_append(&buffer, SPAN("x"));
    allocation_fail_from(0);
    assert_false(good);
    assert_true(buffer.failed);
    buffer_free(&buffer);
}

static void detach_hands_over(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    assert_null(buffer_detach(&buffer));
    assert_true(buffer_append(&buffer, SPAN("mine")));
    char *bytes = buffer_detach(&buffer);
    assert_string_equal(bytes, "mine");
    assert_null(buffer.bytes);
    assert_int_equal(buffer.capacity, 0);
    free(bytes);
}

int buffer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_and_keeps_a_nul),
        cmocka_unit_test(a_failure_stays),
        cmocka_unit_test(memory_may_run_out),
        cmocka_unit_test(detach_hands_over),
    };
    return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
