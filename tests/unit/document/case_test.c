/* The behaviour cases: tests/cases/document/<name>/input.* must give expected.json. AVOW_UPDATE=1 writes it.
 */
#include "support/test.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "unit/document/dump.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

#include <stdio.h>

static const char root[] = AVOW_TEST_ROOT "/cases/document";

/* Read the case's input and dump what comes of it. */
static void run(struct span path, struct buffer *out)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    const char *full = file_join(&arena, root, arena_string(&arena, path));
    assert_status(file_read(full, DOCUMENT_LIMIT, &bytes, &err), AVOW_OK, &err);
    size_t slash = span_find_byte(path, '/', 0);
    const char *name = arena_printf(&arena, "%.*s%.*s", SPAN_ARG(span_part(path, 0, slash)),
                                    SPAN_ARG(span_part(path, slash + 6, path.size)));
    struct document_input input = pages_input(name, buffer_span(&bytes), &arena);
    if (document_read(&input, pages_vocabulary(), &arena, &page, &err) == AVOW_OK)
        dump_page(out, &page);
    else
        dump_failure(out, &err);
    assert_false(out->failed);
}

/* True when the case gives what it should; prints what it gives otherwise. */
static bool check(struct span path)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer actual = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer expected = BUFFER_INIT;
    run(path, &actual);
    size_t slash = span_find_byte(path, '/', 0);
    const char *file =
        arena_printf(&arena, "%s/%.*s/expected.json", root, SPAN_ARG(span_part(path, 0, slash)));
    if (getenv("AVOW_UPDATE") != NULL)
        return file_write_atomic(file, buffer_span(&actual), NULL) == AVOW_OK;
    enum avow_status status = file_read(file, DOCUMENT_LIMIT, &expected, NULL);
    if (status == AVOW_OK && span_equal(buffer_span(&actual), buffer_span(&expected)))
        return true;
    print_error("%.*s gives:\n%.*s\n", SPAN_ARG(path), SPAN_ARG(buffer_span(&actual)));
    return false;
}

static void every_case_gives_what_it_should(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct file_list files = {NULL, 0};
    struct avow_error err = AVOW_ERROR_INIT;
    size_t cases = 0;
    size_t wrong = 0;
    assert_status(file_walk(root, &arena, &files, &err), AVOW_OK, &err);
    for (size_t i = 0; i < files.count; i++) {
        if (span_find(files.items[i].path, SPAN("/input."), 0) == SPAN_NONE)
            continue;
        cases++;
        wrong += !check(files.items[i].path);
    }
    assert_true(cases >= 16);
    assert_int_equal(wrong, 0);
}

int case_tests(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(every_case_gives_what_it_should)};
    int failed = cmocka_run_group_tests_name("cases", tests, NULL, NULL);
    pages_close();
    return failed;
}
