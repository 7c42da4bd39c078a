/* Single statements, pages, names, suggestions, state. */
#include "base/digest.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void a_statement_is_shown_by_its_id(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct span id = SPAN("offerings/iso-27001#audits-reports-and-certificates");
    assert_status(search_statement(shop->engine, id, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    const struct value *statement = answer_take(&json, &shop->arena);
    assert_span(value_get_text(statement, "kind"), "evidence");
    assert_int_equal(value_get(statement, "links")->count, 1);
    assert_span(value_get_text(&value_get(statement, "links")->items[0], "target"),
                "https://fabrikam.example/iso-27001.pdf");
    assert_span(value_get_text(statement, "valid_from"), "2025-01-31");
    assert_int_equal(value_get(statement, "valid_to")->type, VALUE_NULL);
    shop_forget(shop);
}

static void the_same_words_elsewhere_are_told(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct span id = SPAN("offerings/soc-2#faq-where-can-i-get-the-audit-report");
    assert_status(search_statement(shop->engine, id, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    const struct value *statement = answer_take(&json, &shop->arena);
    const struct value *elsewhere = value_get(statement, "elsewhere");
    assert_int_equal(elsewhere->count, 1);
    assert_span(value_get_text(&elsewhere->items[0], "statement_id"),
                "offerings/iso-27001#faq-where-can-i-get-the-audit-report");
    assert_span(value_get_text(value_get(&elsewhere->items[0], "page"), "id"), "offerings/iso-27001");
    shop_forget(shop);
}

static void canonical_words_give_the_hash(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    struct buffer words = BUFFER_INIT;
    char hex[DIGEST_HEX_SIZE];
    struct span id = SPAN("offerings/soc-2#faq-is-customer-data-encrypted-at-rest");
    assert_status(search_statement(shop->engine, id, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    assert_status(search_statement_canonical(shop->engine, id, &words, &shop->err), AVOW_OK, &shop->err);
    digest_of(buffer_span(&words), hex);
    buffer_free(&words);
    const struct value *statement = answer_take(&json, &shop->arena);
    assert_span(value_get_text(value_get(statement, "citation"), "sha256"), hex);
    shop_forget(shop);
}

static void what_is_not_there_or_not_yours_is_not_found(void **state)
{
    struct shop *shop = *state;
    static const struct {
        const char *id;
        enum page_audience audience;
    } rows[] = {{"no#such", AUDIENCE_INTERNAL},
                {"", AUDIENCE_INTERNAL},
                {"inside/wombat#wombat", AUDIENCE_CUSTOMER},
                {"nda/pentest#summary-of-the-penetration-test", AUDIENCE_PUBLIC},
                {"drafts/dora#dora-overview", AUDIENCE_PUBLIC},
                {"offerings/soc-2#soc-2-overview@2020-01-01", AUDIENCE_INTERNAL},
                {"offerings/soc-2#soc-2-overview@nonsense", AUDIENCE_INTERNAL}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer json = BUFFER_INIT;
        assert_status(
            search_statement(shop->engine, span_of(rows[i].id), rows[i].audience, &json, &shop->err),
            AVOW_NOT_FOUND, &shop->err);
        assert_int_equal(json.size, 0);
    }
    struct buffer json = BUFFER_INIT;
    assert_int_equal(search_page(shop->engine, SPAN("inside/wombat"), 0, AUDIENCE_PUBLIC, &json, &shop->err),
                     AVOW_NOT_FOUND);
    assert_int_equal(search_page(shop->engine, SPAN("none"), 0, AUDIENCE_INTERNAL, &json, &shop->err),
                     AVOW_NOT_FOUND);
    buffer_free(&json);
}

static void a_page_has_its_statements_in_order(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(
        search_page(shop->engine, SPAN("offerings/iso-22301"), 0, AUDIENCE_PUBLIC, &json, &shop->err),
        AVOW_OK, &shop->err);
    const struct value *page = answer_take(&json, &shop->arena);
    static const char *const kinds[] = {"section", "scope", "faq", "faq"};
    const struct value *statements = value_get(page, "statements");
    assert_int_equal(statements->count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_span(value_get_text(&statements->items[i], "kind"), kinds[i]);
    assert_int_equal(value_get(page, "versions")->count, 2);
    assert_span(value_get_text(page, "title"), "Fabrikam and ISO 22301");
    assert_span(value_get_text(page, "review_by"), "2025-06-30");
    shop_forget(shop);
}

static const struct value *row_with(const struct value *list, const char *id)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], "id"), span_of(id)))
            return &list->items[i];
    return NULL;
}

static void names_are_counted_for_the_reader(void **state)
{
    struct shop *shop = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(search_standards(shop->engine, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK, &shop->err);
    const struct value *standards = answer_take(&json, &shop->arena);
    const struct value *iso = row_with(value_get(standards, "standards"), "iso-27001");
    assert_int_equal(value_integer(value_get(iso, "statements"), 0), 4);
    assert_span(value_get_text(iso, "current"), "2022");
    assert_int_equal(
        value_integer(value_get(row_with(value_get(standards, "standards"), "dora"), "statements"), -1), 0);
    assert_status(search_services(shop->engine, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK, &shop->err);
    const struct value *services = answer_take(&json, &shop->arena);
    const struct value *desk = row_with(value_get(services, "services"), "desk");
    assert_span(value_text(&value_get(desk, "formerly")->items[0]), "Fabrikam Helpline");
    shop_forget(shop);
}

static bool suggests(struct shop *shop, const char *text, const char *type, const char *url)
{
    struct buffer json = BUFFER_INIT;
    assert_status(search_suggest(shop->engine, span_of(text), AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    const struct value *answer = answer_take(&json, &shop->arena);
    const struct value *list = value_get(answer, "suggestions");
    assert_true(list->count <= 10);
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(value_get_text(&list->items[i], "type"), span_of(type)) &&
            span_equal(value_get_text(&list->items[i], "url"), span_of(url)))
            return true;
    return false;
}

static void half_typed_words_suggest(void **state)
{
    struct shop *shop = *state;
    assert_true(suggests(shop, "iso 270", "standard", "/search?standard=iso-27001"));
    assert_true(suggests(shop, "ISO27", "standard", "/search?standard=iso-27001"));
    assert_true(suggests(shop, "helpl", "service", "/search?service=desk"));
    assert_true(suggests(shop, "encry", "question",
                         "/statements/offerings/soc-2%23faq-is-customer-data-encrypted-at-rest"));
    assert_true(suggests(shop, "backu", "page", "/pages/trust/backup"));
    assert_false(suggests(shop, "wombat", "page", "/pages/inside/wombat"));
    assert_false(suggests(shop, "dora", "standard", "/search?standard=dora"));
    assert_false(suggests(shop, "", "page", "/pages/trust/backup"));
    assert_false(suggests(shop, "\"?!-", "page", "/pages/trust/backup"));
    shop_forget(shop);
}

static void the_state_is_told(void **state)
{
    struct shop *shop = *state;
    struct search_engine_state live;
    struct buffer json = BUFFER_INIT;
    assert_status(search_state(shop->engine, &shop->arena, &live, &shop->err), AVOW_OK, &shop->err);
    assert_int_equal(live.generation, 1);
    assert_int_equal(live.uuid.size, 36);
    assert_int_equal(live.pages, 8);
    assert_int_equal(live.history, 2);
    assert_status(search_home(shop->engine, 20251121, AUDIENCE_PUBLIC, &json, &shop->err), AVOW_OK,
                  &shop->err);
    const struct value *home = answer_take(&json, &shop->arena);
    assert_int_equal(value_integer(value_get(value_get(home, "state"), "pages"), 0), 8);
    assert_int_equal(value_integer(value_get(value_get(home, "state"), "overdue"), 0), 4);
    assert_true(value_get(home, "questions")->count >= 2);
    shop_forget(shop);
}

int show_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_statement_is_shown_by_its_id),
                                       cmocka_unit_test(the_same_words_elsewhere_are_told),
                                       cmocka_unit_test(canonical_words_give_the_hash),
                                       cmocka_unit_test(what_is_not_there_or_not_yours_is_not_found),
                                       cmocka_unit_test(a_page_has_its_statements_in_order),
                                       cmocka_unit_test(names_are_counted_for_the_reader),
                                       cmocka_unit_test(half_typed_words_suggest),
                                       cmocka_unit_test(the_state_is_told)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
