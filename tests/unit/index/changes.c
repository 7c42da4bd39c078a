/* A run does what changed and nothing else. */
#include "base/file.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <fcntl.h>
#include <sys/stat.h>

static void fill(struct site *site)
{
    site_page(site, "iso.md", "ISO 27001", "We hold a certificate for ISO/IEC 27001:2013.");
    site_page(site, "soc.md", "SOC 2", "Our auditor reports on SOC 2 every year.");
    site_page(site, "deep/dora.md", "DORA", "Banks ask about resilience.");
}

static void first_run_adds_everything(void **state)
{
    struct site *site = *state;
    fill(site);
    site_expect(site, 3, 0, 0, 0);
    assert_true(site->report.written);
    assert_int_equal(site->report.generation, 1);
    assert_int_equal(site->report.pages, 3);
    assert_int_equal(site->report.statements, 3);
    assert_true(site->report.bytes > 0);
    assert_int_equal(site_count(site, "statements", "P:deep/dora"), 1);
    assert_int_equal(site_count(site, "statements", "XSTD:iso-27001"), 1);
}

static void nothing_changed_makes_no_generation(void **state)
{
    struct site *site = *state;
    fill(site);
    site_index(site);
    site_expect(site, 0, 0, 0, 3);
    assert_false(site->report.written);
    assert_int_equal(site->report.generation, 1);
    assert_int_equal(site->report.pages, 3);
}

static void added_changed_and_removed_pages_are_told_apart(void **state)
{
    struct site *site = *state;
    fill(site);
    site_page(site, "hds.md", "HDS", "Health data in France.");
    site_index(site);
    site_page(site, "iso.md", "ISO 27001", "We hold a new certificate.");
    site_page(site, "new.md", "New", "A page that was not there.");
    site_delete(site, "soc.md");
    site_expect(site, 1, 1, 1, 2);
    assert_int_equal(site->report.generation, 2);
    assert_int_equal(site->report.pages, 4);
    assert_int_equal(site_count(site, "statements", "P:soc"), 0);
    assert_int_equal(site_count(site, "statements", "P:new"), 1);
    assert_span(site_record(site, "statements", "iso#overview").text, "We hold a new certificate.");
}

static void an_update_equals_a_rebuild(void **state)
{
    struct site *site = *state;
    fill(site);
    site_index(site);
    site_page(site, "iso.md", "ISO 27001", "We hold a new certificate.");
    site_page(site, "abc.md", "ISO 9001", "Quality.");
    site_index(site);
    struct record updated = site_record(site, "statements", "iso#overview");
    uint64_t statements = site->report.statements;
    site->options.rebuild = true;
    site_expect(site, 0, 0, 0, 4);
    assert_true(site->report.written);
    assert_int_equal(site->report.statements, statements);
    struct record rebuilt = site_record(site, "statements", "iso#overview");
    assert_true(span_equal(updated.hash, rebuilt.hash));
    assert_int_equal(updated.valid_from, rebuilt.valid_from);
}

static void an_edit_of_the_vocabulary_is_noticed(void **state)
{
    struct site *site = *state;
    fill(site);
    site_write(site, "avow.yml", SPAN("vocabulary: [words/*.yml]\n"));
    site_write(site, "words/own.yml", SPAN("services:\n  - {id: vault, name: Vault}\n"));
    site_page(site, "vault.md", "Storage", "Contoso Strongbox and Vault are encrypted.");
    site_index(site);
    assert_int_equal(site_count(site, "statements", "XMS:vault"), 1);
    site_expect(site, 0, 0, 0, 4);
    site_write(
        site, "words/own.yml",
        SPAN("services:\n  - {id: strongbox, name: Contoso Strongbox}\n  - {id: vault, name: Vault}\n"));
    site_expect(site, 0, 4, 0, 0);
    assert_int_equal(site_count(site, "statements", "XMS:strongbox"), 1);
    site_write(site, "words/own.yml",
               SPAN("services:\n  - {id: strongbox, name: Contoso Strongbox}\n  - {id: vault, name: Vault}\n"
                    "synonyms:\n  vault: [safe]\n"));
    site_expect(site, 0, 0, 0, 4);
    assert_true(site->report.written);
    site_expect(site, 0, 0, 0, 4);
    assert_false(site->report.written);
    struct file_facts copy;
    assert_status(file_stat(site_path(site, "vocabulary/0.yml"), &copy, &site->err), AVOW_OK, &site->err);
    assert_int_equal(copy.kind, FILE_PLAIN);
}

static void an_edit_of_the_configuration_rereads_what_it_touches(void **state)
{
    struct site *site = *state;
    fill(site);
    site_write(site, "avow.yml", SPAN("sources:\n  - {path: deep, audience: public}\n"));
    site_index(site);
    site_write(site, "avow.yml",
               SPAN("# a comment changes nothing\nsources:\n  - {path: deep, audience: public}\n"));
    site_expect(site, 0, 0, 0, 3);
    site_write(site, "avow.yml", SPAN("sources:\n  - {path: deep, audience: customer}\n"));
    site_expect(site, 0, 1, 0, 2);
    assert_int_equal(site_record(site, "statements", "deep/dora#overview").audience, AUDIENCE_CUSTOMER);
    site_write(site, "avow.yml",
               SPAN("sources:\n  - {path: deep, page: 'rules/{name}', audience: customer}\n"));
    site->options.allow_removal = true;
    site_expect(site, 1, 0, 1, 2);
    assert_int_equal(site_count(site, "statements", "P:rules/dora"), 1);
    site_expect(site, 0, 0, 0, 3);
}

static void set_time(struct site *site, const char *name, time_t seconds)
{
    const struct timespec times[2] = {{seconds, 0}, {seconds, 0}};
    assert_int_equal(utimensat(AT_FDCWD, file_join(&site->arena, site->corpus, name), times, 0), 0);
}

static void the_time_of_a_file_counts_only_where_it_dates_the_page(void **state)
{
    struct site *site = *state;
    site_page(site, "plain.md", "Plain", "Nobody says when.");
    site_write(site, "dated.md", SPAN("---\ndate: 2020-02-03\n---\n\n# Dated\n\nSaid in 2020.\n"));
    set_time(site, "plain.md", 1600000000);
    set_time(site, "dated.md", 1600000000);
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(site_record(site, "statements", "plain#overview").date, 20200913);
    assert_int_equal(site_record(site, "statements", "plain#overview").date_source, DATE_FILE);
    set_time(site, "plain.md", 1700000000);
    set_time(site, "dated.md", 1700000000);
    site_expect(site, 0, 1, 0, 1);
    assert_int_equal(site_record(site, "statements", "plain#overview").date, 20231114);
}

static void roots_are_remembered(void **state)
{
    struct site *site = *state;
    fill(site);
    site_index(site);
    site->options.root_count = 0;
    site_expect(site, 0, 0, 0, 3);
}

static void no_root_at_all_is_a_usage_error(void **state)
{
    struct site *site = *state;
    site->options.root_count = 0;
    assert_status(site_run(site), AVOW_USAGE, &site->err);
    assert_contains(site->err.message, "--corpus");
}

static void a_dry_run_changes_nothing(void **state)
{
    struct site *site = *state;
    struct file_facts facts;
    fill(site);
    site->options.dry_run = true;
    site_expect(site, 3, 0, 0, 0);
    assert_false(site->report.written);
    assert_int_equal(site->report.pages, 3);
    assert_true(site->report.statements_unknown);
    assert_status(file_stat(site->index, &facts, &site->err), AVOW_OK, &site->err);
    assert_int_equal(facts.kind, FILE_NONE);
    site_index(site);
    site_page(site, "iso.md", "ISO 27001", "Other words.");
    site->options.dry_run = true;
    site_expect(site, 0, 1, 0, 2);
    assert_int_equal(site->report.generation, 1);
    assert_true(site->report.statements_unknown);
    site_expect(site, 0, 1, 0, 2);
    assert_int_equal(site->report.generation, 2);
}

/* A dry run tells what would be, not what is. */
static void a_dry_run_tells_the_outcome(void **state)
{
    struct site *site = *state;
    fill(site);
    site_page(site, "more.md", "More", "Words.");
    site_index(site);
    uint64_t statements = site->report.statements;
    site_delete(site, "more.md");
    site->options.dry_run = true;
    site_expect(site, 0, 0, 1, 3);
    assert_int_equal(site->report.pages, 3);
    assert_false(site->report.statements_unknown);
    assert_int_equal(site->report.statements, statements - 1);
    site_index(site);
    assert_int_equal(site->report.statements, statements - 1);
    site_write(site, "empty.md", SPAN("x"));
    assert_int_equal(truncate(file_join(&site->arena, site->corpus, "empty.md"), 100 * 1024 * 1024), 0);
    site->options.dry_run = true;
    site_expect(site, 0, 0, 0, 3);
    assert_int_equal(site->report.rejected.count, 1);
}

static void what_is_no_document_is_left_out(void **state)
{
    struct site *site = *state;
    fill(site);
    site_write(site, "avow.yml",
               SPAN("pins: pins.md\nsources:\n  - {path: deep, exclude: [README.md, old]}\n"));
    site_write(site, "pins.md", SPAN("pins: []\n"));
    site_write(site, "deep/avow.yml", SPAN("nonsense: [\n"));
    site_write(site, "deep/README.md", SPAN("# Read me\n\nNo page.\n"));
    site_write(site, "deep/old/page.md", SPAN("# Old\n\nNo page.\n"));
    site_write(site, "golden.tsv", SPAN("q\tid\n"));
    site_write(site, "a/company.yml", SPAN("name: x\n"));
    site_write(site, "vendor-questionnaire-3.xlsx", SPAN("PK"));
    site_write(site, "picture.xyz", SPAN("?"));
    site_write(site, "contents.yml", SPAN("- name: Contents\n  href: iso.md\n"));
    site_write(site, ".hidden.md", SPAN("# Hidden\n\nNo page.\n"));
    site_expect(site, 3, 0, 0, 0);
    assert_int_equal(site->report.skipped.count, 2);
    assert_span(site->report.skipped.items[0].file, "contents.yml");
    assert_span(site->report.skipped.items[1].file, "picture.xyz");
    assert_int_equal(site->report.rejected.count, 0);
}

static void an_index_inside_the_corpus_is_no_document(void **state)
{
    struct site *site = *state;
    fill(site);
    const char *inside = file_join(&site->arena, site->corpus, "data");
    site_write(site, "data/note.md", SPAN("# A note\n\nThat is no page.\n"));
    site->options.directory = inside;
    site_expect(site, 3, 0, 0, 0);
    site->options.directory = inside;
    site_expect(site, 0, 0, 0, 3);
}

static void the_report_notes_what_nobody_said(void **state)
{
    struct site *site = *state;
    fill(site);
    site_write(site, "avow.yml", SPAN("sources:\n  - path: missing\n    audience: public\n"));
    site_index(site);
    assert_non_null(site_note(&site->report.notes, "avow.yml"));
    const struct index_note *note = site_note(&site->report.notes, "deep/dora.md");
    assert_non_null(note);
    assert_contains(note->reason.bytes, "internal");
    assert_int_equal(site->report.notes.count, 2);
}

int change_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(first_run_adds_everything),
        SITE_TEST(nothing_changed_makes_no_generation),
        SITE_TEST(added_changed_and_removed_pages_are_told_apart),
        SITE_TEST(an_update_equals_a_rebuild),
        SITE_TEST(an_edit_of_the_vocabulary_is_noticed),
        SITE_TEST(an_edit_of_the_configuration_rereads_what_it_touches),
        SITE_TEST(the_time_of_a_file_counts_only_where_it_dates_the_page),
        SITE_TEST(roots_are_remembered),
        SITE_TEST(no_root_at_all_is_a_usage_error),
        SITE_TEST(a_dry_run_changes_nothing),
        SITE_TEST(a_dry_run_tells_the_outcome),
        SITE_TEST(what_is_no_document_is_left_out),
        SITE_TEST(an_index_inside_the_corpus_is_no_document),
        SITE_TEST(the_report_notes_what_nobody_said),
    };
    return cmocka_run_group_tests_name("changes", tests, NULL, NULL);
}
