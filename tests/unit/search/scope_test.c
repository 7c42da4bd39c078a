/* Scope rows and evidence as people ask for them, over a corpus of their own. */
#include "support/test.h"

#include "base/value.h"
#include "search/search.h"
#include "unit/index/site.h"
#include "unit/search/groups.h"

#include <stdlib.h>

struct desk {
    struct site *site;
    struct search_engine *engine;
    struct arena arena;
    struct avow_error err;
};

static const char configuration[] =
    "sources:\n"
    "  - {path: old, page: \"offerings/{name}\", date: 2024-01-31, audience: public, status: published}\n"
    "  - {path: new, page: \"offerings/{name}\", date: 2025-01-31, audience: public, status: published}\n"
    "  - {path: kept, page: \"kept/{name}\", date: 2025-01-31, audience: internal, owner: "
    "grc@fabrikam.example, "
    "review_by: 2025-06-30}\n"
    "  - {path: inside, page: \"inside/{name}\", date: 2025-01-31, audience: internal, status: published}\n"
    "  - {path: drafts, page: \"drafts/{name}\", date: 2025-01-31, audience: internal, status: draft}\n"
    "  - {path: nda, page: \"nda/{name}\", date: 2025-01-31, audience: customer, status: published}\n"
    "vocabulary: [names.yml]\n";

static const char names[] =
    "services:\n"
    "  - {id: desk, name: Fabrikam Desk, formerly: [{name: Fabrikam Helpline}], aliases: [FDesk]}\n"
    "  - {id: desk-government, name: Fabrikam Desk Government, variant_of: desk}\n"
    "  - {id: vault, name: Fabrikam Vault}\n"
    "  - {id: mail, name: Fabrikam Mail}\n";

static const char soc_old[] = "# Fabrikam and SOC 2 Type 2\n\n## Services in scope\n\n- Fabrikam Helpline\n\n"
                              "## Audits, reports and certificates\n\n- [SOC 2 Type 2 "
                              "report](https://f.example/soc2.pdf), available under NDA\n- [SOC 2 Type 1 "
                              "report](https://f.example/soc2-type1.pdf), available under NDA\n- [SOC 2 "
                              "surveillance report, March 2024](https://f.example/2024.pdf)\n";
static const char soc_new[] =
    "# Fabrikam and SOC 2 Type 2\n\n## Services in scope\n\nThe report covers these services in all "
    "commercial regions:\n\n- Fabrikam Desk\n- Fabrikam Vault\n- Fabrikam Orchid\n\n### By environment\n\n"
    "| Service | Commercial | Remark |\n|---|---|---|\n| Fabrikam Vault | Excluded | From 2026 |\n\n"
    "Fabrikam Mail is not in scope.\n\n"
    "## Audits, reports and certificates\n\n- [SOC 2 Type 2 report](https://f.example/soc2.pdf), available "
    "under NDA\n- [SOC 2 surveillance report, April 2025](https://f.example/2025.pdf)\n- [SOC 2 bridge "
    "letter](https://f.example/letter.pdf), valid until 2025-03-01\n";
static const char iso[] =
    "# Fabrikam and ISO/IEC 27001:2022\n\n## Services in scope\n\n- Fabrikam Desk (not in "
    "scope for Azure Government)\n- Fabrikam Peach, in the London region only\n- Fabrikam Orchid, in all "
    "regions\n- Fabrikam Quince, except in Paris\n- Fabrikam Pear, including but not limited to pears\n";
static const char guide[] = "# How we answer\n\nAsk before you send.\n";
static const char draft[] = "# ISO 22301\n\nA page to come.\n";
static const char older[] = "# Fabrikam and ISO 22301:2012\n\nOur plans follow ISO 22301:2012.\n";
static const char secret[] =
    "# Notes on PCI DSS\n\n## Services in scope\n\n- Fabrikam Mail\n\n## Certificates\n\n"
    "- [PCI DSS certificate FC-DSS-0862](https://f.example/pci.pdf)\n"
    "- [PCI DSS certificate FC-DSS-0863](https://f.example/other.pdf)\n"
    "- [PCI DSS assessment report, 1 April 2024](https://f.example/report.pdf)\n"
    "- [PCI DSS assessment report, Mail, 1 April 2024](https://f.example/mail.pdf)\n\n## At a glance\n\n"
    "| Standard | What we hold | Issued | Valid until | Access |\n|---|---|---|---|---|\n"
    "| PCI DSS | Certificate FC-DSS-0862 | 1 March 2024 | 28 February 2027 | Public |\n"
    "| PCI DSS | Assessment report | 1 April 2024 | 31 March 2025 | Public |\n\n"
    "## Reports\n\n- [PCI DSS assessment report, 1 April 2024](https://f.example/report.pdf)\n";
static const char past[] =
    "# Fabrikam and HITRUST CSF\n\nFabrikam Mail holds a certificate.\n\n## At a glance\n\n"
    "| Standard | What we hold | Issued | Valid until | Access |\n|---|---|---|---|---|\n"
    "| HITRUST CSF | Certificate FC-HT-0011 | 1 March 2023 | 28 February 2025 | Public |\n";

static int open_desk(void **state)
{
    struct desk *desk = calloc(1, sizeof *desk);
    void *site = NULL;
    assert_non_null(desk);
    site_make(&site);
    desk->site = site;
    site_write(desk->site, "avow.yml", span_of(configuration));
    site_write(desk->site, "names.yml", span_of(names));
    site_write(desk->site, "old/soc-2.md", span_of(soc_old));
    site_write(desk->site, "new/soc-2.md", span_of(soc_new));
    site_write(desk->site, "new/iso-27001.md", span_of(iso));
    site_write(desk->site, "kept/guide.md", span_of(guide));
    site_write(desk->site, "drafts/iso-22301.md", span_of(draft));
    site_write(desk->site, "inside/iso-22301.md", span_of(older));
    site_write(desk->site, "nda/pci-dss.md", span_of(secret));
    site_write(desk->site, "nda/hitrust.md", span_of(past));
    site_index(desk->site);
    assert_int_equal(desk->site->report.rejected.count, 0);
    assert_status(search_engine_open(desk->site->index, 2, &desk->engine, &desk->err), AVOW_OK, &desk->err);
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    struct desk *desk = *state;
    void *site = desk->site;
    search_engine_close(desk->engine);
    site_remove(&site);
    arena_free(&desk->arena);
    free(desk);
    return 0;
}

typedef enum avow_status (*rows_call)(struct search_engine *engine,
                                      const struct search_scope_request *request, struct buffer *out,
                                      struct avow_error *err);

static const struct value *ask_for(struct desk *desk, rows_call call,
                                   const struct search_scope_request *request)
{
    struct buffer json = BUFFER_INIT;
    struct value *value = arena_alloc(&desk->arena, sizeof *value);
    assert_status(call(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    struct span kept = arena_copy(&desk->arena, buffer_span(&json));
    buffer_free(&json);
    assert_status(json_read(kept, &desk->arena, value, &desk->err), AVOW_OK, &desk->err);
    return value;
}

static const struct value *ask(struct desk *desk, const char *standard, const char *service, date_day as_of)
{
    const struct search_scope_request request = {.standard = span_of(standard),
                                                 .service = span_of(service),
                                                 .as_of = as_of,
                                                 .today = 20250201,
                                                 .audience = AUDIENCE_PUBLIC};
    return ask_for(desk, search_scope, &request);
}

static size_t row_count(const struct value *answer)
{
    return value_get(answer, "rows")->count;
}

static const struct value *row_at(const struct value *answer, size_t number)
{
    assert_true(number < row_count(answer));
    return &value_get(answer, "rows")->items[number];
}

static void a_former_name_is_the_same_row(void **state)
{
    struct desk *desk = *state;
    static const char *const spellings[] = {"Fabrikam Desk", "Fabrikam Helpline", "FDesk", "desk"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        const struct value *answer = ask(desk, "SOC 2", spellings[i], DATE_NONE);
        assert_span(value_get_text(answer, "verdict"), "yes");
        assert_int_equal(row_count(answer), 1);
        assert_span(value_get_text(row_at(answer, 0), "service"), "desk");
        assert_span(value_get_text(row_at(answer, 0), "environment"), "Commercial");
        assert_span(value_get_text(row_at(answer, 0), "statement_id"), "offerings/soc-2#services-in-scope");
    }
}

static void a_variant_is_never_the_same(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Desk Government", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "not stated");
    assert_int_equal(row_count(answer), 0);
}

static void rows_that_disagree_are_all_kept_the_narrower_first(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Vault", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "unclear");
    assert_int_equal(row_count(answer), 2);
    assert_span(value_get_text(row_at(answer, 0), "in_scope"), "unclear");
    assert_span(value_get_text(row_at(answer, 0), "stated"), "excluded");
    assert_span(value_get_text(row_at(answer, 0), "qualifier"), "From 2026");
    assert_span(value_get_text(row_at(answer, 1), "in_scope"), "unclear");
    assert_span(value_get_text(row_at(answer, 1), "stated"), "yes");
    assert_span(value_get_text(row_at(answer, 1), "words"), "Fabrikam Vault");
}

static const struct value *search_with(struct desk *desk, const struct search_request *request)
{
    struct buffer json = BUFFER_INIT;
    struct value *value = arena_alloc(&desk->arena, sizeof *value);
    assert_status(search_run(desk->engine, request, &json, NULL, NULL, &desk->err), AVOW_OK, &desk->err);
    struct span kept = arena_copy(&desk->arena, buffer_span(&json));
    buffer_free(&json);
    assert_status(json_read(kept, &desk->arena, value, &desk->err), AVOW_OK, &desk->err);
    return value;
}

static const struct value *search_on(struct desk *desk, const char *text, date_day today)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    request.text = span_of(text);
    request.today = today;
    return search_with(desk, &request);
}

static const struct value *search_for(struct desk *desk, const char *text)
{
    return search_on(desk, text, 20250201);
}

static void an_answer_says_that_its_proof_has_ended(void **state)
{
    struct desk *desk = *state;
    const char question[] = "Is Fabrikam Mail in scope of PCI DSS?";
    const struct value *first = &value_get(search_on(desk, question, 20270301), "results")->items[0];
    const struct value *ended = value_get(first, "evidence_ended");
    assert_span(value_get_text(first, "kind"), "scope");
    assert_span(value_get_text(ended, "valid_until"), "2027-02-28");
    assert_span(value_get_text(ended, "label"), "Certificate FC-DSS-0862");
    assert_contains(value_get_text(value_get(first, "citation"), "text").bytes,
                    " (Certificate FC-DSS-0862 ended on 2027-02-28)");
    assert_span(value_text(&value_get(first, "notes")->items[0]),
                "Certificate FC-DSS-0862 ended on 2027-02-28");
    first = &value_get(search_on(desk, question, 20270228), "results")->items[0];
    assert_int_equal(value_get(first, "evidence_ended")->type, VALUE_NULL);
}

/* So does the page it stands on, and what checks a citation of it. */
static void a_page_and_a_check_say_that_the_proof_has_ended(void **state)
{
    struct desk *desk = *state;
    struct buffer page_json = BUFFER_INIT;
    struct buffer check_json = BUFFER_INIT;
    struct value page, check;
    const struct value *cited = NULL;
    assert_status(
        search_page(desk->engine, SPAN("nda/hitrust"), DATE_NONE, AUDIENCE_INTERNAL, &page_json, &desk->err),
        AVOW_OK, &desk->err);
    assert_status(json_read(buffer_span(&page_json), &desk->arena, &page, &desk->err), AVOW_OK, &desk->err);
    const struct value *statements = value_get(&page, "statements");
    for (size_t i = 0; i < statements->count; i++)
        if (span_starts(value_get_text(&statements->items[i], "text"), SPAN("Fabrikam Mail holds")))
            cited = &statements->items[i];
    assert_non_null(cited);
    assert_span(value_get_text(value_get(cited, "evidence_ended"), "valid_until"), "2025-02-28");
    assert_contains(value_get_text(value_get(cited, "citation"), "text").bytes, " ended on 2025-02-28)");
    assert_status(search_verify(desk->engine, value_get_text(value_get(cited, "citation"), "hash"),
                                AUDIENCE_INTERNAL, &check_json, &desk->err),
                  AVOW_OK, &desk->err);
    assert_status(json_read(buffer_span(&check_json), &desk->arena, &check, &desk->err), AVOW_OK, &desk->err);
    const struct value *statement = value_get(&check, "statement");
    assert_span(value_get_text(value_get(statement, "evidence_ended"), "valid_until"), "2025-02-28");
    assert_contains(value_get_text(value_get(statement, "citation"), "text").bytes, " ended on 2025-02-28)");
    buffer_free(&page_json);
    buffer_free(&check_json);
}

static void a_question_about_rows_that_disagree_is_unclear(void **state)
{
    struct desk *desk = *state;
    const struct value *answer = search_for(desk, "Is Fabrikam Vault in scope of SOC 2?");
    assert_true(value_true(value_get(answer, "unclear")));
    assert_span(value_get_text(value_get(answer, "scope"), "verdict"), "unclear");
    assert_int_equal(row_count(value_get(answer, "scope")), 2);
    answer = search_for(desk, "Is Fabrikam Desk in scope of SOC 2?");
    assert_false(value_true(value_get(answer, "unclear")));
    assert_span(value_get_text(value_get(answer, "scope"), "verdict"), "yes");
    answer = search_for(desk, "Are Fabrikam Vault and Fabrikam Desk in scope of SOC 2?");
    assert_false(value_true(value_get(answer, "unclear")));
    assert_int_equal(value_get(answer, "scope")->type, VALUE_NULL);
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
    assert_int_equal(row_count(answer), 2);
    assert_span(value_get_text(row_at(answer, 0), "in_scope"), "excluded");
    assert_span(value_get_text(row_at(answer, 0), "environment"), "Azure Government");
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
                {"Fabrikam Pear", false}};
    struct desk *desk = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct value *answer = ask(desk, "iso-27001", rows[i].service, DATE_NONE);
        assert_span(value_get_text(answer, "verdict"), "yes");
        assert_int_equal(value_true(value_get(answer, "limited")), rows[i].limited);
        assert_int_equal(value_true(value_get(row_at(answer, 0), "limited")), rows[i].limited);
    }
    assert_false(value_true(value_get(ask(desk, "soc-2", "mail", DATE_NONE), "limited")));
}

static void a_day_asks_what_held_then(void **state)
{
    struct desk *desk = *state;
    assert_span(value_get_text(ask(desk, "soc-2", "vault", 20240601), "verdict"), "not stated");
    const struct value *answer = ask(desk, "soc-2", "desk", 20240601);
    assert_span(value_get_text(answer, "verdict"), "yes");
    assert_span(value_get_text(row_at(answer, 0), "name"), "Fabrikam Helpline");
    assert_span(value_get_text(row_at(answer, 0), "date"), "2024-01-31");
    assert_span(value_get_text(ask(desk, "soc-2", "desk", 20230101), "verdict"), "not stated");
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
    assert_span(value_get_text(row_at(value_get(answer, "scope"), 0), "name"), "Fabrikam Helpline");
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
    assert_null(day_of(search_for(desk, "Who received the SOC 2 report in 2024?")));
    request.text = SPAN("Was Fabrikam Desk in scope of SOC 2 in 2024?");
    request.today = 20250201;
    request.plain = (struct span_list){back, 1};
    assert_null(day_of(search_with(desk, &request)));
}

static void nothing_published_by_a_day_is_told(void **state)
{
    const struct value *answer = search_for(*state, "Was Fabrikam Desk in scope of SOC 2 in 2021?");
    const struct value *notes = value_get(value_get(answer, "query"), "notes");
    assert_span(value_get_text(answer, "verdict"), "none");
    assert_int_equal(notes->count, 1);
    assert_contains(value_text(&notes->items[0]).bytes, "nothing published on 31 Dec 2021 matches");
}

static void names_without_a_vocabulary_row_can_be_asked(void **state)
{
    const struct value *answer = ask(*state, "soc-2", "Fabrikam Orchid", DATE_NONE);
    assert_span(value_get_text(answer, "verdict"), "yes");
    assert_false(value_true(value_get(row_at(answer, 0), "known")));
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
    assert_int_equal(row_count(ask(desk, "pci-dss", "", DATE_NONE)), 0);
    const struct search_scope_request request = {.standard = SPAN("pci-dss"), .audience = AUDIENCE_CUSTOMER};
    assert_int_equal(row_count(ask_for(desk, search_scope, &request)), 1);
}

static void evidence_knows_when_it_was_seen(void **state)
{
    struct desk *desk = *state;
    const struct search_scope_request request = {
        .standard = SPAN("SOC 2"), .today = 20250201, .audience = AUDIENCE_PUBLIC};
    const struct value *list = value_get(ask_for(desk, search_evidence, &request), "evidence");
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

static void an_environment_asks_what_is_stated_of_it(void **state)
{
    struct desk *desk = *state;
    struct search_scope_request request = {.standard = SPAN("soc-2"), .audience = AUDIENCE_PUBLIC};
    request.environment = SPAN("commercial");
    const struct value *answer = ask_for(desk, search_scope, &request);
    assert_int_equal(value_get(answer, "environments")->count, 1);
    assert_span(value_text(&value_get(answer, "environments")->items[0]), "Commercial");
    assert_true(row_count(answer) > 0);
    for (size_t i = 0; i < row_count(answer); i++)
        assert_true(value_get_text(row_at(answer, i), "environment").size > 0 ||
                    span_equal(value_get_text(row_at(answer, i), "stated"), SPAN("excluded")));
    /* Mail is out everywhere; of a place nobody names nothing else is stated. */
    request.environment = SPAN("Atlantis");
    answer = ask_for(desk, search_scope, &request);
    assert_int_equal(row_count(answer), 1);
    assert_span(value_get_text(row_at(answer, 0), "service"), "mail");
    request.service = SPAN("desk");
    assert_span(value_get_text(ask_for(desk, search_scope, &request), "verdict"), "not stated");
}

static void evidence_is_narrowed_and_ordered(void **state)
{
    struct desk *desk = *state;
    struct search_scope_request request = {
        .today = 20250201, .audience = AUDIENCE_PUBLIC, .sort = EVIDENCE_BY_END};
    const struct value *list = value_get(ask_for(desk, search_evidence, &request), "evidence");
    assert_int_equal(list->count, 3);
    assert_span(value_get_text(&list->items[0], "type"), "letter");
    request.type = SPAN("report");
    list = value_get(ask_for(desk, search_evidence, &request), "evidence");
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[0], "type"), "report");
}

static void one_number_is_one_certificate(void **state)
{
    struct desk *desk = *state;
    const struct search_scope_request request = {.standard = SPAN("pci-dss"),
                                                 .type = SPAN("certificate"),
                                                 .today = 20250201,
                                                 .audience = AUDIENCE_CUSTOMER};
    const struct value *list = value_get(ask_for(desk, search_evidence, &request), "evidence");
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
    struct desk *desk = *state;
    const struct search_scope_request request = {.standard = SPAN("pci-dss"),
                                                 .type = SPAN("report"),
                                                 .today = 20250201,
                                                 .audience = AUDIENCE_CUSTOMER};
    const struct value *list = value_get(ask_for(desk, search_evidence, &request), "evidence");
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[1], "target"), "https://f.example/mail.pdf");
    assert_int_equal(value_get(&list->items[1], "valid_until")->type, VALUE_NULL);
    assert_span(value_get_text(&list->items[0], "target"), "https://f.example/report.pdf");
    assert_span(value_get_text(&list->items[0], "valid_until"), "2025-03-31");
}

static const struct value *changes_of(struct desk *desk, const struct search_changes_request *request)
{
    struct buffer json = BUFFER_INIT;
    struct value *value = arena_alloc(&desk->arena, sizeof *value);
    assert_status(search_changes(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    struct span kept = arena_copy(&desk->arena, buffer_span(&json));
    buffer_free(&json);
    assert_status(json_read(kept, &desk->arena, value, &desk->err), AVOW_OK, &desk->err);
    return value_get(value, "changes");
}

static void changes_tell_pages_and_services(void **state)
{
    struct desk *desk = *state;
    struct search_changes_request request = {.limit = 10, .audience = AUDIENCE_PUBLIC};
    const struct value *list = changes_of(desk, &request);
    assert_int_equal(list->count, 3);
    assert_span(value_get_text(&list->items[0], "change"), "new");
    assert_span(value_get_text(&list->items[1], "change"), "changed");
    assert_span(value_get_text(&list->items[1], "from"), "2024-01-31");
    assert_span(value_get_text(&list->items[2], "date"), "2024-01-31");
    request.audience = AUDIENCE_CUSTOMER;
    assert_int_equal(changes_of(desk, &request)->count, 5);
    request.since = 20250101;
    assert_int_equal(changes_of(desk, &request)->count, 4);
    request = (struct search_changes_request){
        .service = SPAN("Fabrikam Vault"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    list = changes_of(desk, &request);
    assert_int_equal(list->count, 1);
    /* Its list and its table contradict each other. */
    assert_span(value_get_text(&value_get(&list->items[0], "scope")->items[0], "change"), "unclear");
    request = (struct search_changes_request){
        .standard = SPAN("ISO 27001"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    assert_int_equal(changes_of(desk, &request)->count, 1);
    request.limit = 0;
    assert_int_equal(changes_of(desk, &request)->count, 0);
}

/* In the words of either version. */
static void changes_are_those_of_passages_with_all_words(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    struct search_changes_request request = {
        .words = SPAN("which surveillance in April?"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    const struct value *list = changes_of(desk, &request);
    assert_int_equal(list->count, 1);
    assert_span(value_get_text(&list->items[0], "change"), "changed");
    assert_int_equal(value_get(&list->items[0], "statements")->count, 1);
    assert_int_equal(value_get(&list->items[0], "scope")->count, 0);
    request.words = SPAN("Helpline");
    list = changes_of(desk, &request);
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[1], "change"), "new");
    request.words = SPAN("surveillance helpline");
    assert_int_equal(changes_of(desk, &request)->count, 0);
    request.words = SPAN("the");
    assert_status(search_changes(desk->engine, &request, &json, &desk->err), AVOW_USAGE, &desk->err);
    assert_string_equal(desk->err.place, "q");
    buffer_free(&json);
}

static const struct value *todo_of(struct desk *desk, const struct search_todo_request *request)
{
    struct buffer json = BUFFER_INIT;
    struct value *value = arena_alloc(&desk->arena, sizeof *value);
    assert_status(search_todo(desk->engine, request, &json, &desk->err), AVOW_OK, &desk->err);
    struct span kept = arena_copy(&desk->arena, buffer_span(&json));
    buffer_free(&json);
    assert_status(json_read(kept, &desk->arena, value, &desk->err), AVOW_OK, &desk->err);
    return value;
}

static size_t tasks_of_type(const struct value *todo, const char *type)
{
    const struct value *tasks = value_get(todo, "tasks");
    size_t count = 0;
    for (size_t i = 0; i < tasks->count; i++)
        count += span_equal(value_get_text(&tasks->items[i], "type"), span_of(type));
    return count;
}

static void joined_documents_are_counted_once_and_end_once(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    struct value answer;
    const struct search_todo_request request = {.today = 20250401, .audience = AUDIENCE_CUSTOMER};
    const struct value *tasks = value_get(todo_of(desk, &request), "tasks");
    size_t reports = 0;
    for (size_t i = 0; i < tasks->count; i++)
        reports += span_equal(value_get_text(&tasks->items[i], "label"),
                              SPAN("PCI DSS assessment report, 1 April 2024"));
    assert_int_equal(reports, 1);
    assert_status(search_standards(desk->engine, AUDIENCE_CUSTOMER, &json, &desk->err), AVOW_OK, &desk->err);
    struct span kept = arena_copy(&desk->arena, buffer_span(&json));
    buffer_free(&json);
    assert_status(json_read(kept, &desk->arena, &answer, &desk->err), AVOW_OK, &desk->err);
    const struct value *standards = value_get(&answer, "standards");
    for (size_t i = 0; i < standards->count; i++)
        if (span_equal(value_get_text(&standards->items[i], "id"), SPAN("pci-dss"))) {
            assert_int_equal(value_integer(value_get(&standards->items[i], "evidence"), 0), 4);
            return;
        }
    fail_msg("PCI DSS is not among the standards");
}

static void tasks_are_found_for_those_who_may_see_them(void **state)
{
    struct desk *desk = *state;
    struct search_todo_request request = {.today = 20250701, .audience = AUDIENCE_PUBLIC};
    const struct value *todo = todo_of(desk, &request);
    /* The vault is in scope and excluded on one page; the letter has ended; a guide is overdue; the report of
     * Type 1 went, and that of last year has been followed by another. */
    assert_int_equal(tasks_of_type(todo, "conflict"), 1);
    assert_int_equal(tasks_of_type(todo, "ending"), 1);
    assert_int_equal(tasks_of_type(todo, "vanished"), 1);
    assert_int_equal(tasks_of_type(todo, "review"), 0);
    assert_int_equal(tasks_of_type(todo, "draft"), 0);
    request.audience = AUDIENCE_INTERNAL;
    todo = todo_of(desk, &request);
    assert_int_equal(tasks_of_type(todo, "review"), 1);
    assert_int_equal(tasks_of_type(todo, "draft"), 1);
    assert_int_equal(tasks_of_type(todo, "edition"), 1);
    request.owner = SPAN("grc@fabrikam.example");
    todo = todo_of(desk, &request);
    assert_int_equal(value_integer(value_get(todo, "total"), 0), 1);
    assert_int_equal(tasks_of_type(todo, "review"), 1);
    request.owner = SPAN("-");
    todo = todo_of(desk, &request);
    assert_int_equal(tasks_of_type(todo, "review"), 0);
    assert_true(tasks_of_type(todo, "conflict") == 1);
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
        cmocka_unit_test(an_answer_says_that_its_proof_has_ended),
        cmocka_unit_test(a_page_and_a_check_say_that_the_proof_has_ended),
        cmocka_unit_test(a_question_about_rows_that_disagree_is_unclear),
        cmocka_unit_test(a_question_about_another_edition_is_not_stated),
        cmocka_unit_test(the_passage_that_excludes_leads),
        cmocka_unit_test(only_stated_exclusions_are_exclusions),
        cmocka_unit_test(a_yes_that_leaves_out_an_environment_is_a_yes),
        cmocka_unit_test(a_yes_of_some_places_is_limited),
        cmocka_unit_test(a_day_asks_what_held_then),
        cmocka_unit_test(a_past_day_in_a_question_of_scope_is_read),
        cmocka_unit_test(other_years_are_left_as_words),
        cmocka_unit_test(nothing_published_by_a_day_is_told),
        cmocka_unit_test(names_without_a_vocabulary_row_can_be_asked),
        cmocka_unit_test(unknown_names_and_other_editions_are_told),
        cmocka_unit_test(rows_of_closed_pages_stay_closed),
        cmocka_unit_test(evidence_knows_when_it_was_seen),
        cmocka_unit_test(an_environment_asks_what_is_stated_of_it),
        cmocka_unit_test(evidence_is_narrowed_and_ordered),
        cmocka_unit_test(one_number_is_one_certificate),
        cmocka_unit_test(a_report_without_a_number_is_known_by_its_title_and_day),
        cmocka_unit_test(joined_documents_are_counted_once_and_end_once),
        cmocka_unit_test(changes_tell_pages_and_services),
        cmocka_unit_test(changes_are_those_of_passages_with_all_words),
        cmocka_unit_test(tasks_are_found_for_those_who_may_see_them),
        cmocka_unit_test(single_names_are_told),
    };
    return cmocka_run_group_tests_name("scope", tests, open_desk, close_desk);
}
