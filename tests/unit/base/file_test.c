/* Single files: reading with a limit, replacing in one step, making folders. */
#include "groups.h"
#include "support/allocation.h"
#include "support/folder.h"
#include "support/test.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <string.h>
#include <sys/stat.h>

static void facts_tell_the_kind(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_facts facts;
    const char *path = folder_write(folder, "a.txt", SPAN("four"));
    assert_status(file_stat(path, &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_PLAIN);
    assert_int_equal(facts.size, 4);
    assert_true(facts.modified > 1700000000);
    assert_status(file_stat(folder->path, &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_FOLDER);
    assert_status(file_stat("/dev/null", &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_OTHER);
    assert_status(file_stat(folder_path(folder, "none"), &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_NONE);
    assert_status(file_stat(folder_path(folder, "a.txt/b"), &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_NONE);
}

static void a_file_is_read_up_to_its_limit(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    const char *path = folder_write(folder, "r.txt", SPAN("12\0 4"));
    assert_true(buffer_append(&out, SPAN("+")));
    assert_status(file_read(path, 5, &out, &err), AVOW_OK, &err);
    assert_int_equal(out.size, 6);
    assert_memory_equal(out.bytes, "+12\0 4", 7);
    assert_status(file_read(path, 4, &out, &err), AVOW_TOO_LARGE, &err);
    assert_string_equal(err.place, path);
    assert_int_equal(out.size, 6);
    assert_status(file_read(folder_write(folder, "empty", SPAN_EMPTY), 0, &out, &err), AVOW_OK, &err);
    assert_status(file_read("/proc/self/status", 10, &out, &err), AVOW_TOO_LARGE, &err); /* says it has 0 */
    assert_int_equal(out.size, 6);
    assert_status(file_read("/proc/self/status", 1 << 20, &out, &err), AVOW_OK, &err);
    assert_true(out.size > 100);
}

static void what_is_no_file_is_not_read(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    assert_status(file_read(folder_path(folder, "none"), 9, &out, &err), AVOW_NOT_FOUND, &err);
    assert_status(file_read(folder->path, 9, &out, &err), AVOW_BAD_INPUT, &err);
    const char *pipe_path = folder_path(folder, "pipe");
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    assert_status(file_read(pipe_path, 9, &out, &err), AVOW_BAD_INPUT, &err); /* and does not hang */
    const char *path = folder_write(folder, "m.txt", SPAN("x"));
    allocation_fail_from(1);
    enum avow_status status = file_read(path, 9, &out, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
}

static void a_file_is_replaced_in_one_step(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    const char *path = folder_path(folder, "atomic/current");
    assert_status(file_write_atomic(path, SPAN("1"), &err), AVOW_NOT_FOUND, &err);
    assert_status(file_make_folder(folder_path(folder, "atomic"), &err), AVOW_OK, &err);
    assert_status(file_write_atomic(path, SPAN("first"), &err), AVOW_OK, &err);
    assert_status(file_write_atomic(path, SPAN("2"), &err), AVOW_OK, &err);
    assert_status(file_read(path, 99, &out, &err), AVOW_OK, &err);
    assert_span(buffer_span(&out), "2");
    /* A failure leaves no temporary file: the folder holds `current` and, when that is a folder, no more. */
    const char *blocked = folder_path(folder, "atomic/current.d");
    assert_status(file_make_folder(folder_path(folder, "atomic/current.d/full"), &err), AVOW_OK, &err);
    assert_status(file_write_atomic(blocked, SPAN("3"), &err), AVOW_IO, &err);
    assert_int_equal(file_tree_size(folder_path(folder, "atomic")), 1);
    assert_status(file_rename(path, folder_path(folder, "atomic/old"), &err), AVOW_OK, &err);
    assert_status(file_rename(path, blocked, &err), AVOW_NOT_FOUND, &err);
}

static void folders_are_made_with_their_parents(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_facts facts;
    const char *deep = folder_path(folder, "x/y//z/");
    assert_status(file_make_folder(deep, &err), AVOW_OK, &err);
    assert_status(file_make_folder(deep, &err), AVOW_OK, &err);
    assert_status(file_stat(deep, &facts, &err), AVOW_OK, &err);
    assert_int_equal(facts.kind, FILE_FOLDER);
    const char *plain = folder_write(folder, "x/plain", SPAN("p"));
    assert_status(file_make_folder(plain, &err), AVOW_IO, &err);
    assert_status(file_make_folder(folder_path(folder, "x/plain/below"), &err), AVOW_IO, &err);
    assert_status(file_sync(plain, &err), AVOW_OK, &err);
    assert_status(file_sync(folder->path, &err), AVOW_OK, &err);
    assert_status(file_sync(folder_path(folder, "none"), &err), AVOW_NOT_FOUND, &err);
}

static void names_are_joined(void **state)
{
    struct folder *folder = *state;
    assert_string_equal(file_join(&folder->names, "a", "b"), "a/b");
    assert_string_equal(file_join(&folder->names, "a/", "b"), "a/b");
    assert_string_equal(file_join(&folder->names, "/", "b"), "/b");
    assert_string_equal(file_join(&folder->names, "", "b"), "b");
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

int file_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(facts_tell_the_kind),
        cmocka_unit_test(a_file_is_read_up_to_its_limit),
        cmocka_unit_test(what_is_no_file_is_not_read),
        cmocka_unit_test(a_file_is_replaced_in_one_step),
        cmocka_unit_test(folders_are_made_with_their_parents),
        cmocka_unit_test(names_are_joined),
    };
    return cmocka_run_group_tests_name("file", tests, make, clear);
}
