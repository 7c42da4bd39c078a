/* Error records and the table of statuses. */
#include "groups.h"
#include "support/test.h"

#include <errno.h>
#include <string.h>

static void the_record_is_filled(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_int_equal(error_set(&err, AVOW_BAD_INPUT, "page.md:3", "bad %s\nline", "front"), AVOW_BAD_INPUT);
    assert_string_equal(err.message, "bad front line");
    assert_string_equal(err.place, "page.md:3");
    assert_int_equal(error_set(NULL, AVOW_IO, NULL, "x"), AVOW_IO);
    assert_int_equal(error_set_no_memory(&err, NULL), AVOW_NO_MEMORY);
    assert_string_equal(err.place, "");
}

static void long_text_is_cut_at_a_character(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    char text[1000] = "a"; /* one byte more, so that the cut falls inside a character */
    for (size_t i = 1; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xC3\xA9", 3);
    error_set(&err, AVOW_IO, "", "%s", text);
    size_t size = strlen(err.message);
    assert_true(size < sizeof err.message && size > sizeof err.message - 4);
    assert_int_equal((unsigned char)err.message[size - 1], 0xA9);
}

static void errno_chooses_the_status(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_int_equal(error_set_errno(&err, ENOENT, "x", "no"), AVOW_NOT_FOUND);
    assert_string_equal(err.message, "no: No such file or directory");
    assert_int_equal(error_set_errno(&err, ENOMEM, "x", "no"), AVOW_NO_MEMORY);
    assert_int_equal(error_set_errno(NULL, EACCES, "x", "no"), AVOW_IO);
}

static void every_status_has_a_row(void **state)
{
    (void)state;
    for (int i = 0; i < AVOW_STATUS_COUNT; i++) {
        enum avow_status status = (enum avow_status)i;
        assert_true(strlen(avow_status_name(status)) > 1);
        assert_in_range(avow_status_exit_code(status), 0, 4);
        assert_in_range(avow_status_http_code(status), 200, 599);
    }
    assert_int_equal(avow_status_exit_code(AVOW_USAGE), 2);
    assert_string_equal(avow_status_name((enum avow_status)999), "internal");
}

int error_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_record_is_filled),
        cmocka_unit_test(long_text_is_cut_at_a_character),
        cmocka_unit_test(errno_chooses_the_status),
        cmocka_unit_test(every_status_has_a_row),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
