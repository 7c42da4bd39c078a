/* UTF-8: decoding, classes, normal forms. */
#include "groups.h"
#include "support/allocation.h"
#include "support/test.h"

#include "base/utf8.h"

#include <string.h>

struct decoding {
    const char *bytes;
    int32_t code;
    size_t size;
};

static void broken_bytes_move_by_one(void **state)
{
    (void)state;
    static const struct decoding rows[] = {
        {"a", 'a', 1},
        {"\xC3\xA9", 0xE9, 2},
        {"\xE2\x82\xAC", 0x20AC, 3},
        {"\xF0\x9F\x98\x80", 0x1F600, 4},
        {"\xEF\xBF\xBD", UTF8_REPLACEMENT, 3},
        {"\x80", UTF8_REPLACEMENT, 1},
        {"\xC0\xAF", UTF8_REPLACEMENT, 1},         /* too long a form */
        {"\xED\xA0\x80", UTF8_REPLACEMENT, 1},     /* half a surrogate pair */
        {"\xF4\x90\x80\x80", UTF8_REPLACEMENT, 1}, /* beyond U+10FFFF */
        {"\xE2\x82", UTF8_REPLACEMENT, 1},         /* cut off */
        {"\xFF", UTF8_REPLACEMENT, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(span_of(rows[i].bytes), &at), rows[i].code);
        assert_int_equal(at, rows[i].size);
        bool valid = rows[i].code != UTF8_REPLACEMENT || rows[i].size == 3;
        assert_int_equal(utf8_valid(span_of(rows[i].bytes)), valid);
    }
    assert_true(utf8_valid(SPAN_EMPTY));
}

static void code_points_are_appended(void **state)
{
    (void)state;
    struct buffer buffer = BUFFER_INIT;
    static const int32_t codes[] = {'a', 0xE9, 0x20AC, 0x1F600, 0xD800, 0x110000, -1};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_true(utf8_append(&buffer, codes[i]));
    assert_span(buffer_span(&buffer), "aé€😀���");
    buffer_free(&buffer);
}

static void floors_find_the_start(void **state)
{
    (void)state;
    struct span text = SPAN("aé😀b");
    static const size_t floors[] = {0, 1, 1, 3, 3, 3, 3, 7, 8, 8};
    for (size_t at = 0; at < sizeof floors / sizeof *floors; at++)
        assert_int_equal(utf8_floor(text, at), floors[at]);
    assert_int_equal(utf8_floor(SPAN("a\x80\x80"), 2), 2);
    assert_int_equal(utf8_floor(SPAN_EMPTY, 5), 0);
}

struct class_row {
    int32_t code;
    enum utf8_class class;
};

static void characters_have_classes(void **state)
{
    (void)state;
    static const struct class_row rows[] = {
        {'a', UTF8_LETTER},     {'Z', UTF8_LETTER},   {'@', UTF8_OTHER},     {'[', UTF8_OTHER},
        {'0', UTF8_DIGIT},      {'9', UTF8_DIGIT},    {':', UTF8_OTHER},     {'/', UTF8_OTHER},
        {' ', UTF8_SPACE},      {'\t', UTF8_SPACE},   {'\r', UTF8_SPACE},    {8, UTF8_OTHER},
        {14, UTF8_OTHER},       {'_', UTF8_OTHER},    {0x7F, UTF8_OTHER},    {0x85, UTF8_SPACE},
        {0xA0, UTF8_SPACE},     {0x2028, UTF8_SPACE}, {0x3000, UTF8_SPACE},  {0xE9, UTF8_LETTER},
        {0x416, UTF8_LETTER},   {0x2160, UTF8_DIGIT}, {0x663, UTF8_DIGIT},   {0xB2, UTF8_OTHER},
        {0x301, UTF8_MARK},     {0x2011, UTF8_OTHER}, {0x4E2D, UTF8_CJK},    {0x3042, UTF8_CJK},
        {0x30C7, UTF8_CJK},     {0xD55C, UTF8_CJK},   {0x30FB, UTF8_OTHER},  {0x3002, UTF8_OTHER},
        {0xFF71, UTF8_CJK},     {0x20000, UTF8_CJK},  {0x1F600, UTF8_OTHER}, {0xFFFD, UTF8_OTHER},
        {0x110000, UTF8_OTHER}, {-1, UTF8_OTHER},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (utf8_class_of(rows[i].code) != rows[i].class)
            fail_msg("U+%04X has class %d", (unsigned)rows[i].code, utf8_class_of(rows[i].code));
}

static void capitals_and_latin_are_known(void **state)
{
    (void)state;
    assert_true(utf8_is_upper('A') && utf8_is_upper(0xC9) && utf8_is_upper(0x416));
    assert_false(utf8_is_upper('a') || utf8_is_upper('@') || utf8_is_upper(0xE9) || utf8_is_upper(-1));
    assert_true(utf8_is_latin('q') && utf8_is_latin(0xE9) && utf8_is_latin(0x1EA0) && utf8_is_latin(0xFF21));
    assert_false(utf8_is_latin(0xD7) || utf8_is_latin(0x416) || utf8_is_latin('1') || utf8_is_latin(0x30C7));
}

struct normal_row {
    const char *text;
    const char *nfc;
    const char *fold;
};

static void normal_forms_are_unicodes(void **state)
{
    (void)state;
    static const struct normal_row rows[] = {
        {"", "", ""},
        {"ISO 27001 [\\]^_`{", "ISO 27001 [\\]^_`{", "iso 27001 [\\]^_`{"},
        {"Cafe\xCC\x81", "Café", "café"},
        {"ﬁne Ｓ", "ﬁne Ｓ", "fine s"},
        {"Straße", "Straße", "strasse"},
        {"ISO\xE2\x80\x91"
         "1",
         "ISO\xE2\x80\x91"
         "1",
         "iso\xE2\x80\x90"
         "1"},
        {"データ Й", "データ Й", "データ й"},
        {"a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b",
         "a b"},
    };
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span out;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span text = span_of(rows[i].text);
        assert_status(utf8_nfc(text, &arena, &out, &err), AVOW_OK, &err);
        assert_span(out, rows[i].nfc);
        assert_status(utf8_fold(text, &arena, &out, &err), AVOW_OK, &err);
        assert_span(out, rows[i].fold);
    }
    arena_free(&arena);
}

static void long_text_takes_the_other_road(void **state)
{
    (void)state;
    char text[2001];
    char folded[2001];
    for (size_t i = 0; i < 2000; i += 2) {
        memcpy(text + i, "\xC3\x89", 3);   /* É */
        memcpy(folded + i, "\xC3\xA9", 3); /* é */
    }
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    for (size_t size = 508; size <= 2000; size += 2) { /* both sides of what fits on the stack */
        struct span out;
        assert_status(utf8_fold((struct span){text, size}, &arena, &out, &err), AVOW_OK, &err);
        assert_true(span_equal(out, (struct span){folded, size}));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void a_byte_order_mark_is_left_out(void **state)
{
    (void)state;
    assert_span(utf8_without_bom(SPAN("\xEF\xBB\xBFq1")), "q1");
    assert_span(utf8_without_bom(SPAN("q1\xEF\xBB\xBF")), "q1\xEF\xBB\xBF");
    assert_span(utf8_without_bom(SPAN("\xEF\xBB")), "\xEF\xBB");
}

static void bad_text_and_no_memory_are_told(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span out = SPAN("as it was");
    assert_status(utf8_nfc(SPAN("a\xFF"), &arena, &out, &err), AVOW_BAD_INPUT, &err);
    allocation_fail_from(1);
    enum avow_status ascii = utf8_fold(SPAN("A"), &arena, &out, &err);
    enum avow_status mapped = utf8_fold(SPAN("É"), &arena, &out, &err);
    allocation_fail_from(0);
    assert_int_equal(ascii, AVOW_NO_MEMORY);
    assert_int_equal(mapped, AVOW_NO_MEMORY);
    assert_span(out, "as it was");
    arena_free(&arena);
}

int utf8_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(broken_bytes_move_by_one),       cmocka_unit_test(code_points_are_appended),
        cmocka_unit_test(floors_find_the_start),          cmocka_unit_test(characters_have_classes),
        cmocka_unit_test(capitals_and_latin_are_known),   cmocka_unit_test(normal_forms_are_unicodes),
        cmocka_unit_test(long_text_takes_the_other_road), cmocka_unit_test(bad_text_and_no_memory_are_told),
        cmocka_unit_test(a_byte_order_mark_is_left_out),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
