/* Abbreviations, words of one meaning and standards that are only described. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

/* The reading of `text` in query.understood, NULL when there is none. */
static const struct value *reading_of(const struct value *answer, const char *text)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    for (size_t i = 0; i < understood->count; i++)
        if (span_equal(value_get_text(&understood->items[i], "text"), span_of(text)))
            return &understood->items[i];
    return NULL;
}

static void abbreviations_are_spelled_out(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "BCP tests");
    assert_span(value_get_text(reading_of(answer, "BCP"), "type"), "meaning");
    assert_span(value_get_text(reading_of(answer, "BCP"), "id"), "business continuity plan");
    assert_span(answer_id(answer, 0), "offerings/iso-22301#faq-how-often-is-the-plan-tested");
    assert_int_equal(value_get(value_get(answer, "query"), "missing")->count, 0);
    shop_forget(shop);
}

static void unknown_words_are_looked_for_by_their_meaning(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "are tickets wiped");
    assert_span(value_get_text(reading_of(answer, "wiped"), "id"), "delete");
    assert_span(answer_id(answer, 0), "offerings/desk#tickets");
    answer = shop_search(shop, "are tickets deleted");
    assert_null(reading_of(answer, "deleted"));
    shop_forget(shop);
}

/* Phrases with small words between, phrases for phrases; a small word that is left out makes another phrase,
 * unless it only tells whose it is. */
static void phrases_are_looked_for_by_their_meaning(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "are kiwis painted all over");
    assert_span(value_get_text(reading_of(answer, "kiwis"), "id"), "tickets");
    assert_span(value_get_text(reading_of(answer, "painted"), "id"), "deleted");
    assert_span(answer_id(answer, 0), "offerings/desk#tickets");
    answer = shop_search(shop, "are kiwis painted");
    assert_null(reading_of(answer, "painted"));
    answer = shop_search(shop, "who mows our lawn");
    assert_span(value_get_text(reading_of(answer, "mows our lawn"), "id"), "deleted");
    answer = shop_search(shop, "seven suns");
    assert_span(value_get_text(reading_of(answer, "seven suns"), "id"), "restores each quarter");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    shop_forget(shop);
}

static void a_longer_phrase_goes_first(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "where are seven kiwis");
    assert_span(value_get_text(reading_of(answer, "seven kiwis"), "id"), "backup");
    assert_span(value_get_text(reading_of(answer, "kiwis"), "id"), "backup");
    shop_forget(shop);
}

static void a_past_form_is_no_other(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "do you paint over kiwis");
    assert_non_null(reading_of(answer, "kiwis"));
    assert_null(reading_of(answer, "paint over"));
    assert_null(reading_of(answer, "paint"));
    shop_forget(shop);
}

static double coverage_of(struct shop *shop, const char *text)
{
    shop->request.explain = true;
    const struct value *explain = value_get(answer_result(shop_search(shop, text), 0), "explain");
    const struct value *features = value_get(explain, "features");
    for (size_t i = 0; i < features->count; i++)
        if (span_equal(value_get_text(&features->items[i], "name"), SPAN("coverage")))
            return value_get(&features->items[i], "value")->number;
    fail_msg("no coverage for %s", text);
    return 0;
}

static void everyday_words_weigh_less(void **state)
{
    struct shop *shop = *state;
    double everyday = coverage_of(shop, "are tickets ever deleted");
    double strange = coverage_of(shop, "are tickets xylophone deleted");
    assert_true(everyday > strange);
    assert_true(coverage_of(shop, "list of tickets") > coverage_of(shop, "xylophone of tickets"));
    assert_true(coverage_of(shop, "who has a list of tickets") ==
                coverage_of(shop, "who has a rose of tickets"));
    shop_forget(shop);
}

/* What says it in the very word stands before what says it in another; the other is told when it is first. */
static void words_of_like_meaning_come_after_the_word_itself(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "weaknesses");
    assert_null(reading_of(answer, "weaknesses"));
    shop_ask(shop, "audience", "customer");
    shop->request.explain = true;
    answer = shop_search(shop, "minor vulnerabilities");
    const struct value *explain = value_get(answer_result(answer, 0), "explain");
    const struct value *matched = value_get(explain, "matched");
    assert_int_equal(matched->count, 2);
    assert_span(value_text(&matched->items[1]), "vulnerabilities (as weakness)");
    assert_span(value_get_text(reading_of(answer, "vulnerabilities"), "id"), "weakness");
    assert_span(answer_id(answer, 0), "nda/pentest#summary-of-the-penetration-test");
    answer = shop_search(shop, "rehearsed restores");
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    assert_null(reading_of(answer, "rehearsed"));
    answer = shop_search(shop, "how often is the continuity plan rehearsed");
    assert_span(answer_id(answer, 0), "offerings/iso-22301#faq-how-often-is-the-plan-tested");
    assert_span(value_get_text(reading_of(answer, "rehearsed"), "id"), "test");
    shop_forget(shop);
}

/* But a quote is a quote. */
static void both_spellings_are_one_word(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "how do organizations plan for disruptive incidents");
    const struct value *british = shop_search(shop, "how do organisations plan for disruptive incidents");
    assert_null(reading_of(british, "organisations"));
    assert_int_equal(answer_count(british), answer_count(answer));
    assert_span(answer_id(british, 0), "offerings/iso-22301#iso-22301-overview");
    assert_true(value_get(british, "confidence")->number == value_get(answer, "confidence")->number);
    static const char none[] = "no passage has the exact words";
    assert_false(answer_notes(shop_search(shop, "\"an organization plans\""), none));
    assert_true(answer_notes(shop_search(shop, "\"an organisation plans\""), none));
    shop_forget(shop);
}

static void a_described_standard_goes_first(void **state)
{
    struct shop *shop = *state;
    const struct value *answer =
        shop_search(shop, "can I use your information security management compliance");
    assert_span(value_get_text(reading_of(answer, "information security management"), "type"), "topic");
    assert_true(span_starts(answer_id(answer, 0), SPAN("offerings/iso-27001#")));
    answer = shop_search(shop, "can I use your ISO 22301 information security management compliance");
    assert_null(reading_of(answer, "information security management"));
    assert_true(span_starts(answer_id(answer, 0), SPAN("offerings/iso-22301#")));
    shop_forget(shop);
}

static void topics_are_met_in_any_order_and_wording(void **state)
{
    static const char *const texts[] = {"management of information security",
                                        "managing the security of information"};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct value *answer = shop_search(shop, texts[i]);
        assert_span(value_get_text(reading_of(answer, texts[i]), "id"), "iso-27001");
        shop_forget(shop);
    }
    const struct value *answer = shop_search(shop, "resilience of a European bank's finances");
    assert_null(reading_of(answer, "Danish bank"));
    answer = shop_search(shop, "information security and people management");
    assert_int_equal(value_get(value_get(answer, "query"), "understood")->count, 0);
    shop_forget(shop);
}

static void neighbours_are_read_as_one_word(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "respon sible for exporting");
    assert_span(answer_id(answer, 0), "trust/backup#shared-responsibility");
    assert_int_equal(value_get(value_get(answer, "query"), "missing")->count, 1);
    shop_forget(shop);
}

static double kind_of(const struct value *answer, const char *id)
{
    for (size_t i = 0; i < answer_count(answer); i++) {
        const struct value *features = value_get(value_get(answer_result(answer, i), "explain"), "features");
        for (size_t k = 0; span_equal(answer_id(answer, i), span_of(id)) && k < features->count; k++)
            if (span_equal(value_get_text(&features->items[k], "name"), SPAN("kind")))
                return value_get(&features->items[k], "value")->number;
    }
    fail_msg("%s is no result", id);
    return 0;
}

static void a_service_and_a_standard_ask_for_scope(void **state)
{
    static const char list[] = "offerings/iso-22301#fabrikam-in-scope-cloud-services";
    struct shop *shop = *state;
    shop->request.explain = true;
    assert_true(kind_of(shop_search(shop, "FDesk ISO 22301"), list) > .5);
    shop->request.explain = true;
    assert_true(kind_of(shop_search(shop, "FDesk continuity plan ISO 22301"), list) < .5);
    shop_forget(shop);
}

static void readings_can_be_taken_back(void **state)
{
    static const char *const words[] = {"BCP", "wiped", "rehersed", "information security management"};
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_non_null(reading_of(shop_search(shop, words[i]), words[i]));
        shop_ask(shop, "plain", words[i]);
        assert_null(reading_of(shop_search(shop, words[i]), words[i]));
        shop_forget(shop);
    }
}

int meaning_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abbreviations_are_spelled_out),
        cmocka_unit_test(unknown_words_are_looked_for_by_their_meaning),
        cmocka_unit_test(phrases_are_looked_for_by_their_meaning),
        cmocka_unit_test(a_longer_phrase_goes_first),
        cmocka_unit_test(a_past_form_is_no_other),
        cmocka_unit_test(everyday_words_weigh_less),
        cmocka_unit_test(words_of_like_meaning_come_after_the_word_itself),
        cmocka_unit_test(both_spellings_are_one_word),
        cmocka_unit_test(a_described_standard_goes_first),
        cmocka_unit_test(topics_are_met_in_any_order_and_wording),
        cmocka_unit_test(neighbours_are_read_as_one_word),
        cmocka_unit_test(a_service_and_a_standard_ask_for_scope),
        cmocka_unit_test(readings_can_be_taken_back),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
