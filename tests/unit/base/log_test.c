/* Log lines, as they arrive on standard error. */
#include "groups.h"
#include "support/test.h"

#include "base/log.h"

#include <string.h>
#include <unistd.h>

/* Standard error goes into a pipe between these two; what was said is in `text`. */
static int catch_begin(int ends[2])
{
    assert_int_equal(pipe(ends), 0);
    int saved = dup(STDERR_FILENO);
    assert_true(saved >= 0);
    assert_true(dup2(ends[1], STDERR_FILENO) >= 0);
    return saved;
}

static void catch_end(int ends[2], int saved, char *text, size_t room)
{
    assert_true(dup2(saved, STDERR_FILENO) >= 0);
    close(saved);
    close(ends[1]);
    ssize_t got = read(ends[0], text, room - 1); /* one write, one read */
    close(ends[0]);
    assert_true(got >= 0);
    text[got] = '\0';
}

static void one_line_is_written(void **state)
{
    (void)state;
    int ends[2];
    char text[4096];
    int saved = catch_begin(ends);
    log_line(LOG_WARNING, "page %d\nis \r odd", 3);
    catch_end(ends, saved, text, sizeof text);
    assert_string_equal(text, "avow: warning: page 3 is   odd\n");
}

/* A file's name may hold anything; on a terminal it must not act. */
static void controls_are_shown(void **state)
{
    (void)state;
    int ends[2];
    char text[4096];
    int saved = catch_begin(ends);
    log_line(LOG_NOTE, "%s", "a\x1B[2Jb\x7F \xC2\x9B \xE2\x80\xAE \xFF \xC3\xA9");
    catch_end(ends, saved, text, sizeof text);
    assert_string_equal(text, "avow: note: a\\x1B[2Jb\\x7F \\u009B \\u202E \\xFF \xC3\xA9\n");
}

static void long_lines_are_cut(void **state)
{
    (void)state;
    int ends[2];
    char text[4096];
    char large[3000];
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = '\0';
    int saved = catch_begin(ends);
    log_line(LOG_NOTE, "%s", large);
    catch_end(ends, saved, text, sizeof text);
    assert_true(span_starts(span_of(text), SPAN("avow: note: xxx")));
    assert_int_equal(strchr(text, '\n') - text, (ptrdiff_t)strlen(text) - 1);
    assert_int_equal(strlen(text), 1023);
}

static void failures_have_a_place(void **state)
{
    (void)state;
    int ends[2];
    char text[4096];
    struct avow_error err = AVOW_ERROR_INIT;
    error_set(&err, AVOW_IO, "index/7", "disk %s", "full");
    int saved = catch_begin(ends);
    log_failure(&err);
    catch_end(ends, saved, text, sizeof text);
    assert_string_equal(text, "avow: error: index/7: disk full\n");
    error_set(&err, AVOW_IO, "", "100%% full");
    saved = catch_begin(ends);
    log_failure(&err);
    catch_end(ends, saved, text, sizeof text);
    assert_string_equal(text, "avow: error: 100% full\n");
}

int log_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_line_is_written),
        cmocka_unit_test(controls_are_shown),
        cmocka_unit_test(long_lines_are_cut),
        cmocka_unit_test(failures_have_a_place),
    };
    return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
