/* Canonical text and its hash. */
#include "terms/canonical.h"

#include "support/test.h"
#include "unit/terms/groups.h"

/* The canonical form of `text` (a literal) is `expected`. */
#define assert_canonical(text, expected) check_canonical(SPAN(text), expected, __FILE__, __LINE__)

static void check_canonical(struct span text, const char *expected, const char *file, int line)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct span out;
    assert_status(canonical_text(text, &arena, &out, &err), AVOW_OK, &err);
    test_assert_span(out, expected, file, line);
    arena_free(&arena);
}

static void white_space_is_one_space(void **state)
{
    (void)state;
    assert_canonical("  a\t\tb\n\nc\u00A0\u2003d\r\n", "a b c d");
    assert_canonical("", "");
    assert_canonical(" \n\u00A0", "");
}

static void markers_are_dropped(void **state)
{
    (void)state;
    assert_canonical("In scope:\n\n- one\n- two - three", "In scope: one two - three");
    assert_canonical("Azure | Yes | \nTeams |  | No", "Azure Yes Teams No");
    assert_canonical("- - a\n -b\n-c a|b", "- a -b -c a|b");
    assert_canonical("a | | b", "a b");
    assert_canonical("- one\n  - two\n    - three - four", "one two three - four");
}

static void typography_is_plain(void **state)
{
    (void)state;
    assert_canonical("\u201Cit\u2019s\u201D \u2018so\u2019", "\"it's\" 'so'");
    assert_canonical("27001\u20112013 a\u2010b a\u2013b", "27001-2013 a-b a\u2013b");
    assert_canonical("com\u00ADpli\u200Bance\uFEFF \u2060\u200D", "compliance");
    assert_canonical("\u200B \u00AD", "");
}

static void letters_are_composed_and_nothing_more(void **state)
{
    (void)state;
    assert_canonical("cafe\u0301", "caf\u00E9");
    assert_canonical("e\u00AD\u0301", "\u00E9");
    assert_canonical("\uFB01 \u00B2 ISO 27001:2013, NO!", "\uFB01 \u00B2 ISO 27001:2013, NO!");
}

/* sha256sum of the canonical bytes. */
static void hashes_are_those_of_the_canonical_bytes(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    char hex[DIGEST_HEX_SIZE];
    assert_status(canonical_hash(SPAN_EMPTY, SPAN(" Plain\ntext "), hex, &err), AVOW_OK, &err);
    assert_string_equal(hex, "cf4166250b80a26cdb739c8f8a0f53e8ea260b1cc854f195d3b03cf2dbd008a4");
    assert_status(canonical_hash(SPAN_EMPTY, SPAN_EMPTY, hex, &err), AVOW_OK, &err);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_status(canonical_hash(SPAN("Is it \u201Cin\u201D  scope?"),
                                 SPAN("Yes:\n\n- Azure | Teams\n- all\u2011in; cafe\u0301."), hex, &err),
                  AVOW_OK, &err);
    assert_string_equal(hex, "d9c0ff52216d6354b69043bf63c83c194e993316aab42bfa11dcdcc54db8c283");
}

static void statements_are_question_and_text(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct arena arena = ARENA_INIT;
    struct span out;
    assert_status(canonical_statement(SPAN("Why? "), SPAN(" So"), &arena, &out, &err), AVOW_OK, &err);
    assert_span(out, "Why?\nSo");
    assert_status(canonical_statement(SPAN(" \n"), SPAN("So"), &arena, &out, &err), AVOW_OK, &err);
    assert_span(out, "So");
    assert_status(canonical_statement(SPAN("Why?"), SPAN_EMPTY, &arena, &out, &err), AVOW_OK, &err);
    assert_span(out, "Why?\n");
    arena_free(&arena);
}

int canonical_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_is_one_space),
        cmocka_unit_test(markers_are_dropped),
        cmocka_unit_test(typography_is_plain),
        cmocka_unit_test(letters_are_composed_and_nothing_more),
        cmocka_unit_test(hashes_are_those_of_the_canonical_bytes),
        cmocka_unit_test(statements_are_question_and_text),
    };
    return cmocka_run_group_tests_name("canonical", tests, NULL, NULL);
}
