/* A pinned statement comes first for its question, within filters and audience, until it expires. */
#include "support/test.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static const char tested[] = "offerings/iso-22301#faq-how-often-is-the-plan-tested";
static const char pentest[] = "nda/pentest#summary-of-the-penetration-test";

static int open_pinned(void **state)
{
    shop_open(state);
    struct shop *shop = *state;
    struct site *site = shop->site;
    site_write(site, "pins.yml",
               SPAN("- {question: Does Fabrikam have ISO 27001?, owner: Kay, reason: asked daily,\n"
                    "   statement: \"offerings/iso-22301#faq-how-often-is-the-plan-tested\",\n"
                    "   expires: 2025-11-21}\n"
                    "- {question: Any weaknesses?, owner: Kay, reason: asked daily, expires: 2026-01-01,\n"
                    "   statement: \"nda/pentest#summary-of-the-penetration-test\"}\n"));
    site_write(site, "avow.yml",
               SPAN("sources:\n"
                    "  - {path: new, page: \"offerings/{name}\", date: 2025-01-31, audience: public}\n"
                    "  - {path: nda, page: \"nda/{name}\", date: 2025-02-01, audience: customer}\n"
                    "pins: pins.yml\n"));
    site->options.allow_removal = true;
    site_index(site);
    return 0;
}

static const struct value *pin_of(const struct value *answer, size_t number)
{
    return value_get(answer_result(answer, number), "pinned");
}

static void a_pinned_statement_comes_first(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "does Fabrikam have ISO27001");
    assert_span(answer_id(answer, 0), tested);
    assert_string_equal(shop->verdict, "found");
    assert_span(value_get_text(pin_of(answer, 0), "owner"), "Kay");
    assert_span(value_get_text(pin_of(answer, 0), "reason"), "asked daily");
    assert_span(value_get_text(pin_of(answer, 0), "expires"), "2025-11-21");
    assert_int_equal(pin_of(answer, 1)->type, VALUE_NULL);
    assert_int_equal(shop->total, (int64_t)answer_count(answer));
    shop_ask(shop, "explain", "1");
    answer = shop_search(shop, "does Fabrikam have ISO27001");
    assert_span(value_get_text(value_get(answer_result(answer, 0), "explain"), "first"),
                "pinned to this question");
    shop_ask(shop, "why_not", "offerings/iso-27001#iso-iec-27001-overview");
    answer = shop_search(shop, "does Fabrikam have ISO27001");
    assert_span(value_get_text(value_get(answer, "why_not"), "reason"),
                "the first result is pinned to this question");
}

static void other_questions_are_not_touched(void **state)
{
    struct shop *shop = *state;
    assert_false(
        span_equal(answer_id(shop_search(shop, "does Fabrikam have ISO 22301"), 0), span_of(tested)));
    assert_false(
        span_equal(answer_id(shop_search(shop, "does Fabrikam not have ISO 27001"), 0), span_of(tested)));
}

static void an_expired_pin_is_ignored(void **state)
{
    struct shop *shop = *state;
    shop->request.today = 20251122;
    assert_false(
        span_equal(answer_id(shop_search(shop, "does Fabrikam have ISO 27001"), 0), span_of(tested)));
}

static void filters_and_audience_hold(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "standard", "ISO 27001");
    assert_false(answer_has(shop_search(shop, "does Fabrikam have ISO 27001"), tested));
    assert_span(answer_id(shop_search(shop, "any weaknesses"), 0), pentest);
    shop->request.audience = AUDIENCE_PUBLIC;
    assert_false(answer_has(shop_search(shop, "any weaknesses"), pentest));
}

int pin_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pinned_statement_comes_first),
        cmocka_unit_test(other_questions_are_not_touched),
        cmocka_unit_test(an_expired_pin_is_ignored),
        cmocka_unit_test(filters_and_audience_hold),
    };
    return cmocka_run_group_tests_name("pins", tests, open_pinned, shop_close);
}
