/* Questions that ask whether a service is covered by a standard. */
#include "support/test.h"

#include "unit/search/desk.h"
#include "unit/search/groups.h"

static const struct value *search_for(struct desk *desk, const char *text)
{
    return desk_search_on(desk, text, 20250201);
}

static void a_question_about_rows_that_disagree_is_unclear(void **state)
{
    struct desk *desk = *state;
    const struct value *answer = search_for(desk, "Is Fabrikam Vault in scope of SOC 2?");
    assert_true(value_true(value_get(answer, "unclear")));
    assert_span(value_get_text(value_get(answer, "scope"), "verdict"), "unclear");
    assert_int_equal(answer_row_count(value_get(answer, "scope")), 2);
    answer = search_for(desk, "Is Fabrikam Desk in scope of SOC 2?");
    assert_false(value_true(value_get(answer, "unclear")));
    assert_span(value_get_text(value_get(answer, "scope"), "verdict"), "yes");
    answer = search_for(desk, "Are Fabrikam Vault and Fabrikam Desk in scope of SOC 2?");
    assert_false(value_true(value_get(answer, "unclear")));
    assert_int_equal(value_get(answer, "scope")->type, VALUE_NULL);
    assert_int_equal(value_get(answer, "scopes")->count, 2);
    assert_span(value_get_text(&value_get(answer, "scopes")->items[0], "verdict"), "unclear");
    assert_span(value_get_text(&value_get(answer, "scopes")->items[1], "verdict"), "yes");
}

/* The environment or region that is asked decides, written as a place or as the name of a cloud. */
static void a_place_in_a_question_is_read(void **state)
{
    static const struct {
        const char *question;
        const char *place;
        const char *verdict;
        bool limited;
        const char *note;
    } cases[] = {
        {"Is Fabrikam Desk covered by C5 in GCC High?", "GCC High", "yes", false, NULL},
        {"Is Fabrikam Desk in Office 365 GCC High covered by C5?", "GCC High", "yes", false, NULL},
        {"Is Fabrikam Vault covered by C5 in GCC High?", "GCC High", "not stated", false,
         "no list of services tells whether Fabrikam Vault is covered in \"GCC High\""},
        {"Is Fabrikam Vault covered by C5 in the commercial cloud?", "Commercial", "yes", false, NULL},
        {"Is Fabrikam Vault covered by C5 for DoD?", "DoD", "not stated", false, "covered in \"DoD\""},
        {"Is Fabrikam Desk covered by C5 in the US Government cloud?", "GCC High", "yes", false, NULL},
        {"Is Fabrikam Mail covered by C5 in frankfurt?", "Germany, Frankfurt (fra)", "yes", false, NULL},
        {"Is Fabrikam Mail covered by C5 in Germany?", "Germany", "yes", false, NULL},
        {"Is Fabrikam Mail covered by C5 in Amsterdam?", "Netherlands, Amsterdam (ams)", "not stated", false,
         "covered in \"Amsterdam\""},
        {"Is Fabrikam Mail covered by C5 in New York?", "New York", "not stated", false,
         "covered in \"New York\""},
        {"Is Fabrikam Vault covered by C5 in New York?", "New York", "not stated", false,
         "covered in \"New York\""},
        {"Is Fabrikam Quince in scope of ISO 27001 in Paris?", "Paris", "yes", true, NULL},
        {"Is Fabrikam Vault covered by C5 for our client?", "", "yes", true, NULL},
        {"Is Fabrikam Mail covered by C5 in May?", "", "yes", true, NULL},
        {"Is Fabrikam Desk in GCC High and GCC covered by C5?", "GCC High and GCC", "yes", true,
         "covered in \"GCC\""},
        {"Is Fabrikam Vault covered by C5 in Commercial or GCC High?", "Commercial or GCC High", "yes", true,
         "covered in \"GCC High\""},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *answer = search_for(desk, cases[i].question);
        const struct value *scope = value_get(answer, "scope");
        assert_int_equal(scope->type, VALUE_MAP);
        assert_span(value_get_text(scope, "environment"), cases[i].place);
        assert_span(value_get_text(scope, "verdict"), cases[i].verdict);
        assert_int_equal(value_true(value_get(scope, "limited")), cases[i].limited);
        assert_true(cases[i].note == NULL || answer_notes(answer, cases[i].note));
        assert_true(cases[i].note != NULL || !answer_notes(answer, "no list of services tells"));
    }
}

/* A name that goes on is another one: that of a list, or none that is stated. */
static void names_of_lists_are_services_of_questions(void **state)
{
    static const char *const cases[][3] = {
        {"Is Fabrikam Banana covered by C5?", "Fabrikam Banana", "yes"},
        {"Is Fabrikam Banana covered by C5 in GCC High?", "Fabrikam Banana", "yes"},
        {"is fabrikam fig covered by c5", "Fabrikam Fig", "yes"},
        {"Is Fabrikam Desk Mobile covered by C5?", "Fabrikam Desk Mobile", "not stated"},
        {"Is Fabrikam Desk Covered By C5?", "Fabrikam Desk", "yes"},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *scope = value_get(search_for(desk, cases[i][0]), "scope");
        assert_int_equal(scope->type, VALUE_MAP);
        assert_span(value_get_text(value_get(scope, "service"), "name"), cases[i][1]);
        assert_span(value_get_text(scope, "verdict"), cases[i][2]);
    }
    const struct value *answer =
        search_for(desk, "Are Fabrikam Desk, Fabrikam Fig and Fabrikam Mail in C5 scope?");
    assert_int_equal(value_get(answer, "scopes")->count, 3);
    assert_true(
        answer_notes(search_for(desk, cases[3][0]), "no list of services names \"Fabrikam Desk Mobile\""));
}

/* Rows of ISO/IEC 27001:2022 say nothing of 2013, nor those of a Type 2 report of Type 1. */
static void a_question_about_another_edition_is_not_stated(void **state)
{
    struct desk *desk = *state;
    static const char *const cases[][3] = {
        {"Is Fabrikam Desk in scope of ISO 27001:2022?", "yes", "ISO/IEC 27001"},
        {"Is Fabrikam Desk in scope of ISO 27001:2013?", "not stated", "ISO 27001:2013"},
        {"Is Fabrikam Desk in scope of SOC 2 Type 2?", "yes", "SOC 2"},
        {"Is Fabrikam Desk in scope of SOC 2 Type 1?", "not stated", "SOC 2 Type 1"},
        {"Is Fabrikam Desk FedRAMP High?", "not stated", "FedRAMP High"},
        {"Is Fabrikam Desk in scope of FedRAMP?", "not stated", "FedRAMP"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *scope = value_get(search_for(desk, cases[i][0]), "scope");
        assert_span(value_get_text(scope, "verdict"), cases[i][1]);
        assert_span(value_get_text(value_get(scope, "standard"), "name"), cases[i][2]);
    }
}

/* What is stated of a service is not of all it has, nor of a time before. */
static void a_yes_of_a_part_is_limited(void **state)
{
    struct desk *desk = *state;
    const struct value *all = search_for(desk, "Is everything in Fabrikam Orchid covered by ISO 27001?");
    const struct value *before = search_for(desk, "Was Fabrikam Orchid covered by ISO 27001 before 2024?");
    const struct value *plain = search_for(desk, "Is Fabrikam Orchid covered by ISO 27001?");
    assert_true(value_true(value_get(value_get(all, "scope"), "limited")));
    assert_true(answer_notes(all, "not stated of everything in it"));
    assert_true(value_true(value_get(value_get(before, "scope"), "limited")));
    assert_false(value_true(value_get(value_get(plain, "scope"), "limited")));
    const struct value *within =
        value_get(search_for(desk, "Is Fabrikam Desk Government covered by C5?"), "scope");
    assert_span(value_get_text(within, "verdict"), "yes");
    assert_true(value_true(value_get(within, "limited")));
    assert_span(value_get_text(answer_row(within, 0), "name"), "Fabrikam Fig");
    assert_int_equal(
        value_get(search_for(desk, "Which Fabrikam Desk services are in scope of SOC 2?"), "scope")->type,
        VALUE_NULL);
}

/* A service and no standard: those whose lists name it are to choose from. */
static void a_question_without_a_standard_has_a_choice(void **state)
{
    static const struct {
        const char *question;
        size_t count;
        const char *note;
    } cases[] = {
        {"Is Fabrikam Desk covered?", 3, "no standard is named, and 3 answer this"},
        {"fabrikam desk in scope?", 3, "no standard is named, and 3 answer this"},
        {"Is Fabrikam Orchid in London covered?", 2, "no standard is named, and 2 answer this"},
        {"Which certifications cover Fabrikam Desk?", 3, "no standard is named, and 3 answer this"},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *answer = search_for(desk, cases[i].question);
        assert_int_equal(value_get(answer, "choices")->count, cases[i].count);
        assert_span(value_get_text(answer, "verdict"), "weak");
        assert_true(answer_notes(answer, cases[i].note));
    }
    assert_int_equal(value_get(search_for(desk, "Is Fabrikam Peach covered?"), "choices")->count, 0);
    assert_int_not_equal(value_get(search_for(desk, "Is Fabrikam Desk covered by pears?"), "choices")->count,
                         3);
}

/* What is left out is only what is stated to be. */
static void what_is_left_out_is_stated(void **state)
{
    struct desk *desk = *state;
    const struct value *answer = search_for(desk, "Which services are not in scope of SOC 2?");
    const struct value *first = &value_get(answer, "results")->items[0];
    assert_true(span_find(value_get_text(first, "text"), SPAN("xcluded"), 0) != SPAN_NONE ||
                span_find(value_get_text(first, "text"), SPAN("not in scope"), 0) != SPAN_NONE);
    answer = search_for(desk, "What is excluded from the scope of C5?");
    assert_true(answer_notes(answer, "no list of services states what BSI C5 leaves out"));
    assert_false(span_equal(value_get_text(answer, "verdict"), SPAN("found")));
}

static void the_passage_that_excludes_leads(void **state)
{
    struct desk *desk = *state;
    const struct value *answer = search_for(desk, "Is Fabrikam Mail in scope of SOC 2?");
    const struct value *row = &value_get(value_get(answer, "scope"), "rows")->items[0];
    const struct value *first = &value_get(answer, "results")->items[0];
    assert_span(value_get_text(row, "stated"), "excluded");
    assert_true(span_equal(value_get_text(first, "id"), value_get_text(row, "statement_id")));
    assert_span(value_get_text(answer, "verdict"), "found");
}

/* The reading of a day, NULL when there is none. */
static const struct value *day_of(const struct value *answer)
{
    const struct value *understood = value_get(value_get(answer, "query"), "understood");
    for (size_t i = 0; i < understood->count; i++)
        if (span_equal(value_get_text(&understood->items[i], "type"), SPAN("as_of")))
            return &understood->items[i];
    return NULL;
}

static void a_past_day_in_a_question_of_scope_is_read(void **state)
{
    static const char *const cases[][4] = {
        {"Was Fabrikam Desk in scope of SOC 2 in 2024?", "in 2024", "2024-12-31", "yes"},
        {"was fabrikam desk covered by SOC 2 as of March, 2024", "as of March, 2024", "2024-03-31", "yes"},
        {"Was Fabrikam Vault in scope of SOC 2 on 1 June 2024?", "on 1 June 2024", "2024-06-01",
         "not stated"},
        {"Fabrikam Vault SOC 2 at the end of 2024-02", "end of 2024-02", "2024-02-29", "not stated"},
        {"Is Fabrikam Desk in scope of SOC 2 in 2025?", "in 2025", "2025-02-01", "yes"},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *answer = search_for(desk, cases[i][0]);
        assert_non_null(day_of(answer));
        assert_span(value_get_text(day_of(answer), "text"), cases[i][1]);
        assert_span(value_get_text(day_of(answer), "id"), cases[i][2]);
        assert_span(value_get_text(value_get(answer, "scope"), "as_of"), cases[i][2]);
        assert_span(value_get_text(value_get(answer, "scope"), "verdict"), cases[i][3]);
    }
    const struct value *answer = search_for(desk, cases[0][0]);
    assert_span(value_get_text(answer_row(value_get(answer, "scope"), 0), "name"), "Fabrikam Helpline");
    assert_span(value_get_text(value_get(value_get(answer, "query"), "filters"), "as_of"), "2024-12-31");
    assert_span(value_get_text(answer, "verdict"), "found");
}

/* An edition, the future, what asks for no scope, and what was taken back. */
static void other_years_are_left_as_words(void **state)
{
    struct desk *desk = *state;
    struct span back[] = {SPAN_INIT("in 2024")};
    struct search_request request = SEARCH_REQUEST_INIT;
    assert_null(day_of(search_for(desk, "Is Fabrikam Desk in scope of ISO 27001 in 2022 edition?")));
    assert_null(day_of(search_for(desk, "Will Fabrikam Desk be in scope of SOC 2 in 2026?")));
    assert_null(day_of(search_for(desk, "Was Fabrikam Desk in scope of SOC 2 in 2023-2024?")));
    assert_null(day_of(search_for(desk, "Was Fabrikam Desk in scope of SOC 2 in 2023/24?")));
    assert_null(day_of(search_for(desk, "Was Fabrikam Desk in scope of SOC 2 in 2024-13?")));
    assert_null(day_of(search_for(desk, "Who received the SOC 2 report in 2024?")));
    request.text = SPAN("Was Fabrikam Desk in scope of SOC 2 in 2024?");
    request.today = 20250201;
    request.plain = (struct span_list){back, 1};
    assert_null(day_of(desk_search(desk, &request)));
}

/* A second time, a day that can be read in two ways, and a time that is no past day. */
static void times_that_are_not_read_are_told(void **state)
{
    static const char *const cases[][3] = {
        {"Was Fabrikam Desk in scope of SOC 2 in 2024 and in 2025?", "2024-12-31", "about \"in 2025\""},
        {"Was Fabrikam Desk in scope of SOC 2 in March 2024 or May 2024?", "2024-03-31",
         "about \"May 2024\""},
        {"Was Fabrikam Desk in scope of SOC 2 on 01/02/2025?", "2025-01-02", "write 2025-02-01 for 1 Feb"},
        {"Was Fabrikam Desk in scope of SOC 2 on 06/07/2024?", "2024-06-07", "write 2024-07-06 for 6 Jul"},
        {"Was Fabrikam Desk in scope of SOC 2 on 13/01/2025?", "2025-01-13", NULL},
        {"Was Fabrikam Desk in scope of SOC 2 on 12/01/2025?", "2025-01-12", "write 2025-12-01 for 1 Dec"},
        {"Fabrikam Desk SOC 2 scope 2024-06-01", "2024-06-01", NULL},
    };
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *answer = search_for(desk, cases[i][0]);
        assert_non_null(day_of(answer));
        assert_span(value_get_text(day_of(answer), "id"), cases[i][1]);
        assert_int_equal(value_get(value_get(answer, "query"), "notes")->count, cases[i][2] != NULL);
        assert_true(cases[i][2] == NULL || answer_notes(answer, cases[i][2]));
    }
    const struct value *since = search_for(desk, "Is Fabrikam Desk in scope of SOC 2 since 2024?");
    assert_null(day_of(since));
    assert_true(answer_notes(since, "\"since 2024\" is not read as a past day"));
    assert_true(answer_notes(search_for(desk, "Will Fabrikam Desk be in scope of SOC 2 in 2026?"),
                             "\"in 2026\" is not"));
}

static void nothing_published_by_a_day_is_told(void **state)
{
    const struct value *answer = search_for(*state, "Was Fabrikam Desk in scope of SOC 2 in 2021?");
    const struct value *notes = value_get(value_get(answer, "query"), "notes");
    assert_span(value_get_text(answer, "verdict"), "none");
    assert_int_equal(notes->count, 1);
    assert_contains(value_text(&notes->items[0]).bytes, "nothing published on 31 Dec 2021 matches");
}

int scope_question_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_about_rows_that_disagree_is_unclear),
        cmocka_unit_test(a_question_about_another_edition_is_not_stated),
        cmocka_unit_test(a_place_in_a_question_is_read),
        cmocka_unit_test(a_yes_of_a_part_is_limited),
        cmocka_unit_test(a_question_without_a_standard_has_a_choice),
        cmocka_unit_test(what_is_left_out_is_stated),
        cmocka_unit_test(names_of_lists_are_services_of_questions),
        cmocka_unit_test(the_passage_that_excludes_leads),
        cmocka_unit_test(a_past_day_in_a_question_of_scope_is_read),
        cmocka_unit_test(other_years_are_left_as_words),
        cmocka_unit_test(times_that_are_not_read_are_told),
        cmocka_unit_test(nothing_published_by_a_day_is_told),
    };
    return cmocka_run_group_tests_name("scope_question", tests, desk_open, desk_close);
}
