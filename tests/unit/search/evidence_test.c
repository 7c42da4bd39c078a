/* Certificates and reports: when they were seen, when they end, and which are one. */
#include "support/test.h"

#include "unit/search/desk.h"
#include "unit/search/groups.h"

static void an_answer_says_that_its_proof_has_ended(void **state)
{
    struct desk *desk = *state;
    const char question[] = "Is Fabrikam Mail in scope of PCI DSS?";
    const struct value *first = &value_get(desk_search_on(desk, question, 20270301), "results")->items[0];
    const struct value *ended = value_get(first, "evidence_ended");
    assert_span(value_get_text(first, "kind"), "scope");
    assert_span(value_get_text(ended, "valid_until"), "2027-02-28");
    assert_span(value_get_text(ended, "label"), "Certificate FC-DSS-0862");
    assert_contains(value_get_text(value_get(first, "citation"), "text").bytes,
                    " (Certificate FC-DSS-0862 ended on 2027-02-28)");
    assert_span(value_text(&value_get(first, "notes")->items[0]),
                "Certificate FC-DSS-0862 ended on 2027-02-28");
    first = &value_get(desk_search_on(desk, question, 20270228), "results")->items[0];
    assert_int_equal(value_get(first, "evidence_ended")->type, VALUE_NULL);
}

/* So does the page it stands on, and what checks a citation of it. */
static void a_page_and_a_check_say_that_the_proof_has_ended(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    const struct value *cited = NULL;
    assert_status(
        search_page(desk->engine, SPAN("nda/hitrust"), DATE_NONE, AUDIENCE_INTERNAL, &json, &desk->err),
        AVOW_OK, &desk->err);
    const struct value *statements = value_get(answer_take(&json, &desk->arena), "statements");
    for (size_t i = 0; i < statements->count; i++)
        if (span_starts(value_get_text(&statements->items[i], "text"), SPAN("Fabrikam Mail holds")))
            cited = &statements->items[i];
    assert_non_null(cited);
    assert_span(value_get_text(value_get(cited, "evidence_ended"), "valid_until"), "2025-02-28");
    assert_contains(value_get_text(value_get(cited, "citation"), "text").bytes, " ended on 2025-02-28)");
    assert_status(search_verify(desk->engine, value_get_text(value_get(cited, "citation"), "hash"),
                                AUDIENCE_INTERNAL, &json, &desk->err),
                  AVOW_OK, &desk->err);
    const struct value *statement = value_get(answer_take(&json, &desk->arena), "statement");
    assert_span(value_get_text(value_get(statement, "evidence_ended"), "valid_until"), "2025-02-28");
    assert_contains(value_get_text(value_get(statement, "citation"), "text").bytes, " ended on 2025-02-28)");
}

/* The evidence for a standard, of one type or (empty) of any. */
static const struct value *evidence_of(struct desk *desk, const char *standard, const char *type,
                                       enum page_audience audience)
{
    const struct search_scope_request request = {
        .standard = span_of(standard), .type = span_of(type), .today = 20250201, .audience = audience};
    return value_get(desk_ask(desk, search_evidence, &request), "evidence");
}

static void evidence_knows_when_it_was_seen(void **state)
{
    const struct value *list = evidence_of(*state, "SOC 2", "", AUDIENCE_PUBLIC);
    assert_int_equal(list->count, 3);
    const struct value *report = &list->items[0];
    const struct value *letter = &list->items[1];
    assert_span(value_get_text(report, "type"), "report");
    assert_span(value_get_text(report, "access"), "nda");
    assert_span(value_get_text(report, "target"), "https://f.example/soc2.pdf");
    assert_span(value_get_text(report, "first_seen"), "2024-01-31");
    assert_span(value_get_text(report, "last_seen"), "2025-01-31");
    assert_span(value_get_text(letter, "type"), "letter");
    assert_span(value_get_text(letter, "first_seen"), "2025-01-31");
    assert_int_equal(value_integer(value_get(letter, "days_left"), 0), 28);
}

static void evidence_is_narrowed_and_ordered(void **state)
{
    struct desk *desk = *state;
    struct search_scope_request request = {
        .today = 20250201, .audience = AUDIENCE_PUBLIC, .sort = EVIDENCE_BY_END};
    const struct value *list = value_get(desk_ask(desk, search_evidence, &request), "evidence");
    assert_int_equal(list->count, 3);
    assert_span(value_get_text(&list->items[0], "type"), "letter");
    request.type = SPAN("report");
    list = value_get(desk_ask(desk, search_evidence, &request), "evidence");
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[0], "type"), "report");
}

static void one_number_is_one_certificate(void **state)
{
    const struct value *list = evidence_of(*state, "pci-dss", "certificate", AUDIENCE_CUSTOMER);
    assert_int_equal(list->count, 2);
    const struct value *joined = &list->items[0];
    assert_span(value_get_text(joined, "label"), "PCI DSS certificate FC-DSS-0862");
    assert_span(value_get_text(joined, "target"), "https://f.example/pci.pdf");
    assert_span(value_get_text(joined, "report_date"), "2024-03-01");
    assert_span(value_get_text(joined, "valid_until"), "2027-02-28");
    assert_span(value_get_text(joined, "access"), "public");
    assert_int_equal(value_get(&list->items[1], "valid_until")->type, VALUE_NULL);
}

static void a_report_without_a_number_is_known_by_its_title_and_day(void **state)
{
    const struct value *list = evidence_of(*state, "pci-dss", "report", AUDIENCE_CUSTOMER);
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[1], "target"), "https://f.example/mail.pdf");
    assert_int_equal(value_get(&list->items[1], "valid_until")->type, VALUE_NULL);
    assert_span(value_get_text(&list->items[0], "target"), "https://f.example/report.pdf");
    assert_span(value_get_text(&list->items[0], "valid_until"), "2025-03-31");
}

static void joined_documents_are_counted_once_and_end_once(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    const struct search_todo_request request = {.today = 20250401, .audience = AUDIENCE_CUSTOMER};
    const struct value *tasks = value_get(desk_todo(desk, &request), "tasks");
    size_t reports = 0;
    for (size_t i = 0; i < tasks->count; i++)
        reports += span_equal(value_get_text(&tasks->items[i], "label"),
                              SPAN("PCI DSS assessment report, 1 April 2024"));
    assert_int_equal(reports, 1);
    assert_status(search_standards(desk->engine, AUDIENCE_CUSTOMER, &json, &desk->err), AVOW_OK, &desk->err);
    const struct value *standards = value_get(answer_take(&json, &desk->arena), "standards");
    for (size_t i = 0; i < standards->count; i++)
        if (span_equal(value_get_text(&standards->items[i], "id"), SPAN("pci-dss"))) {
            assert_int_equal(value_integer(value_get(&standards->items[i], "evidence"), 0), 4);
            return;
        }
    fail_msg("PCI DSS is not among the standards");
}

int evidence_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_says_that_its_proof_has_ended),
        cmocka_unit_test(a_page_and_a_check_say_that_the_proof_has_ended),
        cmocka_unit_test(evidence_knows_when_it_was_seen),
        cmocka_unit_test(evidence_is_narrowed_and_ordered),
        cmocka_unit_test(one_number_is_one_certificate),
        cmocka_unit_test(a_report_without_a_number_is_known_by_its_title_and_day),
        cmocka_unit_test(joined_documents_are_counted_once_and_end_once),
    };
    return cmocka_run_group_tests_name("evidence", tests, desk_open, desk_close);
}
