/* Slugs of headings, questions and path parts. */
#include "support/test.h"
#include "terms/canonical.h"
#include "unit/terms/groups.h"

#include "base/buffer.h"

#include <string.h>

#define assert_slug(text, dots, expected) check_slug(text, dots, expected, __FILE__, __LINE__)

static void check_slug(const char *text, bool dots, const char *expected, const char *file, int line)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct span out;
    assert_status(slug_of(span_of(text), dots, &arena, &out, &err), AVOW_OK, &err);
    test_assert_span(out, expected, file, line);
    arena_free(&arena);
}

static void words_are_joined_by_hyphens(void **state)
{
    (void)state;
    assert_slug("Can I use ISO/IEC 27001:2013?", false, "can-i-use-iso-iec-27001-2013");
    assert_slug("  --What's \u201Cin\u201D scope--  ", false, "whats-in-scope");
    assert_slug("What\u2019s so\u00ADft, 'quoted'", false, "whats-soft-quoted");
    assert_slug("caf\u00E9 CAFE\u0301 \uFB01le", false, "caf\u00E9-caf\u00E9-file");
    assert_slug("27001\u20112013", false, "27001-2013");
    assert_slug("\u30C7\u30FC\u30BF \u4FDD\u8B77", false, "\u30C7\u30FC\u30BF-\u4FDD\u8B77");
    assert_slug("\u0928\u0940\u0924\u093F", false, "\u0928\u0940\u0924\u093F");
}

static void texts_without_words_are_empty(void **state)
{
    (void)state;
    assert_slug("", false, "");
    assert_slug("?!\u2026 \u0301", false, "");
}

static void dots_stay_on_request(void **state)
{
    (void)state;
    assert_slug("PCI DSS v4.0.1", false, "pci-dss-v4-0-1");
    assert_slug("PCI DSS v4.0.1", true, "pci-dss-v4.0.1");
}

static void long_slugs_are_cut_at_a_hyphen(void **state)
{
    (void)state;
    struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 20; i++)
        buffer_printf(&text, "%sWord%02d", i > 0 ? " " : "", i);
    assert_slug(text.bytes, false,
                "word00-word01-word02-word03-word04-word05-word06-word07-word08-word09-2492e6");
    buffer_truncate(&text, 79);
    assert_slug(text.bytes, false,
                "word00-word01-word02-word03-word04-word05-word06-word07-word08-word09-word10-wo");
    buffer_free(&text);
}

static void one_long_word_is_cut_at_a_character(void **state)
{
    (void)state;
    char word[120 + 1] = {0};
    memset(word, 'a', 100);
    char expected[81] = {0};
    memset(expected, 'a', 73);
    memcpy(expected + 73, "-281659", 7);
    assert_slug(word, false, expected);
    for (size_t i = 0; i < 120; i += 2)
        memcpy(word + i, "\u00E9", 2);
    memcpy(expected, word, 72);
    memcpy(expected + 72, "-f989aa", 8);
    assert_slug(word, false, expected);
}

static void eighty_bytes_are_not_cut(void **state)
{
    (void)state;
    char word[81] = {0};
    memset(word, 'b', 80);
    assert_slug(word, false, word);
}

int slug_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_joined_by_hyphens),
        cmocka_unit_test(texts_without_words_are_empty),
        cmocka_unit_test(dots_stay_on_request),
        cmocka_unit_test(long_slugs_are_cut_at_a_hyphen),
        cmocka_unit_test(one_long_word_is_cut_at_a_character),
        cmocka_unit_test(eighty_bytes_are_not_cut),
    };
    return cmocka_run_group_tests_name("slug", tests, NULL, NULL);
}
