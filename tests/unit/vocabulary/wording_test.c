/* Questions that ask the same have the same key, others have not. */
#include "support/test.h"
#include "unit/vocabulary/groups.h"
#include "vocabulary/wording.h"

struct keys {
    struct vocabulary *vocabulary;
    struct tokeniser *tokeniser;
    struct arena arena;
};

static int open_keys(void **state)
{
    static struct keys keys;
    keys = (struct keys){.vocabulary = NULL};
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(vocabulary_open(NULL, 0, &keys.vocabulary, &err), AVOW_OK, &err);
    assert_status(tokeniser_new(SPAN("en"), &keys.tokeniser, &err), AVOW_OK, &err);
    *state = &keys;
    return 0;
}

static int close_keys(void **state)
{
    struct keys *keys = *state;
    vocabulary_close(keys->vocabulary);
    tokeniser_free(keys->tokeniser);
    arena_free(&keys->arena);
    return 0;
}

static struct span key_of(struct keys *keys, const char *text)
{
    struct token_list tokens = {0};
    struct span key = SPAN_EMPTY;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(tokeniser_run(keys->tokeniser, span_of(text), &keys->arena, &tokens, &err), AVOW_OK, &err);
    assert_status(wording_key(keys->vocabulary, span_of(text), &tokens, &keys->arena, &key, &err), AVOW_OK,
                  &err);
    return key;
}

static void the_same_question_has_one_key(void **state)
{
    static const char *const pairs[][2] = {
        {"Are you secure?", "are you SECURE"},
        {"Are you ISO 27001 certified?", "is it ISO/IEC 27001-certified"},
        {"Can you send us your SOC 2 report?", "can you send the SOC2 report"},
        {"Where are your data centres?", "where are your data centers"},
        {"What is your policy?", "What\xE2\x80\x99s your policy"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct span first = key_of(*state, pairs[i][0]);
        struct span second = key_of(*state, pairs[i][1]);
        assert_int_equal(first.size, second.size);
        assert_memory_equal(first.bytes, second.bytes, first.size);
    }
}

static void other_questions_have_other_keys(void **state)
{
    static const char *const pairs[][2] = {
        {"Is it in scope?", "Is it not in scope?"},
        {"Can we export data?", "Can we not export data?"},
        {"ISO 27001 certificate", "ISO 27017 certificate"},
        {"ISO 27001:2013 certificate", "ISO 27001:2022 certificate"},
        {"report of the audit", "audit of the report"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_false(span_equal(key_of(*state, pairs[i][0]), key_of(*state, pairs[i][1])));
}

static void small_words_alone_have_none(void **state)
{
    assert_int_equal(key_of(*state, "What is it about?").size, 0);
    assert_int_equal(key_of(*state, "?!").size, 0);
}

int wording_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_question_has_one_key),
        cmocka_unit_test(other_questions_have_other_keys),
        cmocka_unit_test(small_words_alone_have_none),
    };
    return cmocka_run_group_tests_name("wording", tests, open_keys, close_keys);
}
