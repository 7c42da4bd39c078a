/* The walk over a corpus: order, links, depth, what cannot be looked at. */
#include "groups.h"
#include "support/allocation.h"
#include "support/folder.h"
#include "support/test.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void walk(struct folder *folder, const char *name, struct file_list *list)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_walk(folder_path(folder, name), &folder->names, list, &err), AVOW_OK, &err);
}

static void assert_paths(const struct file_list *list, const char *const paths[], size_t count)
{
    assert_int_equal(list->count, count);
    for (size_t i = 0; i < count; i++)
        assert_span(list->items[i].path, paths[i]);
}

#define ASSERT_PATHS(list, paths) assert_paths(list, paths, sizeof(paths) / sizeof *(paths))

static void files_come_in_byte_order(void **state)
{
    struct folder *folder = *state;
    static const char *const paths[] = {"B.md", "a-b.md", "a.md", "a/b/c.md", "a/z.md", "\xC3\xA9.md"};
    for (size_t i = sizeof paths / sizeof *paths; i-- > 0;) {
        char name[64];
        snprintf(name, sizeof name, "root/%s", paths[i]);
        folder_write(folder, name, SPAN("123"));
    }
    folder_write(folder, "root/.hidden", SPAN("x"));
    folder_write(folder, "root/.git/config", SPAN("x"));
    assert_int_equal(mkfifo(folder_path(folder, "root/pipe"), 0600), 0);
    struct file_list list;
    walk(folder, "root", &list);
    ASSERT_PATHS(&list, paths);
    for (size_t i = 0; i < list.count; i++) {
        assert_int_equal(list.items[i].size, 3);
        assert_true(list.items[i].modified > 1700000000);
        assert_false(list.items[i].escapes || list.items[i].unreadable);
        assert_int_equal(list.items[i].path.bytes[list.items[i].path.size], '\0');
    }
}

static void links_stay_inside(void **state)
{
    struct folder *folder = *state;
    folder_write(folder, "root/real/page.md", SPAN("12345"));
    folder_write(folder, "root/.store/deep/kept.md", SPAN("1"));
    folder_write(folder, "outside/secret.md", SPAN("s"));
    folder_write(folder, "root-twin/near.md", SPAN("n"));
    static const char *const links[][2] = {
        {"real", "root/a-link"},                  /* the real folder stays in its place */
        {".", "root/loop"},                       /* a circle */
        {"../real/page.md", "root/real/copy.md"}, /* a file inside */
        {".store/deep", "root/shown"},            /* a folder that only the link shows */
        {".store/deep", "root/shown-again"},      /* the same folder is not listed twice */
        {"../outside", "root/out"},
        {"../outside/secret.md", "root/out.md"},
        {"../root-twin/near.md", "root/twin.md"}, /* a root whose name only begins alike */
        {"nowhere", "root/broken.md"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        assert_int_equal(symlink(links[i][0], folder_path(folder, links[i][1])), 0);
    assert_int_equal(symlink("real/page.md", folder_path(folder, "root/z.md")), 0);
    struct file_list list;
    walk(folder, "root", &list);
    static const char *const paths[] = {"broken.md",    "out",           "out.md",  "real/copy.md",
                                        "real/page.md", "shown/kept.md", "twin.md", "z.md"};
    ASSERT_PATHS(&list, paths);
    assert_true(list.items[0].unreadable);
    assert_true(list.items[1].escapes && list.items[2].escapes && list.items[6].escapes);
    assert_false(list.items[3].escapes || list.items[7].escapes);
    assert_int_equal(list.items[3].size, 5);
    assert_int_equal(list.items[7].size, 5);
}

static void a_linked_root_is_a_root(void **state)
{
    struct folder *folder = *state;
    folder_write(folder, "there/page.md", SPAN("1"));
    assert_int_equal(symlink("page.md", folder_path(folder, "there/alias.md")), 0);
    assert_int_equal(symlink("there", folder_path(folder, "here")), 0);
    struct file_list list;
    walk(folder, "here", &list);
    static const char *const paths[] = {"alias.md", "page.md"};
    ASSERT_PATHS(&list, paths);
    assert_false(list.items[0].escapes);
}

static void too_deep_folders_are_named(void **state)
{
    struct folder *folder = *state;
    char name[400] = "deep";
    for (int i = 0; i < 64; i++)
        strcat(name, "/d");
    size_t size = strlen(name);
    strcat(name, "/in.md");
    folder_write(folder, name, SPAN("1"));
    strcpy(name + size, "/d/out.md");
    folder_write(folder, name, SPAN("1"));
    struct file_list list;
    walk(folder, "deep", &list);
    assert_int_equal(list.count, 2);
    assert_true(list.items[0].unreadable);
    assert_true(span_ends(list.items[0].path, SPAN("d/d")));
    assert_true(span_ends(list.items[1].path, SPAN("d/in.md")));
    /* Our own trees are never so deep: the lower part is taken away first. */
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_remove_tree(folder_path(folder, "deep/d/d"), &err), AVOW_OK, &err);
}

static void what_is_no_folder_is_refused(void **state)
{
    struct folder *folder = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_list list = {.count = 7};
    assert_status(file_walk(folder_path(folder, "none"), &folder->names, &list, &err), AVOW_NOT_FOUND, &err);
    const char *plain = folder_write(folder, "plain", SPAN("1"));
    assert_status(file_walk(plain, &folder->names, &list, &err), AVOW_BAD_INPUT, &err);
    struct arena arena = ARENA_INIT;
    allocation_fail_from(1);
    enum avow_status status = file_walk(folder->path, &arena, &list, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
    assert_int_equal(list.count, 7);
    arena_free(&arena);
}

static void an_empty_folder_has_no_files(void **state)
{
    struct folder *folder = *state;
    struct file_list list = {.count = 7};
    walk(folder, ".", &list);
    assert_int_equal(list.count, 0);
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

int walk_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_come_in_byte_order, make, clear),
        cmocka_unit_test_setup_teardown(links_stay_inside, make, clear),
        cmocka_unit_test_setup_teardown(a_linked_root_is_a_root, make, clear),
        cmocka_unit_test_setup_teardown(too_deep_folders_are_named, make, clear),
        cmocka_unit_test_setup_teardown(what_is_no_folder_is_refused, make, clear),
        cmocka_unit_test_setup_teardown(an_empty_folder_has_no_files, make, clear),
    };
    return cmocka_run_group_tests_name("walk", tests, NULL, NULL);
}
