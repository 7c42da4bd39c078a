/* The live generation's number, the list of those that stand on disk, and their vocabulary. */
#include "facts/generation.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/facts/groups.h"

static void no_current_is_not_found(void **state)
{
    (void)state;
    struct folder folder;
    struct avow_error err;
    uint64_t number = 7;
    folder_make(&folder);
    assert_status(generation_live(folder.path, &number, &err), AVOW_NO_INDEX, &err);
    assert_contains(err.message, "avow index");
    assert_int_equal(number, 7);
    folder_remove(&folder);
}

static void set_live_is_read_back(void **state)
{
    (void)state;
    struct folder folder;
    struct avow_error err;
    uint64_t number = 0;
    folder_make(&folder);
    folder_write(&folder, "generations/12/manifest.json", SPAN("{}"));
    assert_status(generation_set_live(folder.path, 12, &err), AVOW_OK, &err);
    assert_status(generation_live(folder.path, &number, &err), AVOW_OK, &err);
    assert_int_equal(number, 12);
    assert_status(generation_set_live(folder.path, 3, &err), AVOW_OK, &err);
    assert_status(generation_live(folder.path, &number, &err), AVOW_OK, &err);
    assert_int_equal(number, 3);
    folder_remove(&folder);
}

static void broken_current_is_corrupt(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "0\n", "twelve", "-1", "99999999999999999999999", "1 2"};
    struct folder folder;
    folder_make(&folder);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct avow_error err;
        uint64_t number;
        folder_write(&folder, "current", span_of(texts[i]));
        assert_status(generation_live(folder.path, &number, &err), AVOW_CORRUPT, &err);
    }
    folder_remove(&folder);
}

static void only_finished_generations_are_listed(void **state)
{
    (void)state;
    struct folder folder;
    struct arena arena = ARENA_INIT;
    struct avow_error err;
    uint64_t *numbers;
    size_t count = 9;
    folder_make(&folder);
    assert_status(generation_list(folder.path, &arena, &numbers, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 0);
    folder_write(&folder, "generations/10/manifest.json", SPAN("{}"));
    folder_write(&folder, "generations/9/manifest.json", SPAN("{}"));
    folder_write(&folder, "generations/11.new/manifest.json", SPAN("{}"));
    folder_write(&folder, "generations/8/facts.sqlite", SPAN(""));
    assert_status(generation_list(folder.path, &arena, &numbers, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 2);
    assert_int_equal(numbers[0], 9);
    assert_int_equal(numbers[1], 10);
    arena_free(&arena);
    folder_remove(&folder);
}

static void vocabulary_comes_in_order(void **state)
{
    (void)state;
    struct folder folder;
    struct arena arena = ARENA_INIT;
    struct avow_error err;
    struct span names[] = {SPAN_INIT("b.yml"), SPAN_INIT("a.yml")}, *texts;
    const struct manifest manifest = {.vocabulary = {names, 2}};
    folder_make(&folder);
    folder_write(&folder, "generations/1/vocabulary/0.yml", SPAN("first"));
    assert_status(generation_vocabulary(folder.path, 1, &manifest, &arena, &texts, &err), AVOW_NOT_FOUND,
                  &err);
    folder_write(&folder, "generations/1/vocabulary/1.yml", SPAN("second"));
    assert_status(generation_vocabulary(folder.path, 1, &manifest, &arena, &texts, &err), AVOW_OK, &err);
    assert_span(texts[0], "first");
    assert_span(texts[1], "second");
    arena_free(&arena);
    folder_remove(&folder);
}

int generation_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_current_is_not_found),   cmocka_unit_test(set_live_is_read_back),
        cmocka_unit_test(broken_current_is_corrupt), cmocka_unit_test(only_finished_generations_are_listed),
        cmocka_unit_test(vocabulary_comes_in_order),
    };
    return cmocka_run_group_tests_name("generations", tests, NULL, NULL);
}
