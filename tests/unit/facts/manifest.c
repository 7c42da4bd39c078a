/* A manifest read back is the one written; broken and newer ones are told apart. */
#include "facts/generation.h"
#include "support/allocation.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/facts/groups.h"

static struct span roots[] = {SPAN_INIT("/corpus/\"quoted\"")};
static struct span standards[] = {SPAN_INIT("iso-27001"), SPAN_INIT("soc-2")};
static struct span editions[] = {SPAN_INIT(""), SPAN_INIT("2013")};

static const struct manifest sample = {
    .schema = GENERATION_SCHEMA,
    .minimum_reader = GENERATION_READER,
    .number = 41,
    .uuid = SPAN_INIT("11111111-2222-4333-8444-555555555555"),
    .built = 1795000000,
    .day = 20261121,
    .pages = 3,
    .statements = 20,
    .history = 4,
    .terms_digest = SPAN_INIT("aa"),
    .vocabulary_digest = SPAN_INIT("bb"),
    .configuration_digest = SPAN_INIT("cc"),
    .roots = {roots, 1},
    .standards = {standards, 2},
    .editions = {editions, 2},
};

static void round_trip(void **state)
{
    (void)state;
    struct folder folder;
    struct arena arena = ARENA_INIT;
    struct avow_error err;
    struct manifest found;
    folder_make(&folder);
    const char *path = folder_path(&folder, "manifest.json");
    assert_status(manifest_write(path, &sample, &err), AVOW_OK, &err);
    assert_status(manifest_read(path, &arena, &found, &err), AVOW_OK, &err);
    assert_int_equal(found.number, 41);
    assert_int_equal(found.built, 1795000000);
    assert_int_equal(found.day, 20261121);
    assert_int_equal(found.pages, 3);
    assert_int_equal(found.statements, 20);
    assert_int_equal(found.history, 4);
    assert_span(found.uuid, "11111111-2222-4333-8444-555555555555");
    assert_span(found.configuration_digest, "cc");
    assert_span(found.roots.items[0], "/corpus/\"quoted\"");
    assert_int_equal(found.standards.count, 2);
    assert_span(found.standards.items[1], "soc-2");
    assert_int_equal(found.editions.items[0].size, 0);
    assert_span(found.editions.items[1], "2013");
    assert_int_equal(found.services.count, 0);
    arena_free(&arena);
    folder_remove(&folder);
}

static void broken_and_newer_are_told_apart(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum avow_status status;
    } cases[] = {
        {"", AVOW_CORRUPT},
        {"[]", AVOW_CORRUPT},
        {"{\"schema\":1}", AVOW_CORRUPT},
        {"{\"schema\":1,\"minimum_reader\":1}", AVOW_CORRUPT},
        {"{\"schema\":9,\"minimum_reader\":9}", AVOW_NEWER},
        {"{\"schema\":1,\"minimum_reader\":1,\"number\":1,\"pages\":1,\"statements\":1,\"history\":-1}",
         AVOW_CORRUPT},
    };
    struct folder folder;
    struct arena arena = ARENA_INIT;
    folder_make(&folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct avow_error err;
        struct manifest found = {.number = 5};
        const char *path = folder_write(&folder, "manifest.json", span_of(cases[i].text));
        assert_status(manifest_read(path, &arena, &found, &err), cases[i].status, &err);
        assert_int_equal(found.number, 5);
    }
    struct avow_error err;
    struct manifest found;
    assert_status(manifest_read(folder_path(&folder, "none.json"), &arena, &found, &err), AVOW_NOT_FOUND,
                  &err);
    arena_free(&arena);
    folder_remove(&folder);
}

static void memory_running_out_is_reported(void **state)
{
    (void)state;
    struct folder folder;
    struct avow_error err;
    folder_make(&folder);
    const char *path = folder_path(&folder, "manifest.json");
    assert_status(manifest_write(path, &sample, &err), AVOW_OK, &err);
    enum avow_status status = AVOW_NO_MEMORY;
    for (size_t count = 1; status != AVOW_OK; count++) {
        struct arena arena = ARENA_INIT;
        struct manifest found;
        assert_true(count < 200);
        allocation_fail_from(count);
        status = manifest_read(path, &arena, &found, &err);
        allocation_fail_from(0);
        assert_true(status == AVOW_OK || status == AVOW_NO_MEMORY);
        arena_free(&arena);
    }
    folder_remove(&folder);
}

int manifest_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trip),
        cmocka_unit_test(broken_and_newer_are_told_apart),
        cmocka_unit_test(memory_running_out_is_reported),
    };
    return cmocka_run_group_tests_name("manifest", tests, NULL, NULL);
}
