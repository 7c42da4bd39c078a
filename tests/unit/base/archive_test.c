/* ZIP containers: parts by name, and every way in which one can lie. */
#include "support/test.h"

#include "base/archive.h"
#include "base/cleanup.h"
#include "groups.h"
#include "support/packed.h"

#include <string.h>

static void parts_are_read_by_name(void **state)
{
    (void)state;
    static const struct packed_part parts[] = {
        {"word/document.xml", SPAN_INIT("<a/>")}, {"empty", SPAN_INIT("")}, {"zeros", {NULL, 100000}}};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct archive *archive = NULL;
    struct span part = SPAN_EMPTY;
    packed_append(&bytes, parts, 3);
    assert_status(archive_open(buffer_span(&bytes), &archive, &err), AVOW_OK, &err);
    assert_status(archive_read(archive, "word/document.xml", &arena, &part, &err), AVOW_OK, &err);
    assert_span(part, "<a/>");
    assert_status(archive_read(archive, "empty", &arena, &part, &err), AVOW_OK, &err);
    assert_int_equal(part.size, 0);
    assert_status(archive_read(archive, "zeros", &arena, &part, &err), AVOW_OK, &err);
    assert_int_equal(part.size, 100000);
    assert_int_equal(archive_read(archive, "none", &arena, &part, &err), AVOW_NOT_FOUND);
    assert_contains(err.message, "none");
    assert_int_equal(part.size, 100000);
    archive_close(archive);
    archive_close(NULL);
}

static void check_refused(struct span bytes, enum avow_status expected, const char *words)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct archive *archive = NULL;
    assert_int_equal(archive_open(bytes, &archive, &err), expected);
    assert_contains(err.message, words);
    assert_null(archive);
}

static void what_is_no_container_is_refused(void **state)
{
    (void)state;
    check_refused(SPAN(""), AVOW_BAD_INPUT, "no ZIP container");
    check_refused(SPAN("PK\x03\x04 and then words"), AVOW_BAD_INPUT, "no ZIP container");
    check_refused(SPAN("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), AVOW_BAD_INPUT, "under a password");
}

static void bombs_are_refused(void **state)
{
    (void)state;
    static const struct packed_part large[] = {{"a", {NULL, ARCHIVE_BYTES / 2}},
                                               {"b", {NULL, ARCHIVE_BYTES / 2 + 1}}};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    packed_append(&bytes, large, 2);
    check_refused(buffer_span(&bytes), AVOW_TOO_LARGE, "unpacks to over 64 MiB");

    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer many = BUFFER_INIT;
    struct packed_part *parts = arena_array(&arena, ARCHIVE_ENTRIES + 1, sizeof *parts);
    assert_non_null(parts);
    for (int i = 0; i <= ARCHIVE_ENTRIES; i++)
        parts[i] = (struct packed_part){arena_printf(&arena, "part-%d", i), SPAN("x")};
    packed_append(&many, parts, ARCHIVE_ENTRIES + 1);
    check_refused(buffer_span(&many), AVOW_TOO_LARGE, "over 2000 parts");
}

/* Every byte of a small container is spoiled in turn: nothing crashes, and what is read is what was put in.
 */
static void spoiled_containers_are_read_right_or_refused(void **state)
{
    (void)state;
    static const struct packed_part parts[] = {{"a", SPAN_INIT("words words words words words words")}};
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    packed_append(&bytes, parts, 1);
    size_t refused = 0;
    for (size_t i = 0; i < bytes.size; i++) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        struct archive *archive = NULL;
        struct span part = SPAN_EMPTY;
        bytes.bytes[i] ^= 0x55;
        bool read = archive_open(buffer_span(&bytes), &archive, NULL) == AVOW_OK &&
                    archive_read(archive, "a", &arena, &part, NULL) == AVOW_OK;
        bytes.bytes[i] ^= 0x55;
        if (read)
            assert_true(span_equal(part, parts[0].bytes));
        refused += !read;
        archive_close(archive);
    }
    assert_true(refused > 10);
    for (size_t size = 0; size < bytes.size; size++) {
        struct archive *archive = NULL;
        assert_int_not_equal(archive_open((struct span){bytes.bytes, size}, &archive, NULL), AVOW_OK);
    }
}

int archive_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_read_by_name),
        cmocka_unit_test(what_is_no_container_is_refused),
        cmocka_unit_test(bombs_are_refused),
        cmocka_unit_test(spoiled_containers_are_read_right_or_refused),
    };
    return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
