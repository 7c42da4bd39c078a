/* Why a result stands where it stands, and why another statement came later or not at all. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static bool lists(const struct value *list, const char *word)
{
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (span_equal(value_text(&list->items[i]), span_of(word)))
            return true;
    return false;
}

static void words_and_names_are_told(void **state)
{
    struct shop *shop = *state;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, "is Fabrikam Helpline in scope of ISO22301 in Iceland");
    const struct value *explain = value_get(answer_result(answer, 0), "explain");
    assert_span(answer_id(answer, 0), "offerings/iso-22301#fabrikam-in-scope-cloud-services");
    assert_true(lists(value_get(explain, "matched"), "scope"));
    assert_true(lists(value_get(explain, "missing"), "Iceland"));
    assert_true(lists(value_get(explain, "matched"), "Helpline"));
    assert_false(lists(value_get(explain, "missing"), "Helpline"));
    const struct value *names = value_get(explain, "names");
    assert_int_equal(names->count, 2);
    assert_span(value_get_text(&names->items[0], "text"), "Fabrikam Helpline");
    assert_span(value_get_text(&names->items[0], "id"), "desk");
    assert_true(value_true(value_get(&names->items[0], "former")));
    assert_span(value_get_text(&names->items[1], "id"), "iso-22301");
    assert_span(value_get_text(&names->items[1], "found"), "subject");
    assert_true(value_get(answer, "confidence_features")->count > 0);
    assert_int_equal(value_get(answer, "why_not")->type, VALUE_NULL);
    shop_forget(shop);
}

/* One side of a name: what it is called, and what a result says of its version. */
static void check_name(struct shop *shop, const char *text, const char *called, const char *version,
                       const char *matched)
{
    shop->request.explain = true;
    const struct value *explain = value_get(answer_result(shop_search(shop, text), 0), "explain");
    const struct value *names = value_get(explain, "names");
    assert_span(value_text(&value_get(explain, "matched")->items[0]), matched);
    assert_span(value_get_text(&names->items[0], "name"), called);
    assert_span(value_get_text(&names->items[0], "version"), version);
    shop_forget(shop);
}

static void versions_of_names_are_told(void **state)
{
    struct shop *shop = *state;
    check_name(shop, "ISO 22301:2012 overview", "ISO 22301:2012", "asked", "ISO 22301:2012");
    check_name(shop, "ISO 22301:2019 overview", "ISO 22301:2019", "other",
               "ISO 22301:2019 (another edition or level)");
    check_name(shop, "soc2 type ii", "SOC 2 Type 2", "asked", "soc2 type ii");
    check_name(shop, "ISO 22301", "ISO 22301", "", "ISO 22301");
}

/* A standard is one word of the list, and not there because its parts stand somewhere. */
static void check_whole(struct shop *shop, const char *text, const char *name)
{
    bool lacking = false;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, text);
    for (size_t i = 0; i < answer_count(answer); i++) {
        const struct value *explain = value_get(answer_result(answer, i), "explain");
        lacking = lacking || lists(value_get(explain, "missing"), name);
        assert_true(lists(value_get(explain, "matched"), name) != lists(value_get(explain, "missing"), name));
        assert_false(lists(value_get(explain, "missing"), "SRG"));
    }
    assert_true(lacking);
    shop_forget(shop);
}

static void names_with_numbers_are_one_word(void **state)
{
    check_whole(*state, "SOC 2 continuity plan is tested", "SOC 2");
    check_whole(*state, "IL5 continuity plan is tested", "IL5");
}

static void the_first_two_are_set_beside_each_other(void **state)
{
    struct shop *shop = *state;
    shop->request.explain = true;
    const struct value *answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    const struct value *first = value_get(value_get(answer_result(answer, 0), "explain"), "against");
    const struct value *second = value_get(value_get(answer_result(answer, 1), "explain"), "against");
    assert_int_equal(value_integer(value_get(first, "rank"), 0), 2);
    assert_int_equal(value_integer(value_get(second, "rank"), 0), 1);
    assert_true(value_get_number(first, "difference") > 0);
    assert_float_equal(value_get_number(first, "difference"), -value_get_number(second, "difference"), 1e-9);
    assert_true(value_get(first, "features")->count > 0);
    shop_ask(shop, "sort", "date");
    shop->request.explain = true;
    answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    first = value_get(value_get(answer_result(answer, 0), "explain"), "against");
    assert_int_equal(first->type, VALUE_NULL);
    shop_forget(shop);
}

/* The fate of a statement: state, and rank or filter. */
static void check_fate(struct shop *shop, const char *text, const char *id, const char *wanted)
{
    shop_ask(shop, "why_not", id);
    const struct value *why = value_get(shop_search(shop, text), "why_not");
    assert_span(value_get_text(why, "id"), id);
    if (!span_equal(value_get_text(why, "state"), span_of(wanted)))
        fail_msg("%s: %s is %.*s, not %s", text, id, SPAN_ARG(value_get_text(why, "state")), wanted);
    assert_true(value_get_text(why, "reason").size > 0);
    shop_forget(shop);
}

static void every_fate_is_told(void **state)
{
    struct shop *shop = *state;
    const char *const backup = "trust/backup#backup-schedule";
    check_fate(shop, "backup schedule", backup, "ranked");
    check_fate(shop, "tickets", backup, "no word in common");
    check_fate(shop, "backup schedule", "trust/backup#nothing", "unknown");
    check_fate(shop, "backup schedule \"shared responsibility\"", backup, "excluded");
    check_fate(shop, "do zebras follow DORA", "drafts/dora#dora-overview", "filtered");
    check_fate(shop, "Where can I get the audit report?",
               "offerings/iso-27001#faq-where-can-i-get-the-audit-report", "collapsed");
    check_fate(shop, "which continuity plan of which customer is tested every quarter for what data",
               "offerings/desk#tickets", "no word in common");
    shop_ask(shop, "kind", "faq");
    check_fate(shop, "backup schedule", backup, "filtered");
    shop_ask(shop, "after", "2025");
    check_fate(shop, "backup schedule", backup, "filtered");
}

static void what_differs_is_told(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "why_not", "offerings/iso-27001#faq-can-i-use-the-iso-iec-27001-compliance-of-fabrikam");
    const struct value *answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    const struct value *why = value_get(answer, "why_not");
    const struct value *features = value_get(why, "features");
    assert_true(value_integer(value_get(why, "rank"), 0) > 1);
    assert_true(features->count > 0 && features->count <= 5);
    assert_true(value_get(&features->items[0], "difference")->number < 0);
    for (size_t i = 0; i < features->count; i++)
        assert_true(value_get_text(&features->items[i], "words").size > 0);
    shop_forget(shop);
}

static void nothing_unseen_is_explained(void **state)
{
    struct shop *shop = *state;
    shop->request.audience = AUDIENCE_PUBLIC;
    check_fate(shop, "wombat", "inside/wombat#wombat", "unknown");
}

static void results_tell_their_faults(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "status", "draft");
    const struct value *answer = shop_search(shop, "zebras");
    assert_true(lists(value_get(answer_result(answer, 0), "notes"), "draft: not published"));
    answer = shop_search(shop, "is ISO 22301:2019 tested");
    const struct value *notes = value_get(answer_result(answer, 0), "notes");
    assert_true(lists(notes, "its review was due on 2025-06-30"));
    answer = shop_search(shop, "ISO 27001:2013 certificate");
    notes = value_get(answer_result(answer, 0), "notes");
    assert_true(lists(notes, "about edition 2022; 2013 was asked"));
    answer = shop_search(shop, "backup schedule");
    assert_int_equal(value_get(answer_result(answer, 0), "notes")->count, 0);
    shop_ask(shop, "as_of", "2024-06-01");
    answer = shop_search(shop, "Can I use the ISO 22301 compliance of Fabrikam?");
    notes = value_get(answer_result(answer, 0), "notes");
    assert_true(lists(notes, "its words were replaced or left the page on 2025-01-31"));
    shop_forget(shop);
}

int explain_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_of_names_are_told),
        cmocka_unit_test(names_with_numbers_are_one_word),
        cmocka_unit_test(the_first_two_are_set_beside_each_other),
        cmocka_unit_test(words_and_names_are_told),
        cmocka_unit_test(every_fate_is_told),
        cmocka_unit_test(what_differs_is_told),
        cmocka_unit_test(nothing_unseen_is_explained),
        cmocka_unit_test(results_tell_their_faults),
    };
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
