/* Raw bytes made clean: marks, UTF-16, Windows-1252, line ends, controls, binary files. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/utf8.h"

struct cleaning {
    struct span raw;
    const char *text;
    bool repaired;
};

static void bytes_become_clean_text(void **state)
{
    (void)state;
    static const struct cleaning rows[] = {
        {SPAN_INIT(""), "", false},
        {SPAN_INIT("\xEF\xBB\xBFplain"), "plain", false},
        {SPAN_INIT("a\r\nb\rc\nd\r\r\ne"), "a\nb\nc\nd\n\ne", false},
        {SPAN_INIT("a\tb\x01\x7F\f\vc"), "a\tb    c", false},
        {SPAN_INIT("a\xC2\x85"
                   "b"),
         "a b", false},
        {SPAN_INIT("\xEF\xBF\xBD"), "\xEF\xBF\xBD", false},
        {SPAN_INIT("caf\xE9 \x93quoted\x94 \x80 5"), "café “quoted” € 5", true},
        {SPAN_INIT("caf\xC3\xA9 and caf\xE9"), "café and café", true},
        {SPAN_INIT("\x81"), "\xEF\xBF\xBD", true},
        {SPAN_INIT("\xFF\xFEh\0i\0\r\0\n\0\xAC\x20"), "hi\n€", false},
        {SPAN_INIT("\xFE\xFF\0h\0i\xD8\x3D\xDE\x00"), "hi😀", false},
        {SPAN_INIT("\xFE\xFF\xD8\x3D\0a"),
         "\xEF\xBF\xBD"
         "a",
         true},
        {SPAN_INIT("\xFE\xFF\xDE\x00\0a"),
         "\xEF\xBF\xBD"
         "a",
         true},
        {SPAN_INIT("\xFE\xFF\0ax"), "a\xEF\xBF\xBD", true},
    };
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span text = SPAN_EMPTY;
        bool repaired = !rows[i].repaired;
        assert_status(utf8_clean(rows[i].raw, &arena, &text, &repaired, &err), AVOW_OK, &err);
        assert_span(text, rows[i].text);
        assert_int_equal(repaired, rows[i].repaired);
        assert_true(utf8_valid(text));
    }
    arena_free(&arena);
}

static void nothing_is_guessed_when_nobody_asks(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span text = SPAN_EMPTY;
    assert_status(utf8_clean(SPAN("caf\xE9\r\ncaf\xC3\xA9"), &arena, &text, NULL, &err), AVOW_OK, &err);
    assert_span(text, "caf\xEF\xBF\xBD\ncaf\xC3\xA9");
    arena_free(&arena);
}

static void any_bytes_become_valid_text(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    uint32_t seed = 12345;
    for (int round = 0; round < 2000; round++) {
        char bytes[40];
        for (size_t i = 0; i < sizeof bytes; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = (char)(unsigned char)(1 + (seed >> 24) % 255);
        }
        struct span text;
        bool repaired;
        assert_status(utf8_clean((struct span){bytes, sizeof bytes}, &arena, &text, &repaired, &err), AVOW_OK,
                      &err);
        assert_true(utf8_valid(text));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void binary_files_are_refused(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span text = SPAN("as it was");
    bool repaired = true;
    assert_status(utf8_clean(SPAN("\x7F"
                                  "ELF\0\0"),
                             &arena, &text, &repaired, &err),
                  AVOW_BAD_INPUT, &err);
    assert_contains(err.message, "binary");
    assert_status(utf8_clean(SPAN("\xFF\xFE\0\0a\0\0\0"), &arena, &text, &repaired, &err), AVOW_BAD_INPUT,
                  &err);
    allocation_fail_from(1);
    enum avow_status status = utf8_clean(SPAN("a"), &arena, &text, &repaired, &err);
    allocation_fail_from(2); /* the buffer comes, the arena does not */
    enum avow_status later = utf8_clean(SPAN("a"), &arena, &text, &repaired, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
    assert_int_equal(later, AVOW_NO_MEMORY);
    assert_span(text, "as it was");
    assert_true(repaired);
    arena_free(&arena);
}

int utf8_clean_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_become_clean_text),
        cmocka_unit_test(nothing_is_guessed_when_nobody_asks),
        cmocka_unit_test(any_bytes_become_valid_text),
        cmocka_unit_test(binary_files_are_refused),
    };
    return cmocka_run_group_tests_name("utf8_clean", tests, NULL, NULL);
}
