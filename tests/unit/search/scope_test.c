/* Scope rows as people ask for them. */
#include "support/test.h"

#include "unit/search/desk.h"
#include "unit/search/groups.h"

static const struct value *ask(struct desk *desk, const char *standard, const char *service, date_day as_of)
{
    const struct search_scope_request request = {.standard = span_of(standard),
                                                 .service = span_of(service),
                                                 .as_of = as_of,
                                                 .today = 20250201,
                                                 .audience = AUDIENCE_PUBLIC};
    return desk_ask(desk, search_scope, &request);
}

static void a_former_name_is_the_same_row(void **state)
{
    struct desk *desk = *state;
    static const char *const spellings[] = {"Fabrikam Desk", "Fabrikam Helpline", "FDesk", "desk"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const struct value *answer = ask(desk, "SOC 2", spellings[i], DATE_NONE);
        assert_span(value_get_text(answer, "verdict"), "yes");
        assert_int_equal(answer_row_count(answer), 1);
        assert_span(value_get_text(answer_row(answer, 0), "service"), "desk");
        assert_span(value_get_text(answer_row(answer, 0), "environment"), "Commercial");
        assert_span(value_get_text(answer_row(answer, 0), "statement_id"),
                    "offerings/soc-2#services-in-scope");
    }
}

static void a_variant_is_never_the_same(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Desk Government", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "not stated");
    assert_int_equal(answer_row_count(answer), 0);
}

static void rows_that_disagree_are_all_kept_the_narrower_first(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Vault", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "unclear");
    assert_int_equal(answer_row_count(answer), 2);
    assert_span(value_get_text(answer_row(answer, 0), "in_scope"), "unclear");
    assert_span(value_get_text(answer_row(answer, 0), "stated"), "excluded");
    assert_span(value_get_text(answer_row(answer, 0), "qualifier"), "From 2026");
    assert_span(value_get_text(answer_row(answer, 1), "in_scope"), "unclear");
    assert_span(value_get_text(answer_row(answer, 1), "stated"), "yes");
    assert_span(value_get_text(answer_row(answer, 1), "words"), "Fabrikam Vault");
}

static void a_level_that_no_list_tells_is_noted(void **state)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    request.text = SPAN("Is Fabrikam Mail in scope of PCI DSS Level 1?");
    request.today = 20250201;
    request.audience = AUDIENCE_INTERNAL;
    const struct value *answer = desk_search(*state, &request);
    const struct value *notes = value_get(value_get(answer, "query"), "notes");
    assert_span(value_get_text(value_get(answer, "scope"), "verdict"), "not stated");
    assert_span(value_get_text(value_get(value_get(answer, "scope"), "standard"), "name"), "PCI DSS Level 1");
    assert_int_equal(answer_row_count(value_get(answer, "scope")), 1);
    assert_int_equal(notes->count, 1);
    assert_span(value_text(&notes->items[0]), "PCI DSS: the lists of services tell no level");
}

static void only_stated_exclusions_are_exclusions(void **state)
{
    struct desk *desk = *state;
    assert_span(value_get_text(ask(desk, "soc-2", "mail", DATE_NONE), "verdict"), "excluded");
    assert_span(value_get_text(ask(desk, "iso-27001", "mail", DATE_NONE), "verdict"), "not stated");
}

static void a_yes_that_leaves_out_an_environment_is_a_yes(void **state)
{
    const struct value *answer = ask(*state, "iso-27001", "desk", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "yes");
    assert_int_equal(answer_row_count(answer), 2);
    assert_span(value_get_text(answer_row(answer, 0), "in_scope"), "excluded");
    assert_span(value_get_text(answer_row(answer, 0), "environment"), "Azure Government");
    assert_true(value_true(value_get(answer, "limited")));
}

static void a_yes_of_some_places_is_limited(void **state)
{
    static const struct {
        const char *service;
        bool limited;
    } rows[] = {{"Fabrikam Peach", true},
                {"Fabrikam Orchid", false},
                {"Fabrikam Quince", true},
                {"Fabrikam Pear", false},
                {"Fabrikam Plum", true}};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = ask(desk, "iso-27001", rows[i].service, DATE_NONE);
        assert_span(value_get_text(answer, "verdict"), "yes");
        assert_int_equal(value_true(value_get(answer, "limited")), rows[i].limited);
        assert_int_equal(value_true(value_get(answer_row(answer, 0), "limited")), rows[i].limited);
    }
    assert_false(value_true(value_get(ask(desk, "soc-2", "desk", 20240601), "limited"))); /* of Type 2 */
    assert_false(value_true(value_get(ask(desk, "soc-2", "mail", DATE_NONE), "limited")));
}

static void a_day_asks_what_held_then(void **state)
{
    struct desk *desk = *state;
    assert_span(value_get_text(ask(desk, "soc-2", "vault", 20240601), "verdict"), "not stated");
    const struct value *answer = ask(desk, "soc-2", "desk", 20240601);
    assert_span(value_get_text(answer, "verdict"), "yes");
    assert_span(value_get_text(answer_row(answer, 0), "name"), "Fabrikam Helpline");
    assert_span(value_get_text(answer_row(answer, 0), "date"), "2024-01-31");
    assert_span(value_get_text(ask(desk, "soc-2", "desk", 20230101), "verdict"), "not stated");
}

static void names_without_a_vocabulary_row_can_be_asked(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Orchid", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "yes");
    assert_false(value_true(value_get(answer_row(answer, 0), "known")));
}

static void unknown_names_and_other_editions_are_told(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    struct search_scope_request request = {.service = SPAN("Contoso Nothing"), .audience = AUDIENCE_PUBLIC};
    assert_status(search_scope(desk->engine, &request, &json, &desk->err), AVOW_USAGE, &desk->err);
    assert_string_equal(desk->err.place, "service");
    request = (struct search_scope_request){.standard = SPAN("ISO 99999"), .audience = AUDIENCE_PUBLIC};
    assert_status(search_scope(desk->engine, &request, &json, &desk->err), AVOW_USAGE, &desk->err);
    assert_string_equal(desk->err.place, "standard");
    assert_int_equal(json.size, 0);
    buffer_free(&json);
    assert_span(value_get_text(ask(desk, "iso-27001:2022", "desk", DATE_NONE), "verdict"), "yes");
    assert_span(value_get_text(ask(desk, "iso-27001:2013", "desk", DATE_NONE), "verdict"), "not stated");
}

static void rows_of_closed_pages_stay_closed(void **state)
{
    struct desk *desk = *state;
    assert_int_equal(answer_row_count(ask(desk, "pci-dss", "", DATE_NONE)), 0);
    const struct search_scope_request request = {.standard = SPAN("pci-dss"), .audience = AUDIENCE_CUSTOMER};
    assert_int_equal(answer_row_count(desk_ask(desk, search_scope, &request)), 1);
}

static void an_environment_asks_what_is_stated_of_it(void **state)
{
    struct desk *desk = *state;
    struct search_scope_request request = {.standard = SPAN("soc-2"), .audience = AUDIENCE_PUBLIC};
    request.environment = SPAN("commercial");
    const struct value *answer = desk_ask(desk, search_scope, &request);
    assert_int_equal(value_get(answer, "environments")->count, 1);
    assert_span(value_text(&value_get(answer, "environments")->items[0]), "Commercial");
    assert_true(answer_row_count(answer) > 0);
    for (size_t i = 0; i < answer_row_count(answer); i++)
        assert_true(value_get_text(answer_row(answer, i), "environment").size > 0 ||
                    span_equal(value_get_text(answer_row(answer, i), "stated"), SPAN("excluded")));
    /* Mail is out everywhere; of a place nobody names nothing else is stated. */
    request.environment = SPAN("Atlantis");
    answer = desk_ask(desk, search_scope, &request);
    assert_int_equal(answer_row_count(answer), 1);
    assert_span(value_get_text(answer_row(answer, 0), "service"), "mail");
    request.service = SPAN("desk");
    assert_span(value_get_text(desk_ask(desk, search_scope, &request), "verdict"), "not stated");
}

static void single_names_are_told(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    assert_status(search_standard(desk->engine, SPAN("soc 2"), AUDIENCE_PUBLIC, &json, &desk->err), AVOW_OK,
                  &desk->err);
    assert_contains(json.bytes, "\"id\":\"soc-2\"");
    buffer_truncate(&json, 0);
    assert_status(search_service(desk->engine, SPAN("Fabrikam Helpline"), AUDIENCE_PUBLIC, &json, &desk->err),
                  AVOW_OK, &desk->err);
    assert_contains(json.bytes, "\"variants\":[{\"id\":\"desk-government\"");
    assert_contains(json.bytes, "\"formerly\":[{\"name\":\"Fabrikam Helpline\"");
    buffer_truncate(&json, 0);
    assert_status(search_service(desk->engine, SPAN("fabrikam-orchid"), AUDIENCE_PUBLIC, &json, &desk->err),
                  AVOW_OK, &desk->err);
    assert_contains(json.bytes, "\"known\":false");
    buffer_truncate(&json, 0);
    assert_status(search_service(desk->engine, SPAN("nonsuch"), AUDIENCE_PUBLIC, &json, &desk->err),
                  AVOW_NOT_FOUND, &desk->err);
    assert_status(search_standard(desk->engine, SPAN("nonsuch"), AUDIENCE_PUBLIC, &json, &desk->err),
                  AVOW_NOT_FOUND, &desk->err);
    assert_int_equal(json.size, 0);
    buffer_free(&json);
}

int scope_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_former_name_is_the_same_row),
        cmocka_unit_test(a_variant_is_never_the_same),
        cmocka_unit_test(rows_that_disagree_are_all_kept_the_narrower_first),
        cmocka_unit_test(a_level_that_no_list_tells_is_noted),
        cmocka_unit_test(only_stated_exclusions_are_exclusions),
        cmocka_unit_test(a_yes_that_leaves_out_an_environment_is_a_yes),
        cmocka_unit_test(a_yes_of_some_places_is_limited),
        cmocka_unit_test(a_day_asks_what_held_then),
        cmocka_unit_test(names_without_a_vocabulary_row_can_be_asked),
        cmocka_unit_test(unknown_names_and_other_editions_are_told),
        cmocka_unit_test(rows_of_closed_pages_stay_closed),
        cmocka_unit_test(an_environment_asks_what_is_stated_of_it),
        cmocka_unit_test(single_names_are_told),
    };
    return cmocka_run_group_tests_name("scope", tests, desk_open, desk_close);
}
