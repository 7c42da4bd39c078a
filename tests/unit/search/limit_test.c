/* What keeps a first result from being called found, in a corpus that is near each question and answers none.
 */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <stdlib.h>

static const char proof[] =
    "# Suppliers of Fabrikam\n\n## What suppliers show\n\n"
    "Suppliers send proof like PCI DSS or HIPAA.\n\n"
    "## What suppliers need\n\nSuppliers must be certified for ISO 22301, C5 or HDS.\n";
static const char trust[] =
    "# Trust at Fabrikam\n\n## Proof\n\nWe are certified for SOC 1, SOC 2 and ISO 9001.\n";
static const char yaks[] =
    "# Yaks\n\n## Monday\n\nYak shearing on Monday.\n\n## Tuesday\n\nYak shearing on Tuesday.\n\n"
    "## Wednesday\n\nYak shearing on Wednesday.\n\n## Thursday\n\nYak shearing on "
    "Thursday.\n\n## Friday\n\nThe shearing of each yak on Friday.\n\n## Saturday\n\nThe "
    "llama has a shearing, which is rehearsed while the yak rests.\n\n## Sunday\n\nYak "
    "shearing is watched.\n";

static const char barn[] =
    "# The barn\n\n## Llamas\n\nLlamas sleep in the barn.\n\n## Hay\n\nHay is dry.\n\n## More hay\n\nHay is "
    "cut.\n\n## Controls\n\nFamily | Control\n--- | ---\nAcquisition (SA) | SA-9 External Goat Services\n\n"
    "## Frequently asked questions\n\n**How long do you keep wool after the summer ends?**\n\nIt is taken "
    "out of sacks within ninety days.\n\n**Which vendor weighs the sheep?**\n\nThe firm Contoso weighs the "
    "sheep.\n";

static const char herd[] = "# The farm and HITRUST\n\n## In-scope services\n\n- Mill\n- Well\n";

static int farm_open(void **state)
{
    struct shop *shop = calloc(1, sizeof *shop);
    void *site = NULL;
    assert_non_null(shop);
    site_make(&site);
    shop->site = site;
    site_write(shop->site, "suppliers.md", span_of(proof));
    site_write(shop->site, "trust.md", span_of(trust));
    site_write(shop->site, "yaks.md", span_of(yaks));
    site_write(shop->site, "barn.md", span_of(barn));
    site_write(shop->site, "herd.md", span_of(herd));
    site_index(shop->site);
    assert_status(search_engine_open(shop->site->index, 1, &shop->engine, &shop->err), AVOW_OK, &shop->err);
    shop->request = (struct search_request)SEARCH_REQUEST_INIT;
    shop->request.today = 20251121;
    *state = shop;
    return 0;
}

/* Why the first result is not called found; empty when nothing keeps it from that. */
static struct span reason_of(struct shop *shop, const char *question)
{
    shop->request.explain = true;
    return value_get_text(shop_search(shop, question), "confidence_reason");
}

static void a_mention_is_no_holding(void **state)
{
    static const char mention[] = "the first result mentions what is asked and does not say that we have it";
    struct shop *shop = *state;
    assert_span(reason_of(shop, "Do you have PCI DSS?"), mention);
    assert_span(reason_of(shop, "Do you have ISO 22301?"), mention);
    assert_span(reason_of(shop, "Are you C5 certified?"), mention);
    assert_span(reason_of(shop, "Do you have SOC 2?"), "");
    assert_span(reason_of(shop, "PCI DSS"), "");
    shop_forget(shop);
}

static void a_fixed_expression_must_stand_there(void **state)
{
    static const char lacking[] = "the first result lacks an expression that is asked and that others have";
    struct shop *shop = *state;
    assert_span(reason_of(shop, "Is yak shearing rehearsed?"), lacking);
    assert_span(reason_of(shop, "Is there yak shearing on Friday?"), "");
    assert_span(reason_of(shop, "Is yak shearing watched?"), "");
    assert_span(reason_of(shop, "yak shearing rehearsed"), "");
    shop_forget(shop);
}

static void its_own_question_may_be_another(void **state)
{
    struct shop *shop = *state;
    assert_span(reason_of(shop, "How long do you keep sacks?"),
                "the first result answers when or how long of another thing than is asked");
    assert_span(reason_of(shop, "How long do you keep wool?"), "");
    assert_span(reason_of(shop, "Do you weigh the sheep?"),
                "it is asked whether, and the first result answers which");
    assert_span(reason_of(shop, "Which vendor weighs the sheep?"), "");
    shop_forget(shop);
}

static void what_the_asker_may_is_said_of_customers(void **state)
{
    struct shop *shop = *state;
    assert_span(reason_of(shop, "Can we sleep in the barn?"),
                "it is asked what you may do, and the first result speaks of no customer");
    assert_span(reason_of(shop, "Can llamas sleep in the barn?"), "");
    assert_span(reason_of(shop, "Can we keep wool after the summer?"), "");
    shop_forget(shop);
}

static size_t missing_of(struct shop *shop, const char *question)
{
    const struct value *answer = shop_search(shop, question);
    return value_get(value_get(answer, "query"), "missing")->count;
}

static void words_that_only_ask_are_no_matter(void **state)
{
    struct shop *shop = *state;
    assert_int_equal(missing_of(shop, "Êtes-vous certifiés SOC 2 ?"), 0);
    assert_int_equal(missing_of(shop, "Êtes-vous zébrés SOC 2 ?"), 1);
    assert_int_equal(missing_of(shop, "SOC 2 ready"), 0);
    assert_int_equal(missing_of(shop, "ready for SOC 2"), 1);
    shop_forget(shop);
}

static void a_name_that_is_asked_must_be_told(void **state)
{
    static const char none[] = "it is asked for a name, and the first result tells none";
    struct shop *shop = *state;
    assert_span(reason_of(shop, "What is the name of the llamas in the barn?"), none);
    assert_span(reason_of(shop, "What is the name of who weighs the sheep?"), "");
    assert_span(reason_of(shop, "llamas in the barn"), "");
    shop_forget(shop);
}

static void a_doubt_is_noted(void **state)
{
    struct shop *shop = *state;
    assert_true(answer_notes(shop_search(shop, "Is yak shearing rehearsed?"), "lacks an expression"));
    const struct value *answer = shop_search(shop, "Do zebras watch the llamas on Monday?");
    assert_string_equal(shop->verdict, "none");
    assert_true(answer_notes(answer, "the nearest passage lacks: "));
    assert_false(answer_notes(answer, "zebras"));
    answer = shop_search(shop, "Do you have TISAX?");
    assert_string_equal(shop->verdict, "none");
    assert_true(answer_notes(answer, "no passage names TISAX"));
    assert_span(value_text(&value_get(value_get(answer, "query"), "missing")->items[0]), "TISAX");
    shop_forget(shop);
}

/* The title of its page is all that names it. */
static void a_subject_is_not_missing(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "HITRUST");
    assert_true(answer_count(answer) > 0);
    assert_int_equal(value_get(value_get(answer, "query"), "missing")->count, 0);
    shop_forget(shop);
}

static void what_is_had_must_stand_there(void **state)
{
    struct shop *shop = *state;
    assert_span(reason_of(shop, "Do the llamas have hay in the barn?"),
                "it is asked who has something, and the first result lacks that");
    assert_span(reason_of(shop, "Do the llamas sleep in the barn?"), "");
    shop_forget(shop);
}

static void a_name_of_a_control_is_no_answer(void **state)
{
    struct shop *shop = *state;
    assert_span(reason_of(shop, "Are there goats?"),
                "the first result has what is asked in the name of a control only");
    assert_span(reason_of(shop, "goats"), "");
    shop_forget(shop);
}

int limit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mention_is_no_holding),
        cmocka_unit_test(a_fixed_expression_must_stand_there),
        cmocka_unit_test(its_own_question_may_be_another),
        cmocka_unit_test(what_the_asker_may_is_said_of_customers),
        cmocka_unit_test(words_that_only_ask_are_no_matter),
        cmocka_unit_test(a_name_that_is_asked_must_be_told),
        cmocka_unit_test(a_doubt_is_noted),
        cmocka_unit_test(a_subject_is_not_missing),
        cmocka_unit_test(what_is_had_must_stand_there),
        cmocka_unit_test(a_name_of_a_control_is_no_answer),
    };
    return cmocka_run_group_tests(tests, farm_open, shop_close);
}
