/* Spans: parts, comparison, finding, splitting, numbers. */
#include "groups.h"
#include "support/test.h"

static void parts_are_clamped(void **state)
{
    (void)state;
    assert_span(span_part(SPAN("abcdef"), 2, 4), "cd");
    assert_span(span_part(SPAN("abcdef"), 4, 99), "ef");
    assert_span(span_part(SPAN("abcdef"), 5, 2), "");
    assert_span(span_part(SPAN_EMPTY, 1, 3), "");
    assert_null(span_part(SPAN_EMPTY, 1, 3).bytes);
    assert_int_equal(span_of(NULL).size, 0);
}

static void comparison_is_by_bytes(void **state)
{
    (void)state;
    assert_true(span_equal(SPAN_EMPTY, SPAN("")));
    assert_false(span_equal(SPAN("a"), SPAN("A")));
    assert_true(span_equal_case(SPAN("SoC 2"), SPAN("sOc 2")));
    assert_false(span_equal_case(SPAN("SOC"), SPAN("SOC2")));
    assert_false(span_equal_case(SPAN("["), SPAN("{")));
    assert_true(span_compare(SPAN("a"), SPAN("ab")) < 0);
    assert_true(span_compare(SPAN("\xC3"), SPAN("z")) > 0);
    assert_int_equal(span_compare(SPAN_EMPTY, SPAN("")), 0);
    assert_true(span_starts(SPAN("abc"), SPAN("")));
    assert_false(span_starts(SPAN("ab"), SPAN("abc")));
    assert_true(span_ends(SPAN("page.md"), SPAN(".md")));
    assert_false(span_ends(SPAN("md"), SPAN(".md")));
    assert_true(span_ends_case(SPAN("page.MD"), SPAN(".md")));
    assert_false(span_ends_case(SPAN("page.MDX"), SPAN(".md")));
    assert_false(span_ends_case(SPAN("MD"), SPAN(".md")));
    assert_true(span_is_one_of(SPAN("b"), (const char *const[]){"a", "b", NULL}));
    assert_false(span_is_one_of(SPAN("B"), (const char *const[]){"a", "b", NULL}));
    assert_false(span_is_one_of(SPAN_EMPTY, (const char *const[]){"a", NULL}));
}

static void a_sorted_list_is_searched(void **state)
{
    (void)state;
    static const struct span sorted[] = {SPAN_INIT("a"), SPAN_INIT("ab"), SPAN_INIT("b"), SPAN_INIT("c")};
    for (size_t count = 0; count <= 4; count++)
        for (size_t i = 0; i < 4; i++)
            assert_int_equal(span_is_among(sorted[i], sorted, count), i < count);
    assert_false(span_is_among(SPAN("aa"), sorted, 4));
    assert_false(span_is_among(SPAN("d"), sorted, 4));
    assert_false(span_is_among(SPAN_EMPTY, sorted, 4));
}

static void finding_gives_the_first(void **state)
{
    (void)state;
    assert_int_equal(span_find(SPAN("aabaab"), SPAN("ab"), 0), 1);
    assert_int_equal(span_find(SPAN("aabaab"), SPAN("ab"), 2), 4);
    assert_true(span_find(SPAN("aab"), SPAN("ba"), 0) == SPAN_NONE);
    assert_true(span_find(SPAN("ab"), SPAN("abc"), 0) == SPAN_NONE);
    assert_int_equal(span_find(SPAN("ab"), SPAN(""), 2), 2);
    assert_true(span_find(SPAN("ab"), SPAN(""), 3) == SPAN_NONE);
    assert_true(span_find_byte(SPAN_EMPTY, 'a', 0) == SPAN_NONE);
    assert_true(span_has_between(SPAN("SOC 2"), '0', '9'));
    assert_true(span_has_between(SPAN("az"), 'z', 'z'));
    assert_false(span_has_between(SPAN("/:\xc3\xa9"), '0', '9'));
    assert_false(span_has_between(SPAN_EMPTY, 'a', 'z'));
}

static void trimming_takes_white_space(void **state)
{
    (void)state;
    assert_span(span_trim(SPAN(" \t\r\n a b \v\f")), "a b");
    assert_span(span_trim(SPAN("   ")), "");
    assert_span(span_trim(SPAN_EMPTY), "");
}

static void lines_end_in_lf_or_crlf(void **state)
{
    (void)state;
    struct span rest = SPAN("one\r\n\ntwo");
    struct span line;
    assert_true(span_next_line(&rest, &line));
    assert_span(line, "one");
    assert_true(span_next_line(&rest, &line));
    assert_span(line, "");
    assert_true(span_next_line(&rest, &line));
    assert_span(line, "two");
    assert_false(span_next_line(&rest, &line));
}

static void pieces_may_be_empty(void **state)
{
    (void)state;
    struct span rest = SPAN("a,,b,");
    struct span piece;
    const char *const expected[] = {"a", "", "b", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_true(span_next_piece(&rest, ',', &piece));
        assert_span(piece, expected[i]);
    }
    assert_false(span_next_piece(&rest, ',', &piece));
}

static void numbers_fill_the_span(void **state)
{
    (void)state;
    uint64_t number = 7;
    assert_true(span_to_u64(SPAN("18446744073709551615"), &number));
    assert_true(number == UINT64_MAX);
    number = 7;
    const char *const wrong[] = {"", "18446744073709551616", "-1", "+1", "1 ", "0x1", "99999999999999999999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(span_to_u64(span_of(wrong[i]), &number));
    assert_int_equal(number, 7);
}

int span_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_clamped),          cmocka_unit_test(comparison_is_by_bytes),
        cmocka_unit_test(a_sorted_list_is_searched),  cmocka_unit_test(finding_gives_the_first),
        cmocka_unit_test(trimming_takes_white_space), cmocka_unit_test(lines_end_in_lf_or_crlf),
        cmocka_unit_test(pieces_may_be_empty),        cmocka_unit_test(numbers_fill_the_span),
    };
    return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
