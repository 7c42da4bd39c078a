/* What tokens carry: stems, flags, and what hangs on the language. */
#include "unit/terms/cut.h"
#include "unit/terms/groups.h"

#include "terms/lexicon.h"

#include <stdio.h>
#include <string.h>

static void english_is_stemmed(void **state)
{
    (void)state;
    assert_stems("Requirements REQUIREMENTS requirement", "requir requir requir");
    assert_stems("the company's customers' data", "the compani custom data");
    assert_stems("policies, certified", "polici certifi");
}

static void british_spellings_have_american_stems(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"organisations", "organizations"}, {"unauthorised", "unauthorized"},
        {"anonymising", "anonymizing"},     {"datacentres", "datacenters"},
        {"sublicence", "sublicense"},       {"practises", "practices"},
        {"behavioural", "behavioral"},      {"programmes", "programs"},
        {"analysed", "analyzed"},           {"catalogues", "catalogs"},
        {"kilometres", "kilometers"},       {"acknowledgement", "acknowledgment"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct cut american;
        cut_begin(&american, "en", span_of(pairs[i][1]));
        assert_stems(pairs[i][0], cut_stems(&american).bytes);
        assert_folds(pairs[i][0], pairs[i][0]);
        cut_end(&american);
    }
}

static void what_only_looks_british_stays(void **state)
{
    (void)state;
    assert_stems("precise exercise enterprise", "precis exercis enterpris");
    assert_stems("promised supervised analyses", "promis supervis analys");
    assert_stems("advise raised hours pays", "advis rais hour pay");
}

static void numbers_and_names_with_signs_are_their_own_stems(void **state)
{
    (void)state;
    assert_stems("27001s 2.3.4 C++ AT&T", "27001s 2.3.4 c++ at&t");
    assert_stems("U.S. A.5.1", "us a.5.1");
}

static void marks_leave_latin_letters_only(void **state)
{
    (void)state;
    assert_stems("caf\u00E9 cafe\u0301 \u1EA5n \u01C5x", "cafe cafe an dzx");
    assert_stems("\u0439\u043E\u0434 \u30C7\u30FC\u30BF", "\u0439\u043E\u0434 \u30C7 \u30FC \u30BF");
    assert_stems("\u01FF q\u0301 \u0639\u064E", "\u00F8 q \u0639\u064E");
    assert_folds("caf\u00E9", "caf\u00E9");
}

static void stop_words_are_flagged(void **state)
{
    (void)state;
    assert_flagged("What IS the scope of our audit?", TOKEN_STOP, "what is the of our");
    assert_flagged("they told us it is so", TOKEN_STOP, "they us it is so");
    assert_flagged("US and IT and U.S. law", TOKEN_STOP, "and and");
    assert_flagged("The audit of the scope, scope of", TOKEN_STOP_BEFORE, "audit scope");
}

static void capitals_are_flagged(void **state)
{
    (void)state;
    assert_flagged("The ISO iso U.S. SOC2 A AT&T \u0416\u042F", TOKEN_ALL_CAPS,
                   "iso us soc2 at&t \u0436\u044F");
    assert_flagged("The iso A 9a", TOKEN_CAPITAL, "the a");
}

static void glue_is_the_lack_of_white_space(void **state)
{
    (void)state;
    assert_flagged("ISO/IEC 27001:2013", TOKEN_GLUED, "iec 2013");
    assert_flagged("ISO\u00A027001\u20111", TOKEN_GLUED, "1");
    assert_flagged("-a -b\u3000c(d", TOKEN_GLUED, "d");
    assert_flagged("\u898F\u683C", TOKEN_GLUED, "\u683C");
}

static void sentence_starts_are_flagged(void **state)
{
    (void)state;
    assert_flagged("One two. Three, e.g. four!\n\n- five six\n- Seven", TOKEN_SENTENCE,
                   "one three five seven");
    assert_flagged("\n\n... a. b", TOKEN_SENTENCE, "a");
}

static void languages_choose_the_stemmer(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        const char *stems;
        const char *stops;
    } rows[] = {
        {"de", "die H\u00E4user", "die haus", ""},
        {"DE-at", "H\u00E4usern", "haus", ""},
        {"fr", "les certifi\u00E9s", "le certifi", ""},
        {"fr", "organisation du centre", "organis du centr", ""},
        {"ru", "\u0434\u043E\u043C\u0430\u043C\u0438", "\u0434\u043E\u043C", ""},
        {"en-GB", "the houses", "the hous", "the"},
        {"tlh", "the houses", "the hous", "the"},
        {"", "the houses", "the hous", "the"},
        {"a-very-long-language-tag-indeed", "the houses", "the hous", "the"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct cut cut;
        cut_begin(&cut, rows[i].language, span_of(rows[i].text));
        assert_span(cut_stems(&cut), rows[i].stems);
        assert_span(cut_flagged(&cut, TOKEN_STOP), rows[i].stops);
        cut_end(&cut);
    }
}

static void a_lexicon_gives_the_same_word_again(void **state)
{
    (void)state;
    struct lexicon lexicon;
    struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(lexicon_open(&lexicon, SPAN("en"), &err), AVOW_OK, &err);
    const struct word *word = lexicon_word(&lexicon, SPAN("Audits"), &arena);
    assert_non_null(word);
    assert_span(word->stem, "audit");
    char large[WORD_LONGEST + 1];
    memset(large, 'a', sizeof large);
    struct span raw = {large, sizeof large};
    assert_ptr_not_equal(lexicon_word(&lexicon, raw, &arena), lexicon_word(&lexicon, raw, &arena));
    enum { MANY = 70000 }; /* more than it keeps */
    for (int i = 0; i < MANY; i++) {
        char text[16];
        snprintf(text, sizeof text, "w%dX", i);
        const struct word *other = lexicon_word(&lexicon, span_of(text), &arena);
        assert_non_null(other);
        assert_true(span_equal_case(other->fold, span_of(text)));
    }
    assert_ptr_equal(lexicon_word(&lexicon, SPAN("Audits"), &arena), word);
    assert_ptr_equal(lexicon_word(&lexicon, SPAN("w5X"), &arena),
                     lexicon_word(&lexicon, SPAN("w5X"), &arena));
    lexicon_close(&lexicon);
    arena_free(&arena);
}

static void the_digest_is_stable(void **state)
{
    (void)state;
    char first[65];
    char second[65];
    terms_digest(first);
    terms_digest(second);
    assert_string_equal(first, second);
    assert_int_equal(strspn(first, "0123456789abcdef"), 64);
}

int forms_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_is_stemmed),
        cmocka_unit_test(british_spellings_have_american_stems),
        cmocka_unit_test(what_only_looks_british_stays),
        cmocka_unit_test(numbers_and_names_with_signs_are_their_own_stems),
        cmocka_unit_test(marks_leave_latin_letters_only),
        cmocka_unit_test(stop_words_are_flagged),
        cmocka_unit_test(capitals_are_flagged),
        cmocka_unit_test(glue_is_the_lack_of_white_space),
        cmocka_unit_test(sentence_starts_are_flagged),
        cmocka_unit_test(languages_choose_the_stemmer),
        cmocka_unit_test(a_lexicon_gives_the_same_word_again),
        cmocka_unit_test(the_digest_is_stable),
    };
    return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
