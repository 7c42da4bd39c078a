/* Kinds of answer that texts hold and questions ask for. */
#include "terms/answer.h"

#include "support/test.h"
#include "unit/terms/groups.h"

enum {
    DATE = 1 << ANSWER_DATE,
    DURATION = 1 << ANSWER_DURATION,
    FREQUENCY = 1 << ANSWER_FREQUENCY,
    NUMBER = 1 << ANSWER_NUMBER,
    PARTY = 1 << ANSWER_PARTY,
    PLACE = 1 << ANSWER_PLACE,
    YES_NO = 1 << ANSWER_YES_NO,
    REASON = 1 << ANSWER_REASON
};

struct sample {
    const char *text;
    unsigned kinds;
};

static void check(const struct sample *samples, size_t count, unsigned (*kinds)(const struct token_list *))
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct tokeniser *tokeniser = NULL;
    struct arena arena = ARENA_INIT;
    assert_status(tokeniser_new(SPAN("en"), &tokeniser, &err), AVOW_OK, &err);
    for (size_t i = 0; i < count; i++) {
        struct token_list tokens = {0};
        assert_status(tokeniser_run(tokeniser, span_of(samples[i].text), &arena, &tokens, &err), AVOW_OK,
                      &err);
        unsigned found = kinds(&tokens);
        if (found != samples[i].kinds)
            print_error("%s\n", samples[i].text);
        assert_int_equal(found, samples[i].kinds);
    }
    tokeniser_free(tokeniser);
    arena_free(&arena);
}

static void texts_hold_answers(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"", 0},
        {"Keys are rotated.", 0},
        {"Valid until 5 October 2028.", DATE | NUMBER},
        {"Renewed in 2025", DATE | NUMBER},
        {"State of 2026-07-15", DATE | NUMBER},
        {"ISO/IEC 27001:2022 applies", NUMBER},
        {"We may march on", 0},
        {"Deleted within thirty days", DURATION | NUMBER},
        {"After 60 business days", DURATION | NUMBER},
        {"Removed immediately", DURATION},
        {"Scanned every quarter", FREQUENCY},
        {"Scanned every three months", FREQUENCY | DURATION | NUMBER},
        {"Twice a year", FREQUENCY},
        {"Scanned continuously", FREQUENCY},
        {"The continuous monitoring of FedRAMP", 0},
        {"Every employee", 0},
        {"Reviewed annually by Aldous Wyn", FREQUENCY | PARTY},
        {"Issued by the Kestrel office", PARTY},
        {"Signed by hand", 0},
        {"An independent auditor", PARTY},
        {"Found in the portal", PLACE},
        {"No. It is not", YES_NO},
        {"There is no such list", 0},
        {"Because it helps", REASON},
    };
    check(samples, sizeof samples / sizeof *samples, answers_in);
}

static void questions_ask_for_them(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"", 0},
        {"encryption at rest", 0},
        {"What is a bridge letter?", 0},
        {"When does the certificate end?", DATE},
        {"What does it cost?", NUMBER},
        {"Could you please explain the terms?", 0},
        {"Can you list them?", 0},
        {"Can you restore them?", YES_NO},
        {"What happens to our data when we leave?", 0},
        {"expiry of the certificate", DATE},
        {"On which day was it issued, and by whom?", DATE | PARTY},
        {"How long are backups kept?", DURATION},
        {"How many days are logs kept?", DURATION},
        {"backup retention period", DURATION},
        {"How often do you test?", FREQUENCY},
        {"How many times a year do you test?", FREQUENCY},
        {"How many regions are there?", NUMBER},
        {"Who signs the letter?", PARTY},
        {"Do engineers who leave lose their access?", YES_NO},
        {"Which company audits you?", PARTY},
        {"Where is our data?", PLACE},
        {"How can our auditor get the report?", PLACE},
        {"report download", PLACE},
        {"Why is it excluded?", REASON},
        {"Are backups encrypted?", YES_NO},
    };
    check(samples, sizeof samples / sizeof *samples, answers_asked);
}

/* Bit `i` is set when token i is a number that `is` knows. */
static unsigned places_of(const struct token_list *tokens, bool (*is)(const struct token_list *, size_t))
{
    unsigned places = 0;
    for (size_t i = 0; i < tokens->count; i++)
        places |= (unsigned)is(tokens, i) << i;
    return places;
}

static unsigned counts_of(const struct token_list *tokens)
{
    return places_of(tokens, answer_is_count);
}

static unsigned times_of(const struct token_list *tokens)
{
    return places_of(tokens, answer_is_time);
}

static void numbers_are_told_from_days(void **state)
{
    (void)state;
    static const struct sample counts[] = {
        {"Four auditors", 1},
        {"On 14 March 2026", 0},
        {"March 14", 0},
        {"of 1200 in 90 days", 1 << 1 | 1 << 3},
    };
    static const struct sample times[] = {
        {"Four auditors", 0},
        {"of 1200 in 90 days", 1 << 3},
    };
    check(counts, sizeof counts / sizeof *counts, counts_of);
    check(times, sizeof times / sizeof *times, times_of);
}

int answer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_hold_answers),
        cmocka_unit_test(questions_ask_for_them),
        cmocka_unit_test(numbers_are_told_from_days),
    };
    return cmocka_run_group_tests_name("answers", tests, NULL, NULL);
}
