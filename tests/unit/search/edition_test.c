/* Another edition than the one asked is found and said, never silently equated. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void the_nearest_edition_is_named(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO 22301:2019");
    assert_true(answer_notes(answer, "edition 2019 asked; nearest is 2012"));
    assert_span(value_get_text(value_get(answer_result(answer, 0), "page"), "id"), "offerings/iso-22301");
    answer = shop_search(shop, "ISO/IEC 27001:2013 certified");
    assert_true(answer_notes(answer, "edition 2013 asked; nearest is 2022"));
    shop_forget(shop);
}

static void a_stated_edition_needs_no_note(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO/IEC 27001:2022 certified");
    assert_false(answer_notes(answer, "asked; nearest"));
    assert_span(value_get_text(value_get(answer_result(answer, 0), "page"), "id"), "offerings/iso-27001");
    shop_forget(shop);
}

static void a_standard_nobody_writes_about_is_said(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "ISO 42001");
    assert_true(answer_notes(answer, "no passage is about ISO/IEC 42001 itself"));
    assert_string_equal(shop->verdict, "none");
    shop_forget(shop);
}

static void another_edition_lowers_confidence(void **state)
{
    struct shop *shop = *state;
    double asked = value_get(shop_search(shop, "ISO/IEC 27001:2022"), "confidence")->number;
    double other = value_get(shop_search(shop, "ISO/IEC 27001:2005"), "confidence")->number;
    assert_true(other < asked);
    shop_forget(shop);
}

int edition_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_nearest_edition_is_named),
                                       cmocka_unit_test(a_stated_edition_needs_no_note),
                                       cmocka_unit_test(a_standard_nobody_writes_about_is_said),
                                       cmocka_unit_test(another_edition_lowers_confidence)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
