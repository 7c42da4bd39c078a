/* Mistyped words are read as what was meant; identifiers, phrases and what the caller may not see are not. */
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static const struct value *query_of(const struct value *answer)
{
    return value_get(answer, "query");
}

static void slips_are_corrected(void **state)
{
    static const struct {
        const char *typed;
        const char *corrected;
    } rows[] = {
        {"is customer data encrpyted at rest", "is customer data encrypted at rest"},
        {"Contnuity plan", "Continuity plan"},
        {"Bakcups", "Backups"},
        {"shared responsibility modle", "shared responsibility model"},
        {"Fabrikam Dsek tickets", "Fabrikam Desk tickets"},
        {"WHERE ARE BAKCUPS KEPT", "WHERE ARE BACKUPS KEPT"},
        {"tickets of personel", "tickets of personnel"}, /* a word that the vocabulary alone has */
        {"shared ressponsibillity model", "shared responsibility model"}, /* two letters doubled */
        {"standard:soc-2 audit reprot", "standard:soc-2 audit report"},
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = shop_search(shop, rows[i].typed);
        assert_span(value_get_text(query_of(answer), "corrected"), rows[i].corrected);
        assert_span(value_get_text(query_of(answer), "text"), rows[i].typed);
        assert_true(answer_count(answer) > 0);
        shop_forget(shop);
    }
}

/* As it stands in statements, which need no hyphen for it. */
static void a_space_left_out_is_put_in(void **state)
{
    static const char *const rows[][2] = {
        {"sharedresponsibility model", "shared responsibility model"},
        {"PENETRATIONTEST", ""},
        {"Penetrationtest of Vault", "Penetration test of Vault"},
        {"is the Customerdata encrypted", ""}, /* a name */
        {"backups OR penetrationtest", "backups OR \"penetration test\""},
        {"penetrationtest OR backups", "\"penetration test\" OR backups"},
        {"penetrationtest backups OR tickets", "penetration test backups OR tickets"},
        {"ticketsbackups", ""}, /* nowhere beside each other */
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = shop_search(shop, rows[i][0]);
        assert_span(value_get_text(query_of(answer), "corrected"), rows[i][1]);
        shop_forget(shop);
    }
    shop->request.audience = AUDIENCE_PUBLIC;
    const struct value *answer = shop_search(shop, "penetrationtest"); /* under NDA */
    assert_int_equal(value_get(query_of(answer), "corrected")->type, VALUE_NULL);
    shop_forget(shop);
}

static void everyday_words_stay(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "are tickets ever deleted");
    assert_span(value_get_text(query_of(answer), "corrected"), "");
    shop_forget(shop);
}

/* "vendors" is right where only the vocabulary has it, and only as "vendor". */
static void other_forms_of_a_word_stay(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "vendors");
    assert_span(value_get_text(query_of(answer), "corrected"), "");
    assert_span(value_text(&value_get(query_of(answer), "missing")->items[0]), "vendors");
    shop_forget(shop);
}

static void corrections_are_told(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "restores are rehersed");
    const struct value *understood = value_get(query_of(answer), "understood");
    assert_int_equal(understood->count, 1);
    assert_span(value_get_text(&understood->items[0], "type"), "word");
    assert_span(value_get_text(&understood->items[0], "text"), "rehersed");
    assert_span(value_get_text(&understood->items[0], "id"), "rehearsed");
    assert_int_equal(value_get(query_of(answer), "missing")->count, 0);
    assert_span(answer_id(answer, 0), "trust/backup#backup-schedule");
    shop_forget(shop);
}

static void a_correction_can_be_undone(void **state)
{
    struct shop *shop = *state;
    shop_ask(shop, "spelling", "0");
    const struct value *answer = shop_search(shop, "restores are rehersed");
    assert_int_equal(value_get(query_of(answer), "corrected")->type, VALUE_NULL);
    assert_int_equal(value_get(query_of(answer), "missing")->count, 1);
    shop_forget(shop);
}

/* Each stays as it was typed. */
static void identifiers_are_left_alone(void **state)
{
    static const char *const rows[] = {
        "ISO 27O01",         "SOC2x", "AES-265", "SCO 2", "VUALT", "\"encrpyted\"", "kind:fqa",
        "page:trust/bakcup", "Desk",  "zzyzx",   "dot",
    };
    struct shop *shop = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = shop_search(shop, rows[i]);
        if (value_get(query_of(answer), "corrected")->type != VALUE_NULL)
            fail_msg("%s was read as %.*s", rows[i], SPAN_ARG(value_get_text(query_of(answer), "corrected")));
        shop_forget(shop);
    }
}

/* "wombat" stands on an internal page, "zebras" in a draft. */
static void nothing_unseen_is_offered(void **state)
{
    struct shop *shop = *state;
    const struct value *answer = shop_search(shop, "womabt");
    assert_span(value_get_text(query_of(answer), "corrected"), "wombat");
    shop_ask(shop, "audience", "public");
    shop->request.audience = AUDIENCE_PUBLIC;
    answer = shop_search(shop, "womabt");
    assert_int_equal(value_get(query_of(answer), "corrected")->type, VALUE_NULL);
    answer = shop_search(shop, "zebrsa");
    assert_int_equal(value_get(query_of(answer), "corrected")->type, VALUE_NULL);
    shop_forget(shop);
}

int spelling_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_are_corrected),        cmocka_unit_test(everyday_words_stay),
        cmocka_unit_test(a_space_left_out_is_put_in), cmocka_unit_test(other_forms_of_a_word_stay),
        cmocka_unit_test(corrections_are_told),       cmocka_unit_test(a_correction_can_be_undone),
        cmocka_unit_test(identifiers_are_left_alone), cmocka_unit_test(nothing_unseen_is_offered)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
