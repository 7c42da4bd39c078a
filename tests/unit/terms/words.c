/* The fixed words and the slips that come close to them. */
#include "terms/words.h"
#include "support/test.h"
#include "unit/terms/groups.h"

static void every_value_has_a_word_of_its_own(void **state)
{
    (void)state;
    static const int counts[WORD_SET_COUNT] = {KIND_COUNT,          STATUS_COUNT,      AUDIENCE_COUNT,
                                               ABOUT_COUNT,         DATE_SOURCE_COUNT, SCOPE_STATE_COUNT,
                                               EVIDENCE_TYPE_COUNT, ACCESS_COUNT};
    for (int set = 0; set < WORD_SET_COUNT; set++) {
        for (int value = 0; value < counts[set]; value++) {
            assert_true(word_of((enum word_set)set, value).size > 0);
            assert_int_equal(word_value((enum word_set)set, word_of((enum word_set)set, value)), value);
        }
        assert_int_equal(word_of((enum word_set)set, counts[set]).size, 0);
        assert_int_equal(word_of((enum word_set)set, -1).size, 0);
    }
}

static void words_are_read_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(word_value(WORDS_AUDIENCE, SPAN("Customer")), AUDIENCE_CUSTOMER);
    assert_int_equal(word_value(WORDS_KIND, SPAN("FAQ")), KIND_FAQ);
    assert_int_equal(word_value(WORDS_AUDIENCE, SPAN("itpro")), -1);
    assert_int_equal(word_value(WORDS_AUDIENCE, SPAN_EMPTY), -1);
    assert_int_equal(word_value(WORDS_STATUS, SPAN("public")), -1);
}

static void slips_are_near_and_other_words_are_not(void **state)
{
    (void)state;
    assert_int_equal(word_near(WORDS_AUDIENCE, SPAN("costumer")), AUDIENCE_CUSTOMER);
    assert_int_equal(word_near(WORDS_AUDIENCE, SPAN("Intrenal")), AUDIENCE_INTERNAL);
    assert_int_equal(word_near(WORDS_AUDIENCE, SPAN("publik")), AUDIENCE_PUBLIC);
    assert_int_equal(word_near(WORDS_STATUS, SPAN("darft")), STATUS_DRAFT);
    assert_int_equal(word_near(WORDS_AUDIENCE, SPAN("itpro")), -1);
    assert_int_equal(word_near(WORDS_AUDIENCE, SPAN("developer")), -1);
    assert_int_equal(word_near(WORDS_ABOUT, SPAN("it")), -1);
    assert_int_equal(word_near(WORDS_ABOUT, SPAN("us")), ABOUT_US);
    assert_int_equal(word_near(WORDS_KIND, SPAN_EMPTY), -1);
}

int words_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_value_has_a_word_of_its_own),
        cmocka_unit_test(words_are_read_in_any_case),
        cmocka_unit_test(slips_are_near_and_other_words_are_not),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
