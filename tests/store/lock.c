/* Two writers: the second waits for as long as it was told, and a dead one leaves nothing behind. */
#include "store/groups.h"

#include "base/cleanup.h"
#include "base/process.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum { PATIENCE_MS = 20000 };

int lock_holder(const char *path)
{
    struct store_writer *writer = NULL;
    struct avow_error err = AVOW_ERROR_INIT;
    char rest[16];
    if (store_writer_open(path, false, true, 0, &writer, &err) != AVOW_OK ||
        shelf_put_with(writer, "half", "uncommitted", "", "", &err) != AVOW_OK) {
        fprintf(stderr, "%s: %s\n", err.place, err.message);
        return 1;
    }
    puts("held");
    fflush(stdout);
    while (fread(rest, 1, sizeof rest, stdin) > 0)
        continue;
    store_writer_close(writer);
    return 0;
}

static int make(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    shelf_put(&shelf, "a", "apple", "", "");
    shelf_read(&shelf);
    *state = &shelf;
    return 0;
}

static int clear(void **state)
{
    shelf_remove(*state);
    return 0;
}

static void start_holder(struct shelf *shelf, struct process *holder)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct buffer own = BUFFER_INIT;
    struct buffer pending = BUFFER_INIT;
    struct buffer line = BUFFER_INIT;
    char hold[] = "hold";
    assert_status(process_own_path(&own, &err), AVOW_OK, &err);
    char *path = arena_string(&shelf->arena, span_of(shelf->path));
    char *arguments[] = {own.bytes, hold, path, NULL};
    assert_status(process_start(arguments, false, holder, &err), AVOW_OK, &err);
    assert_status(process_read_line(holder, &pending, 100, PATIENCE_MS, &line, &err), AVOW_OK, &err);
    assert_span(buffer_span(&line), "held");
    buffer_free(&own);
    buffer_free(&pending);
    buffer_free(&line);
}

static long elapsed_ms(const struct timespec *since)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - since->tv_sec) * 1000 + (now.tv_nsec - since->tv_nsec) / 1000000;
}

static void second_process_is_refused_after_the_wait(void **state)
{
    struct shelf *shelf = *state;
    struct process holder = PROCESS_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct timespec start;
    start_holder(shelf, &holder);
    clock_gettime(CLOCK_MONOTONIC, &start);
    assert_int_equal(store_writer_open(shelf->path, false, true, 0, &shelf->writer, &err), AVOW_LOCKED);
    assert_contains(err.message, "wait until it ends");
    assert_int_equal(store_writer_open(shelf->path, true, true, 150, &shelf->writer, &err), AVOW_LOCKED);
    assert_true(elapsed_ms(&start) >= 140);
    assert_true(elapsed_ms(&start) < PATIENCE_MS);
    assert_null(shelf->writer);
    assert_int_equal(process_end(&holder, false), 0);
}

static void waiting_writer_gets_the_lock(void **state)
{
    struct shelf *shelf = *state;
    struct process holder = PROCESS_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    start_holder(shelf, &holder);
    cleanup_close(&holder.to); /* tells it to go; it needs a moment */
    holder.to = -1;
    assert_status(store_writer_open(shelf->path, false, true, PATIENCE_MS, &shelf->writer, &err), AVOW_OK,
                  &err);
    assert_int_equal(err.status, AVOW_OK); /* an attempt that failed on the way left no trace */
    assert_int_equal(process_end(&holder, false), 0);
}

static void killed_writer_leaves_lock_and_index_free(void **state)
{
    struct shelf *shelf = *state;
    struct process holder = PROCESS_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    start_holder(shelf, &holder);
    process_end(&holder, true);
    assert_status(store_check(shelf->path, &err), AVOW_OK, &err);
    shelf_write(shelf);
    shelf_put(shelf, "b", "apple", "", "");
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &TERM("apple")), "a b");
    assert_string_equal(shelf_find(shelf, &TERM("uncommitted")), "");
}

static void second_writer_in_the_same_process_is_refused(void **state)
{
    struct shelf *shelf = *state;
    struct store_writer *second = NULL;
    shelf_write(shelf);
    assert_int_equal(store_writer_open(shelf->path, false, true, 30, &second, NULL), AVOW_LOCKED);
    assert_null(second);
    shelf_put(shelf, "b", "apple", "", "");
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &TERM("apple")), "a b");
}

int lock_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(second_process_is_refused_after_the_wait, make, clear),
        cmocka_unit_test_setup_teardown(waiting_writer_gets_the_lock, make, clear),
        cmocka_unit_test_setup_teardown(killed_writer_leaves_lock_and_index_free, make, clear),
        cmocka_unit_test_setup_teardown(second_writer_in_the_same_process_is_refused, make, clear),
    };
    return cmocka_run_group_tests_name("store lock", tests, NULL, NULL);
}
