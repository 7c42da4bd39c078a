/* What the chance that the first result answers is worked out from. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

/* The value of this name for the first result of `text`. */
static double value_of(struct shop *shop, const char *text, const char *name)
{
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, text);
    const struct value *values = value_get(answer, "confidence_features");
    double value = -1;
    for (size_t i = 0; i < values->count; i++)
        if (span_equal(value_get_text(&values->items[i], "name"), span_of(name)))
            value = value_get(&values->items[i], "value")->number;
    shop_forget(shop);
    if (value < 0)
        fail_msg("%s: no value %s", text, name);
    return value;
}

static void what_is_counted_must_stand_there(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "how many requirements has the information security management system",
                         "answer lacking") == 0);
    assert_true(value_of(shop, "how many zebras has the information security management system",
                         "answer lacking") == 1);
    assert_true(value_of(shop, "how many security zebras has the information management system",
                         "answer lacking") == 1);
    assert_true(value_of(shop, "how many weeks are backups of customer data kept", "answer lacking") == 0);
    assert_true(value_of(shop, "when is the backup schedule of customer data", "answer lacking") == 1);
}

static void what_is_chosen_must_stand_there(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "which auditor reports on SOC 2", "which asked") == 0);
    assert_true(value_of(shop, "which of the SOC 2 zebras reports every year", "which asked") == 1);
    assert_true(value_of(shop, "who reports on SOC 2", "who asked") == 0);
    assert_true(value_of(shop, "who has the audit report", "who asked") == 1);
    assert_true(value_of(shop, "how long are backups kept", "who asked") == 0);
    assert_true(value_of(shop, "how long are backups kept", "answer held") == 1);
}

static void words_of_like_meaning_are_told_apart(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "tickets deleted", "other words") == 0);
    assert_true(value_of(shop, "tickets painted over", "other words") > .2);
}

static void an_abbreviation_counts_as_one_word(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "ISMS requirements", "coverage") > .95);
    assert_true(value_of(shop, "ISMS zebras", "coverage") < .6);
}

static void names_stand_for_much(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "SOC 2 encryption of customer data", "much asked") == 0);
    assert_true(value_of(shop, "customer data encrypted at rest", "much asked") >
                value_of(shop, "customer data", "much asked"));
}

static void a_list_of_some_does_not_answer_for_all(void **state)
{
    struct shop *shop = *state;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, "Are all cloud services in scope of ISO 22301?");
    assert_true(value_get(answer, "confidence_most")->number < 1);
    assert_true(
        span_starts(value_get_text(answer, "confidence_reason"), SPAN("the first result lists some")));
    shop_forget(shop);
    shop_search(shop, "cloud services in scope of ISO 22301");
    assert_string_equal(shop->verdict, "found");
    shop_forget(shop);
}

/* Why the first result is not called found; empty when nothing keeps it from that. */
static struct span cap_of(struct shop *shop, const char *question)
{
    shop->request.explain = true;
    return value_get_text(shop_search(shop, question), "confidence_reason");
}

static void what_decides_a_yes_or_no_must_stand_there(void **state)
{
    struct shop *shop = *state;
    assert_span(cap_of(shop, "Is customer data encrypted on diskettes?"),
                "the first result lacks the rarest word of a yes-or-no question");
    assert_span(cap_of(shop, "Is customer data encrypted at rest?"), "");
    assert_span(cap_of(shop, "customer data encrypted on diskettes"), "");
    assert_span(cap_of(shop, "How was customer data encrypted at rest in 2022?"),
                "the first result says nothing that is asked of the year that is asked");
    assert_span(cap_of(shop, "Is Fabrikam Desk in scope of ISO 22301:2012?"), "");
    shop_forget(shop);
}

static void another_question_is_no_answer(void **state)
{
    struct shop *shop = *state;
    assert_span(cap_of(shop, "customer data encrypted without keys"),
                "the first result answers a question that is turned round (\"not\", \"without\")");
    assert_span(cap_of(shop, "who has the audit report"),
                "it is asked who, and the first result answers another question");
    assert_span(cap_of(shop, "where do I get the audit report"), "");
    assert_span(cap_of(shop, "when are backups of customer data taken"),
                "it is asked when or how long, and the first result tells no such time");
    assert_span(cap_of(shop, "how often are backups of customer data taken"), "");
    assert_span(cap_of(shop, "Do you export data?"),
                "it is asked of us, and the first result is about others");
    shop_forget(shop);
}

static void a_figure_that_is_asked_must_be_told(void **state)
{
    static const char count[] =
        "it is asked how many, and the first result has no number beside what is counted";
    static const char price[] = "it is asked for a price, and the first result tells none";
    struct shop *shop = *state;
    assert_span(cap_of(shop, "how many tickets are deleted"), count);
    assert_span(cap_of(shop, "number of tickets that are deleted"), count);
    assert_span(cap_of(shop, "are tickets deleted"), "");
    assert_span(cap_of(shop, "how many days until tickets are deleted"), "");
    assert_span(cap_of(shop, "what does a backup of customer data cost"), price);
    assert_span(cap_of(shop, "how do you lower the cost of a backup of customer data"), "");
    shop_ask(shop, "audience", "customer");
    assert_span(cap_of(shop, "how many weaknesses did the penetration test of Fabrikam Vault find"), "");
    shop_forget(shop);
}

static void a_list_of_names_is_no_sentence(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "backup schedule", "no sentence") == 0);
    assert_true(value_of(shop, "zebras tickets", "question and answer") == 0);
    assert_true(value_of(shop, "how often is the continuity plan tested", "question and answer") == 1);
    assert_true(value_of(shop, "tickets are deleted", "nothing lacking") == 1);
    assert_true(value_of(shop, "tickets are painted blue", "nothing lacking") == 0);
}

/* What the first result of `question` is worth at "confidence_least", or at "confidence_most". */
static double bound_of(struct shop *shop, const char *question, const char *bound)
{
    shop->request.explain = true;
    double worth = value_get(shop_search(shop, question), bound)->number;
    shop_forget(shop);
    return worth;
}

static double least_of(struct shop *shop, const char *question)
{
    return bound_of(shop, question, "confidence_least");
}

static void other_words_must_stand_together(void **state)
{
    struct shop *shop = *state;
    assert_true(bound_of(shop, "kiwi marmalade thunder oboes", "confidence_most") < 1);
    assert_true(bound_of(shop, "kiwi painted over", "confidence_most") == 1);
}

/* "None" says that nothing published has it. */
static void what_one_sentence_says_is_not_none(void **state)
{
    struct shop *shop = *state;
    assert_true(least_of(shop, "tickets deleted after days") > .2);
    assert_true(least_of(shop, "Which oboes play? Are tickets deleted?") == 0);
    assert_true(least_of(shop, "Do oboes play? Are tickets deleted?") > .2);
    assert_true(least_of(shop, "kind:scope Vault") > .2);
    assert_true(least_of(shop, "zebras of tickets deleted") == 0);
    assert_true(least_of(shop, "keys rotated for customer data") == 0);
    assert_true(least_of(shop, "when are tickets deleted") == 0);
}

static void a_list_says_nothing_of_what_no_statement_names(void **state)
{
    struct shop *shop = *state;
    assert_span(cap_of(shop, "Is the Zeppelin in scope of ISO 22301?"),
                "no statement has a name that is asked");
    assert_string_equal(shop->verdict, "none");
    shop_forget(shop);
}

static void an_edition_or_level_that_is_asked_must_be_told(void **state)
{
    static const char *const rows[][2] = {
        {"which auditor reports on SOC 2 Type 1", "the first result speaks of another edition or level"},
        {"where can I get the SOC 2 Type 1 audit report",
         "the first result does not tell the level that is asked"},
        {"can I use the ISO 22301:2019 compliance of Fabrikam",
         "no statement is of the edition that is asked"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_span(cap_of(shop, rows[i][0]), rows[i][1]);
        shop_forget(shop);
    }
    assert_true(bound_of(shop, "which auditor reports on SOC 2 Type 2", "confidence_most") == 1);
    assert_true(bound_of(shop, "can I use the ISO 22301 compliance of Fabrikam", "confidence_most") == 1);
}

static void scores_are_compared(void **state)
{
    struct shop *shop = *state;
    assert_true(value_of(shop, "zebras tickets", "share of score") == 1);
    assert_true(value_of(shop, "zebras tickets", "rivals") == 0);
    assert_true(value_of(shop, "customer data backup tickets Fabrikam", "share of score") < 1);
    assert_true(value_of(shop, "compliance of Fabrikam", "rivals") > 0);
}

int confidence_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_counted_must_stand_there),
        cmocka_unit_test(what_is_chosen_must_stand_there),
        cmocka_unit_test(words_of_like_meaning_are_told_apart),
        cmocka_unit_test(an_abbreviation_counts_as_one_word),
        cmocka_unit_test(names_stand_for_much),
        cmocka_unit_test(a_list_of_some_does_not_answer_for_all),
        cmocka_unit_test(what_decides_a_yes_or_no_must_stand_there),
        cmocka_unit_test(another_question_is_no_answer),
        cmocka_unit_test(a_figure_that_is_asked_must_be_told),
        cmocka_unit_test(a_list_of_names_is_no_sentence),
        cmocka_unit_test(what_one_sentence_says_is_not_none),
        cmocka_unit_test(other_words_must_stand_together),
        cmocka_unit_test(a_list_says_nothing_of_what_no_statement_names),
        cmocka_unit_test(an_edition_or_level_that_is_asked_must_be_told),
        cmocka_unit_test(scores_are_compared),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
