/* Whole trees: copied, measured, synced, removed, and links left alone. */
#include "groups.h"
#include "support/folder.h"
#include "support/test.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <string.h>
#include <sys/stat.h>

static void a_tree_is_copied(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    CLEANUP(cleanup_free) char *large = calloc(1, 300000);
    assert_non_null(large);
    memset(large, 'x', 300000);
    folder_write(folder, "from/a/large", (struct span){large, 300000});
    folder_write(folder, "from/a/b/empty", SPAN_EMPTY);
    folder_write(folder, "from/.hidden", SPAN("dot"));
    const char *from = folder_path(folder, "from");
    const char *to = folder_path(folder, "to");
    assert_status(file_copy_tree(from, to, &err), AVOW_OK, &err);
    assert_status(file_sync_tree(to, &err), AVOW_OK, &err);
    assert_int_equal(file_tree_size(to), 300003);
    assert_status(file_read(folder_path(folder, "to/a/large"), 1 << 20, &out, &err), AVOW_OK, &err);
    assert_true(span_equal(buffer_span(&out), (struct span){large, 300000}));
    assert_status(file_copy_tree(from, to, &err), AVOW_IO, &err); /* nothing is written over */
    assert_status(file_copy_tree(folder_path(folder, "none"), to, &err), AVOW_NOT_FOUND, &err);
}

static void only_files_and_folders_are_copied(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    folder_write(folder, "odd/a", SPAN("a"));
    assert_int_equal(symlink("a", folder_path(folder, "odd/link")), 0);
    assert_status(file_copy_tree(folder_path(folder, "odd"), folder_path(folder, "odd2"), &err),
                  AVOW_BAD_INPUT, &err);
}

static void removal_never_follows_links(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    folder_write(folder, "keep/me", SPAN("12345"));
    folder_write(folder, "gone/x/y/z", SPAN("1"));
    assert_int_equal(symlink(folder_path(folder, "keep"), folder_path(folder, "gone/x/link")), 0);
    assert_int_equal(file_tree_size(folder_path(folder, "gone")), 1);
    assert_status(file_sync_tree(folder_path(folder, "gone"), &err), AVOW_OK, &err);
    const char *gone = folder_path(folder, "gone");
    assert_status(file_remove_tree(gone, &err), AVOW_OK, &err);
    assert_status(file_remove_tree(gone, &err), AVOW_OK, &err);
    assert_int_equal(file_tree_size(gone), 0);
    assert_int_equal(file_tree_size(folder_path(folder, "keep")), 5);
    const char *link = folder_path(folder, "link");
    assert_int_equal(symlink("keep", link), 0);
    assert_status(file_remove_tree(link, &err), AVOW_OK, &err);
    assert_status(file_remove_tree(folder_path(folder, "keep/me"), &err), AVOW_OK, &err);
    assert_int_equal(file_tree_size(folder_path(folder, "keep")), 0);
    assert_status(file_sync_tree(gone, &err), AVOW_NOT_FOUND, &err);
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

int tree_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_tree_is_copied, make, clear),
        cmocka_unit_test_setup_teardown(only_files_and_folders_are_copied, make, clear),
        cmocka_unit_test_setup_teardown(removal_never_follows_links, make, clear),
    };
    return cmocka_run_group_tests_name("tree", tests, NULL, NULL);
}
