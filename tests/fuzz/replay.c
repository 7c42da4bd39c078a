/* Run every saved input of tests/fuzz/inputs through its target: what was found once stays found. */
#include "support/test.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "fuzz/targets.h"

enum { INPUT_LIMIT = 16 * 1024 * 1024 /* bytes of one saved input */ };

/* The files of one target's folder. */
static void run_saved(const struct fuzz_target *target, const char *folder, struct arena *arena,
                      size_t *count)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_facts facts;
    struct file_list files = {NULL, 0};
    assert_status(file_stat(folder, &facts, &err), AVOW_OK, &err);
    if (facts.kind == FILE_FOLDER)
        assert_status(file_walk(folder, arena, &files, &err), AVOW_OK, &err);
    for (size_t i = 0; i < files.count; i++) {
        CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
        const char *path = file_join(arena, folder, files.items[i].path.bytes);
        assert_status(file_read(path, INPUT_LIMIT, &bytes, &err), AVOW_OK, &err);
        target->run(target, buffer_span(&bytes));
        (*count)++;
    }
}

static void saved_inputs_do_no_harm(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    size_t count = 0;
    for (size_t i = 0; i < fuzz_target_count; i++) {
        const struct fuzz_target *target = &fuzz_targets[i];
        const char *folder = arena_printf(&arena, "%s/fuzz/inputs/%s", AVOW_TEST_ROOT, target->name);
        if (fuzz_target_ready(target))
            run_saved(target, folder, &arena, &count);
    }
    assert_true(count > 0);
    fuzz_targets_close();
}

/* An input that nobody runs is no test. */
static void every_folder_has_a_target(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_list files = {NULL, 0};
    assert_status(file_walk(AVOW_TEST_ROOT "/fuzz/inputs", &arena, &files, &err), AVOW_OK, &err);
    for (size_t i = 0; i < files.count; i++) {
        struct span path = files.items[i].path;
        assert_non_null(fuzz_target_find(span_part(path, 0, span_find_byte(path, '/', 0))));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(saved_inputs_do_no_harm),
        cmocka_unit_test(every_folder_has_a_target),
    };
    return cmocka_run_group_tests_name("fuzz_replay", tests, NULL, NULL);
}
