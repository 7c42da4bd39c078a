/* Golden files: what is read, and what is refused. */
#include "evaluate/golden.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/evaluate/groups.h"

static void read(struct folder *folder, const char *text, enum avow_status expected, struct arena *arena,
                 struct golden *out, struct avow_error *err)
{
    const char *path = folder_write(folder, "golden.tsv", span_of(text));
    assert_status(golden_read(path, arena, out, err), expected, err);
}

static void golden_files_are_read(void **state)
{
    (void)state;
    struct folder folder;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct golden golden;
    folder_make(&folder);
    read(&folder, "# What must come first.\n#\tfloor\t0.75\r\n\nIs it safe?\tp#a\r\nWhere? \t p#b , p#c,\n",
         AVOW_OK, &arena, &golden, &err);
    assert_true(golden.floor == .75);
    assert_int_equal(golden.count, 2);
    assert_span(golden.rows[0].question, "Is it safe?");
    assert_int_equal(golden.rows[0].statements.count, 1);
    assert_span(golden.rows[1].question, "Where?");
    assert_int_equal(golden.rows[1].line, 5);
    assert_int_equal(golden.rows[1].statements.count, 2);
    assert_span(golden.rows[1].statements.items[1], "p#c");
    read(&folder, "# flooring is no floor\nq\tp\n", AVOW_OK, &arena, &golden, &err);
    assert_true(golden.floor == 1);
    assert_int_equal(golden_read(folder_path(&folder, "none"), &arena, &golden, &err), AVOW_NOT_FOUND);
    arena_free(&arena);
    folder_remove(&folder);
}

static void bad_golden_files_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *text, *place, *message;
    } rows[] = {
        {"q\tp\nno tab\n", "golden.tsv:2", "no tab"},
        {"\tp\n", "golden.tsv:1", "no question"},
        {"q\t , \n", "golden.tsv:1", "no statement"},
        {"# floor high\n", "golden.tsv:1", "from 0 to 1"},
        {"# floor 1.5\n", "golden.tsv:1", "from 0 to 1"},
        {"# floor nan\n", "golden.tsv:1", "from 0 to 1"},
        {"# floor .5\nq\tp\n# floor .6\n", "golden.tsv:3", "second floor"},
        {"q\xff\tp\n", "golden.tsv:1", "UTF-8"},
    };
    struct folder folder;
    struct arena arena = ARENA_INIT;
    folder_make(&folder);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct avow_error err = AVOW_ERROR_INIT;
        struct golden golden = {.count = 99};
        read(&folder, rows[i].text, AVOW_BAD_INPUT, &arena, &golden, &err);
        assert_contains(err.place, rows[i].place);
        assert_contains(err.message, rows[i].message);
        assert_int_equal(golden.count, 99);
    }
    arena_free(&arena);
    folder_remove(&folder);
}

int golden_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(golden_files_are_read),
                                       cmocka_unit_test(bad_golden_files_are_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
