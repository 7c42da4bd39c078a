/* What stands at a path: nothing, a file, an empty folder, an index; checks of it. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include "base/file.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int make(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    shelf_put(&shelf, "a", "apple", "", "");
    *state = &shelf;
    return 0;
}

static int clear(void **state)
{
    shelf_remove(*state);
    return 0;
}

static void assert_not_found(const char *path, const char *advice)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_reader *reader = NULL;
    struct store_writer *writer = NULL;
    assert_int_equal(store_reader_open(&path, 1, &reader, &err), AVOW_NOT_FOUND);
    assert_null(reader);
    assert_contains(err.message, advice);
    assert_int_equal(store_writer_open(path, false, false, 0, &writer, &err), AVOW_NOT_FOUND);
    assert_null(writer);
    assert_contains(err.message, advice);
    assert_int_equal(store_check(path, &err), AVOW_NOT_FOUND);
}

static void missing_folder_says_what_to_run(void **state)
{
    struct shelf *shelf = *state;
    assert_not_found(folder_path(&shelf->folder, "nowhere"), "avow index");
}

static void empty_folder_says_what_to_run(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = folder_path(&shelf->folder, "empty");
    assert_status(file_make_folder(path, &err), AVOW_OK, &err);
    assert_not_found(path, "avow index");
}

/* To the engine an empty file is an index without documents, any other a list of indexes. */
static void plain_file_is_no_index(void **state)
{
    struct shelf *shelf = *state;
    struct store_writer *writer = NULL;
    const char *path = folder_write(&shelf->folder, "file", SPAN_EMPTY);
    assert_not_found(path, "an index is a folder");
    assert_int_equal(store_writer_open(path, true, false, 0, &writer, NULL), AVOW_NOT_FOUND);
    assert_null(writer);
}

static void list_of_indexes_inside_a_folder_is_no_index(void **state)
{
    struct shelf *shelf = *state;
    assert_true(shelf->writer != NULL);
    folder_write(&shelf->folder, "stub/XAPIANDB", SPAN("auto ../index\n"));
    assert_not_found(folder_path(&shelf->folder, "stub"), "avow index");
}

static void no_path_at_all_is_refused(void **state)
{
    (void)state;
    struct store_reader *reader = NULL;
    assert_int_equal(store_reader_open(NULL, 0, &reader, NULL), AVOW_USAGE);
    store_reader_close(NULL);
    store_writer_close(NULL);
}

static void create_needs_the_folder_above(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_writer *writer = NULL;
    const char *path = folder_path(&shelf->folder, "no/such/parent");
    assert_int_equal(store_writer_open(path, true, false, 0, &writer, &err), AVOW_IO);
    assert_contains(err.message, "folder above");
}

/* Check as somebody who may read and no more; gives the status. */
static int check_as_reader(const char *path)
{
    struct avow_error err = AVOW_ERROR_INIT;
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return -1;
    return (int)store_check(path, &err);
}

static int reader_finds(const char *path)
{
    int status = 0;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(check_as_reader(path));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void reading_is_enough_to_check(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    assert_int_equal(chmod(shelf->folder.path, 0755), 0);
    static const char *const tables[] = {"postlist.glass", "docdata.glass", "termlist.glass", "iamglass"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        assert_int_equal(chmod(file_join(&shelf->arena, shelf->path, tables[i]), 0444), 0);
    assert_int_equal(reader_finds(shelf->path), AVOW_OK);
    assert_int_equal(truncate(file_join(&shelf->arena, shelf->path, "postlist.glass"), 100), 0);
    assert_int_equal(reader_finds(shelf->path), AVOW_CORRUPT);
}

int folder_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(missing_folder_says_what_to_run, make, clear),
        cmocka_unit_test_setup_teardown(empty_folder_says_what_to_run, make, clear),
        cmocka_unit_test_setup_teardown(plain_file_is_no_index, make, clear),
        cmocka_unit_test_setup_teardown(list_of_indexes_inside_a_folder_is_no_index, make, clear),
        cmocka_unit_test_setup_teardown(no_path_at_all_is_refused, make, clear),
        cmocka_unit_test_setup_teardown(create_needs_the_folder_above, make, clear),
        cmocka_unit_test_setup_teardown(reading_is_enough_to_check, make, clear),
    };
    return cmocka_run_group_tests_name("store folder", tests, NULL, NULL);
}
