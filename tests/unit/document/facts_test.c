/* Who wins: front matter over configuration over guesses; and what is no document. */
#include "support/test.h"

#include "base/cleanup.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

#include <string.h>

/* Configured facts for everything. */
static struct document_input configured(const char *text, struct arena *arena)
{
    static struct span standards[] = {SPAN_INIT("SOC 2 Type 2")};
    static struct span services[] = {SPAN_INIT("azure")};
    struct document_input input = pages_input("page.md", span_of(text), arena);
    input.facts.title = SPAN("Configured title");
    input.facts.url = SPAN("https://trust.example.com/a/page");
    input.facts.language = SPAN("nl");
    input.facts.owner = SPAN("owner@example.com");
    input.facts.standards = (struct span_list){standards, 1};
    input.facts.services = (struct span_list){services, 1};
    input.facts.date = 20251231;
    input.facts.review_by = 20270101;
    input.facts.audience = AUDIENCE_PUBLIC;
    input.facts.status = STATUS_RETIRED;
    input.facts.about = ABOUT_STANDARD;
    return input;
}

static struct page read_configured(const char *text, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.statement_count = 0};
    struct document_input input = configured(text, arena);
    assert_status(document_read(&input, pages_vocabulary(), arena, &page, &err), AVOW_OK, &err);
    return page;
}

static void configuration_fills_what_the_page_leaves_out(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = read_configured("# Heading\n\nText.\n", &arena);
    assert_span(page.title, "Configured title");
    assert_span(page.url, "https://trust.example.com/a/page");
    assert_span(page.language, "nl");
    assert_span(page.owner, "owner@example.com");
    assert_int_equal(page.date, 20251231);
    assert_int_equal(page.date_source, DATE_SNAPSHOT);
    assert_int_equal(page.review_by, 20270101);
    assert_int_equal(page.audience, AUDIENCE_PUBLIC);
    assert_true(page.audience_given);
    assert_int_equal(page.status, STATUS_RETIRED);
    assert_span(page.standards.items[0].id, "soc-2");
    assert_span(page.standards.items[0].level, "type-2");
    assert_span(page.services.items[0], "azure");
    assert_int_equal(page.statements[0].about, ABOUT_STANDARD);
    assert_span(page.statements[0].anchor, "heading");
}

static void front_matter_wins_over_configuration(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page =
        read_configured("---\ntitle: Own title\nlastmod: 2026-02-03T10:00:00Z\npermalink: /own/\n"
                        "audience: internal\nstatus: published\nabout: us\nlang: en\nowner: me\n"
                        "review_by: 2026-12-31\nstandards: [iso-27001]\nservices: []\n---\nText.\n",
                        &arena);
    assert_span(page.title, "Own title");
    assert_span(page.url, "https://trust.example.com/own/");
    assert_span(page.language, "en");
    assert_span(page.owner, "me");
    assert_int_equal(page.date, 20260203);
    assert_int_equal(page.date_source, DATE_STATED);
    assert_int_equal(page.review_by, 20261231);
    assert_int_equal(page.audience, AUDIENCE_INTERNAL);
    assert_int_equal(page.status, STATUS_PUBLISHED);
    assert_int_equal(page.standards.count, 1);
    assert_span(page.standards.items[0].id, "iso-27001");
    assert_int_equal(page.services.count, 0);
    assert_int_equal(page.statements[0].about, ABOUT_US);
}

static void without_any_word_a_page_is_internal_and_dated_by_its_file(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = pages_markdown("Text.\n", &arena);
    assert_int_equal(page.audience, AUDIENCE_INTERNAL);
    assert_false(page.audience_given);
    assert_int_equal(page.status, STATUS_PUBLISHED);
    assert_int_equal(page.date, 20260102);
    assert_int_equal(page.date_source, DATE_FILE);
    assert_span(page.language, "en");
    assert_span(page.title, "page");
}

static void script_addresses_are_no_page_url(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = read_configured("---\nurl: javascript:alert(1)\n---\nText.\n", &arena);
    assert_span(page.url, "https://trust.example.com/a/page");
    page = read_configured("---\ncanonical: //evil.example.com/x\n---\nText.\n", &arena);
    assert_span(page.url, "https://trust.example.com/a/page");
}

static void the_subject_is_the_first_place_that_names_one(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = pages_markdown("# ISO 22301:2019\n\n## Like ISO 27001\n\nAnd SOC 2.\n", &arena);
    assert_span(page.statements[0].standards.items[0].id, "iso-22301");
    assert_span(page.statements[0].standards.items[0].edition, "2019");
    page = pages_markdown("# Audits\n\n## ISO 27001 and ISO 27701\n\nAnd SOC 2.\n", &arena);
    assert_int_equal(page.statements[0].standards.count, 2);
    page = pages_markdown("# Audits\n\n## Now\n\nISO 27001, later ISO/IEC 27001:2022.\n", &arena);
    assert_int_equal(page.statements[0].standards.count, 1);
    assert_span(page.statements[0].standards.items[0].edition, "2022");
    page = pages_markdown("# Audits\n\n## Now\n\nISO 27001 and SOC 2.\n", &arena);
    assert_int_equal(page.statements[0].standards.count, 0);
}

static void extensions_are_told_in_any_case(void **state)
{
    (void)state;
    assert_true(document_readable(SPAN("a/b.md")));
    assert_true(document_readable(SPAN("B.MARKDOWN")));
    assert_true(document_readable(SPAN("c.Txt")));
    assert_false(document_readable(SPAN("d.exe")));
    assert_false(document_readable(SPAN(".md")));
    assert_false(document_readable(SPAN("md")));
}

static void a_failure_leaves_the_page_alone(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page = {.title = SPAN("untouched")};
    struct document_input input = pages_input("page.xyz", SPAN("text"), &arena);
    assert_int_equal(document_read(&input, pages_vocabulary(), &arena, &page, &err), AVOW_BAD_INPUT);
    input = pages_input("page.md", SPAN(""), &arena);
    assert_int_equal(document_read(&input, pages_vocabulary(), &arena, &page, &err), AVOW_BAD_INPUT);
    assert_contains(err.message, "is empty");
    assert_span(page.title, "untouched");
}

int facts_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(configuration_fills_what_the_page_leaves_out),
        cmocka_unit_test(front_matter_wins_over_configuration),
        cmocka_unit_test(without_any_word_a_page_is_internal_and_dated_by_its_file),
        cmocka_unit_test(script_addresses_are_no_page_url),
        cmocka_unit_test(the_subject_is_the_first_place_that_names_one),
        cmocka_unit_test(extensions_are_told_in_any_case),
        cmocka_unit_test(a_failure_leaves_the_page_alone),
    };
    int failed = cmocka_run_group_tests_name("facts", tests, NULL, NULL);
    pages_close();
    return failed;
}
