/* The write lock: held by a second process, dropped when that dies. */
#include "groups.h"
#include "support/folder.h"
#include "support/test.h"

#include "base/buffer.h"
#include "base/file.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A child that takes the lock, says so, and keeps it until it is killed. */
static pid_t start_holder(const char *path)
{
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        int lock = -1;
        bool held = file_lock(path, 0, &lock, NULL) == AVOW_OK;
        if (write(ready[1], held ? "y" : "n", 1) == 1)
            for (;;)
                pause();
        _exit(1);
    }
    char answer = 'n';
    assert_int_equal(read(ready[0], &answer, 1), 1);
    assert_int_equal(answer, 'y');
    close(ready[0]);
    close(ready[1]);
    return pid;
}

static void end_holder(pid_t pid)
{
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void another_process_is_named(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = folder_path(folder, "lock");
    pid_t pid = start_holder(path);
    int lock = -5;
    double start = seconds();
    enum avow_status status = file_lock(path, 100, &lock, &err);
    double waited = seconds() - start;
    end_holder(pid);
    assert_status(status, AVOW_LOCKED, &err);
    assert_true(waited >= 0.1);
    assert_int_equal(lock, -5);
    char who[40];
    snprintf(who, sizeof who, "process %ld ", (long)pid);
    assert_contains(err.message, who);
    /* Its death let go of the lock. */
    assert_status(file_lock(path, 0, &lock, &err), AVOW_OK, &err);
    file_unlock(&lock);
    assert_int_equal(lock, -1);
    file_unlock(&lock);
}

static void the_file_names_its_holder(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = folder_write(folder, "lock", SPAN("99999999 and old rubbish\n"));
    int lock;
    assert_status(file_lock(path, 0, &lock, &err), AVOW_OK, &err);
    struct buffer text = BUFFER_INIT;
    assert_status(file_read(path, 99, &text, &err), AVOW_OK, &err);
    char pid[24];
    snprintf(pid, sizeof pid, "%ld\n", (long)getpid());
    assert_span(buffer_span(&text), pid);
    /* A second lock of the same process waits as well. */
    int second;
    assert_status(file_lock(path, 0, &second, &err), AVOW_LOCKED, &err);
    folder_write(folder, "lock", SPAN("rubbish"));
    assert_status(file_lock(path, 0, &second, &err), AVOW_LOCKED, &err);
    assert_contains(err.message, "another process");
    file_unlock(&lock);
    assert_status(file_lock(path, 0, &second, &err), AVOW_OK, &err);
    file_unlock(&second);
    buffer_free(&text);
}

static void a_place_that_cannot_be_locked_is_told(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    int lock = -5;
    assert_status(file_lock(folder_path(folder, "no/lock"), 0, &lock, &err), AVOW_NOT_FOUND, &err);
    assert_status(file_lock(folder->path, 0, &lock, &err), AVOW_IO, &err);
    assert_int_equal(lock, -5);
}

static int make(void **state)
{
    static struct folder folder;
    folder_make(&folder);
    *state = &folder;
    return 0;
}

static int clear(void **state)
{
    folder_remove(*state);
    return 0;
}

int lock_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_process_is_named, make, clear),
        cmocka_unit_test_setup_teardown(the_file_names_its_holder, make, clear),
        cmocka_unit_test_setup_teardown(a_place_that_cannot_be_locked_is_told, make, clear),
    };
    return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
