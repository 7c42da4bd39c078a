/* Child processes: lines to and fro, deadlines, limits, ends. */
#include "groups.h"
#include "support/test.h"

#include "base/cleanup.h"
#include "base/process.h"

#include <signal.h>
#include <sys/wait.h>

enum { PATIENCE_MS = 20000 };

static struct process start_shell(const char *script)
{
    char *arguments[] = {"/bin/sh", "-c", (char *)(uintptr_t)script, NULL};
    struct process process = PROCESS_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(process_start(arguments, true, &process, &err), AVOW_OK, &err);
    assert_true(process.pid > 0);
    return process;
}

static void lines_go_to_and_fro(void **state)
{
    (void)state;
    struct process process = start_shell("while read -r line; do echo \"<$line>\"; echo; done; exit 7");
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer pending = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    assert_status(process_write(&process, SPAN("one\ntwo\n"), PATIENCE_MS, &err), AVOW_OK, &err);
    static const char *const expected[] = {"<one>", "", "<two>", ""};
    for (size_t i = 0; i < 4; i++) {
        line.size = 0;
        assert_status(process_read_line(&process, &pending, 5, PATIENCE_MS, &line, &err), AVOW_OK, &err);
        assert_span(buffer_span(&line), expected[i]);
    }
    int ended = process_end(&process, false);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 7);
    assert_int_equal(process.pid, 0);
    assert_int_equal(process_end(&process, true), 0);
}

static void much_data_passes(void **state)
{
    (void)state;
    struct process process = start_shell("cat");
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer pending = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer sent = BUFFER_INIT;
    for (int i = 0; i < 5000; i++)
        assert_true(buffer_printf(&sent, "%d ", i));
    assert_true(buffer_append_byte(&sent, '\n'));
    for (int round = 0; round < 20; round++) {
        line.size = 0;
        assert_status(process_write(&process, buffer_span(&sent), PATIENCE_MS, &err), AVOW_OK, &err);
        assert_status(process_read_line(&process, &pending, sent.size, PATIENCE_MS, &line, &err), AVOW_OK,
                      &err);
        assert_true(span_equal(buffer_span(&line), span_part(buffer_span(&sent), 0, sent.size - 1)));
    }
    assert_true(WIFEXITED(process_end(&process, false)));
}

static void silence_ends_at_the_deadline(void **state)
{
    (void)state;
    struct process process = start_shell("exec sleep 1000");
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer pending = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    assert_status(process_read_line(&process, &pending, 99, 30, &line, &err), AVOW_TIMEOUT, &err);
    /* It never reads, so the channel fills up. */
    CLEANUP(buffer_free) struct buffer large = BUFFER_INIT;
    assert_true(buffer_reserve(&large, 8 << 20));
    large.size = 8 << 20;
    for (size_t i = 0; i < large.size; i++)
        large.bytes[i] = 'x';
    assert_status(process_write(&process, buffer_span(&large), 30, &err), AVOW_TIMEOUT, &err);
    int ended = process_end(&process, true);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(WTERMSIG(ended), SIGKILL);
}

static void long_lines_are_refused(void **state)
{
    (void)state;
    struct process process = start_shell("echo 123456; cat; cat /dev/zero");
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer pending = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    assert_status(process_read_line(&process, &pending, 5, PATIENCE_MS, &line, &err), AVOW_TOO_LARGE, &err);
    assert_int_equal(line.size, 0);
    assert_status(process_read_line(&process, &pending, 6, PATIENCE_MS, &line, &err), AVOW_OK, &err);
    assert_span(buffer_span(&line), "123456");
    cleanup_close(&process.to);
    process.to = -1;
    assert_status(process_read_line(&process, &pending, 100000, PATIENCE_MS, &line, &err), AVOW_TOO_LARGE,
                  &err);
    process_end(&process, true);
}

static void a_dead_child_is_noticed(void **state)
{
    (void)state;
    struct process process = start_shell("exec <&-; printf half");
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer pending = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    assert_status(process_read_line(&process, &pending, 99, PATIENCE_MS, &line, &err), AVOW_IO, &err);
    assert_span(buffer_span(&line), "");
    /* Writing to it is an error, not the end of this program. */
    assert_status(process_write(&process, SPAN("x"), PATIENCE_MS, &err), AVOW_IO, &err);
    assert_int_equal(WEXITSTATUS(process_end(&process, false)), 0);
}

static void what_cannot_start_is_told(void **state)
{
    (void)state;
    char *arguments[] = {"/nowhere/avow", NULL};
    struct process process = PROCESS_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(process_start(arguments, true, &process, &err), AVOW_NOT_FOUND, &err);
    assert_string_equal(err.place, "/nowhere/avow");
    assert_int_equal(process.pid, 0);
}

static void signals_do_not_pass_on(void **state)
{
    (void)state;
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGTERM);
    assert_int_equal(sigprocmask(SIG_BLOCK, &blocked, &before), 0);
    struct process process = start_shell("kill -TERM $$; echo alive");
    assert_int_equal(sigprocmask(SIG_SETMASK, &before, NULL), 0);
    assert_int_not_equal(getpgid(process.pid), getpgrp());
    int ended = process_end(&process, false);
    assert_true(WIFSIGNALED(ended));
    assert_int_equal(WTERMSIG(ended), SIGTERM);
}

static void the_own_path_is_known(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer path = BUFFER_INIT;
    assert_status(process_own_path(&path, &err), AVOW_OK, &err);
    assert_int_equal(access(path.bytes, X_OK), 0);
    assert_int_equal(path.bytes[0], '/');
}

int process_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_go_to_and_fro),          cmocka_unit_test(much_data_passes),
        cmocka_unit_test(silence_ends_at_the_deadline), cmocka_unit_test(long_lines_are_refused),
        cmocka_unit_test(a_dead_child_is_noticed),      cmocka_unit_test(what_cannot_start_is_told),
        cmocka_unit_test(signals_do_not_pass_on),       cmocka_unit_test(the_own_path_is_known),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
