/* Where words begin and end, in bytes of the text. */
#include "terms/stop.h"
#include "unit/terms/cut.h"
#include "unit/terms/groups.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void designators_part_at_hyphens_slashes_and_colons(void **state)
{
    (void)state;
    assert_folds("ISO/IEC 27001:2013", "iso iec 27001 2013");
    assert_folds("ISO\u2011IEC\u00A027001\u20102022", "iso iec 27001 2022");
    assert_folds("ISO27001, SOC2 and FIPS 140-2", "iso27001 soc2 and fips 140 2");
    assert_folds("12(3)(a) of 2013/36/EU", "12 3 a of 2013 36 eu");
    assert_folds("foo_bar@example.com", "foo bar example com");
}

static void dots_join_numbers(void **state)
{
    (void)state;
    assert_folds("2.3.4", "2.3.4");
    assert_folds("PCI DSS v4.0.1.", "pci dss v4.0.1");
    assert_folds("control A.5.1, CC6.1", "control a.5.1 cc6.1");
    assert_folds("Rev.5 of 2020.The end", "rev 5 of 2020 the end");
    assert_folds("3. .4 5.", "3 4 5");
    assert_folds("1,000 and 10.0.0.1/24", "1 000 and 10.0.0.1 24");
}

static void dots_join_initials(void **state)
{
    (void)state;
    assert_folds("the U.S. and the U.S.A", "the us and the usa");
    assert_places("the U.S. and", "the U.S and");
    assert_folds("e.g. this, i.e. that", "eg this ie that");
    assert_folds("J.Smith a.b.cd", "j smith ab cd");
    assert_folds("\u0442.\u0435. \u0442\u0430\u043A", "\u0442\u0435 \u0442\u0430\u043A");
}

static void apostrophes_and_signs_join_letters(void **state)
{
    (void)state;
    assert_folds("don't don\u2019t 'quoted' customers'", "don't don't quoted customers");
    assert_folds("AT&T, R&D & co. x & y", "at&t r&d co x y");
    assert_folds("C++ c# F#, i++ a#b C+ D+D", "c++ c# f# i++ a b c d d");
    assert_folds("&& '' ..", "");
}

static void french_apostrophes_part(void **state)
{
    (void)state;
    struct cut cut;
    cut_begin(&cut, "fr-CA", SPAN("l'audit d\u2019entreprise"));
    assert_span(cut_folds(&cut), "l audit d entreprise");
    cut_end(&cut);
}

static void spans_stay_exact_when_folding_changes_sizes(void **state)
{
    (void)state;
    const char *text = "The \uFB01le of Stra\u00DFe \uFF29\uFF33\uFF2F Type \u2161 \u0130n \u2126";
    assert_places(text, text);
    assert_folds(text, "the file of strasse iso type ii i\u0307n \u03C9");
    assert_places("\u00ABword\u00BB\u2014word\u2026", "word word");
    assert_folds("m\u00B2 27001\u00B9 Azure\u2122 \u00BD", "m 27001 azure");
    assert_places("a\uFDFAb", "a\uFDFAb");
}

static void invisible_characters_are_inside_words_only(void **state)
{
    (void)state;
    assert_folds("com\u00ADpli\u00ADance non\u200Bcom\uFEFFpliant", "compliance noncompliant");
    assert_places("com\u00ADpliance\u00AD next\u200B\u200B", "com\u00ADpliance next");
    assert_folds("\u00AD \u200B \uFEFF", "");
    assert_folds("\uFEFFfirst", "first");
}

static void scripts_without_spaces_give_characters(void **state)
{
    (void)state;
    assert_places("ISO\u898F\u683C27001", "ISO \u898F \u683C 27001");
    assert_folds("\u30C7\u30FC\u30BF", "\u30C7 \u30FC \u30BF");
    assert_folds("\u30C6\u3099\uFF83\uFF9E", "\u30C7 \u30C7");
    assert_places("\u30C6\u3099\u30BF", "\u30C6\u3099 \u30BF");
    assert_folds("\uD55C\uAE00 \u1112\u1161\u11AB", "\uD55C \uAE00 \uD55C");
    assert_flagged("a\u898F\u683C", TOKEN_CJK, "\u898F \u683C");
}

static void emoji_and_signs_part_words(void **state)
{
    (void)state;
    assert_folds("yes\U0001F44D\U0001F3FDno \U0001F468\u200D\U0001F469", "yes no");
    assert_folds("\u2764\uFE0F 1\uFE0F", "1");
    assert_folds("\u0301alone e\u0301", "alone \u00E9");
    assert_folds("", "");
    assert_folds(" \t\r\n", "");
}

static void long_runs_are_one_word_in_linear_time(void **state)
{
    (void)state;
    enum { SIZE = 100 * 1024, MOST_SECONDS = 20 /* takes .2; quadratic time would take minutes */ };
    static const char *const pieces[] = {"a", "\u00E9", "1.", "a.", "a\u00AD", ".",
                                         "!", "(",      "- ", ". ", "a'"};
    clock_t began = clock();
    char *text = malloc(SIZE + 8);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = 0;
        for (; size < SIZE; size += strlen(pieces[i]))
            memcpy(text + size, pieces[i], strlen(pieces[i]));
        struct cut cut;
        cut_begin(&cut, "en", (struct span){text, size});
        if (i < 2) {
            assert_int_equal(cut.tokens.count, 1);
            assert_int_equal(cut.tokens.items[0].end, size);
            assert_int_equal(cut.tokens.items[0].stem.size, i == 0 ? size : size / 2);
        }
        cut_end(&cut);
    }
    free(text);
    assert_true(clock() - began < (clock_t)MOST_SECONDS * CLOCKS_PER_SEC);
}

static void stop_words_are_told_in_capitals_too(void **state)
{
    (void)state;
    assert_true(stop_has_typed(SPAN("The")));
    assert_true(stop_has_typed(SPAN("YOURSELVES")));
    assert_false(stop_has_typed(SPAN("Thesis")));
    assert_false(stop_has_typed(SPAN("yourselveses")));
    assert_false(stop_has_typed(SPAN_EMPTY));
}

static void zero_bytes_do_no_harm(void **state)
{
    (void)state;
    struct cut cut;
    cut_begin(&cut, "en", SPAN("one\0two\0"));
    assert_span(cut_folds(&cut), "one two");
    cut_end(&cut);
}

int tokens_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(designators_part_at_hyphens_slashes_and_colons),
        cmocka_unit_test(dots_join_numbers),
        cmocka_unit_test(dots_join_initials),
        cmocka_unit_test(apostrophes_and_signs_join_letters),
        cmocka_unit_test(french_apostrophes_part),
        cmocka_unit_test(spans_stay_exact_when_folding_changes_sizes),
        cmocka_unit_test(invisible_characters_are_inside_words_only),
        cmocka_unit_test(scripts_without_spaces_give_characters),
        cmocka_unit_test(emoji_and_signs_part_words),
        cmocka_unit_test(long_runs_are_one_word_in_linear_time),
        cmocka_unit_test(stop_words_are_told_in_capitals_too),
        cmocka_unit_test(zero_bytes_do_no_harm),
    };
    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
