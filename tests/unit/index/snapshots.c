/* Several dates of one page: what holds now, what held once, and from when to when. */
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <stdio.h>

static const char sources[] = "sources:\n"
                              "  - {path: '2020', page: 'p/{name}', date: 2020-01-01, audience: public}\n"
                              "  - {path: '2021', page: 'p/{name}', date: 2021-01-01, audience: public}\n"
                              "  - {path: '2022', page: 'p/{name}', date: 2022-01-01, audience: public,\n"
                              "     complete: true}\n";

static void fill(struct site *site)
{
    site_write(site, "avow.yml", span_of(sources));
    site_sections(site, "2020/a.md", "We say this in 2020.");
    site_sections(site, "2021/a.md", "We say that in 2021.");
    site_sections(site, "2022/a.md", "We say that in 2021.");
}

static void words_hold_from_the_first_to_the_last_that_has_them(void **state)
{
    struct site *site = *state;
    fill(site);
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.statements, 2);
    assert_int_equal(site_count(site, "statements", "P:p/a"), 2);
    assert_int_equal(site_count(site, "history", "P:p/a"), 1);
    site_expect_validity(site, "statements", "p/a#steady", 20200101, DATE_OPEN);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    assert_int_equal(site_record(site, "statements", "p/a#steady").date, 20220101);
}

static void facts_know_the_document_of_every_version(void **state)
{
    struct site *site = *state;
    struct facts_statements list;
    fill(site);
    site_index(site);
    struct facts_versions versions = site_versions(site, "p/a");
    assert_int_equal(versions.count, 3);
    assert_true(versions.items[0].current);
    assert_false(versions.items[1].current);
    assert_span(versions.items[2].path, "2020/a.md");
    struct facts *facts = site_facts(site);
    assert_status(facts_version_statements(facts, SPAN("p/a"), 20200101, &site->arena, &list, &site->err),
                  AVOW_OK, &site->err);
    assert_int_equal(list.count, 2);
    assert_span(list.items[0].document, "p/a#steady");
    assert_false(list.items[0].in_history);
    assert_span(list.items[1].document, "p/a#moving@2020-01-01");
    assert_true(list.items[1].in_history);
    facts_close(facts);
}

static void a_new_snapshot_moves_old_words_to_history(void **state)
{
    struct site *site = *state;
    fill(site);
    site_delete(site, "2022/a.md");
    site_sections(site, "2022/b.md", "Another page.");
    site_index(site);
    assert_int_equal(site->report.pages, 1);
    site_delete(site, "2022/b.md");
    site_sections(site, "2022/a.md", "We say something else in 2022.");
    site->options.allow_removal = true;
    site_expect(site, 1, 0, 1, 0);
    site_expect_validity(site, "statements", "p/a#steady", 20200101, DATE_OPEN);
    site_expect_validity(site, "statements", "p/a#moving", 20220101, DATE_OPEN);
    site_expect_validity(site, "history", "p/a#moving@2021-01-01", 20210101, 20220101);
    assert_int_equal(site_count(site, "history", "P:p/a"), 2);
    site_delete(site, "2022/a.md");
    site_sections(site, "2022/b.md", "Another page.");
    site_expect(site, 1, 0, 1, 0);
    assert_int_equal(site_count(site, "statements", "P:p/a"), 0);
}

static void a_page_ends_where_a_complete_snapshot_lacks_it(void **state)
{
    struct site *site = *state;
    fill(site);
    site_sections(site, "2020/gone.md", "We say this once.");
    site_sections(site, "2021/kept.md", "Not in a complete snapshot.");
    site_sections(site, "2022/kept.md", "Not in a complete snapshot.");
    site_index(site);
    assert_int_equal(site->report.pages, 2);
    assert_int_equal(site->report.added, 2);
    assert_int_equal(site_count(site, "statements", "P:p/gone"), 0);
    site_expect_validity(site, "history", "p/gone#moving@2020-01-01", 20200101, 20220101);
    struct facts_versions versions = site_versions(site, "p/gone");
    assert_int_equal(versions.count, 1);
    assert_false(versions.items[0].current);
    /* Missing from a snapshot that does not say so, a page goes on. */
    site_write(site, "avow.yml",
               SPAN("sources:\n"
                    "  - {path: '2020', page: 'p/{name}', date: 2020-01-01, audience: public}\n"
                    "  - {path: '2021', page: 'p/{name}', date: 2021-01-01, audience: public}\n"
                    "  - {path: '2022', page: 'p/{name}', date: 2022-01-01, audience: public}\n"));
    site_expect(site, 1, 0, 0, 2);
    site_expect_validity(site, "statements", "p/gone#moving", 20200101, DATE_OPEN);
}

/* Its folder is more likely not there yet than everything gone. */
static void a_complete_snapshot_without_a_document_ends_nothing(void **state)
{
    struct site *site = *state;
    fill(site);
    site_delete(site, "2022/a.md");
    site_expect(site, 1, 0, 0, 0);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    assert_int_equal(site->report.notes.count, 1);
    assert_contains(site->report.notes.items[0].reason.bytes, "line 4: complete, but no document is at 2022");
    site_write(site, "2022/picture.png", SPAN("no document"));
    site_expect(site, 0, 0, 0, 1);
    assert_int_equal(site->report.notes.count, 1);
}

static void a_page_that_comes_back_has_two_runs(void **state)
{
    struct site *site = *state;
    site_write(site, "avow.yml",
               SPAN("sources:\n"
                    "  - {path: '2020', page: 'p/{name}', date: 2020-01-01}\n"
                    "  - {path: '2021', page: 'p/{name}', date: 2021-01-01, complete: true}\n"
                    "  - {path: '2022', page: 'p/{name}', date: 2022-01-01}\n"));
    site_sections(site, "2020/a.md", "The same words.");
    site_sections(site, "2021/b.md", "Another page.");
    site_sections(site, "2022/a.md", "The same words.");
    site_index(site);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    site_expect_validity(site, "statements", "p/a#moving", 20220101, DATE_OPEN);
}

static void the_second_file_of_a_page_and_date_is_rejected(void **state)
{
    struct site *site = *state;
    site_write(site, "avow.yml",
               SPAN("sources:\n  - {path: '.', page: 'p/{name}', date: 2020-01-01, audience: public}\n"));
    site_sections(site, "one/a.md", "From the first folder.");
    site_sections(site, "two/a.md", "From the second folder.");
    site_expect(site, 1, 0, 0, 0);
    const struct index_note *note = site_note(&site->report.rejected, "two/a.md");
    assert_non_null(note);
    assert_contains(note->reason.bytes, "one/a.md");
    assert_span(site_record(site, "statements", "p/a#moving").text, "From the first folder.");
    site_expect(site, 0, 0, 0, 1);
    assert_false(site->report.written);
}

static void front_matter_wins_over_the_configuration(void **state)
{
    struct site *site = *state;
    fill(site);
    site_write(site, "2020/own.md",
               SPAN("---\ndate: 2019-05-06\naudience: customer\n---\n\n# Own\n\nWords.\n"));
    site_index(site);
    struct record record = site_record(site, "history", "p/own#top@2019-05-06");
    assert_int_equal(record.date_source, DATE_STATED);
    assert_int_equal(record.audience, AUDIENCE_CUSTOMER);
    assert_int_equal(record.valid_to, 20220101);
}

/* More dates than results may wait for the one that writes. */
static void a_page_may_have_many_dates(void **state)
{
    enum { DATES = 300 };
    struct site *site = *state;
    site_write(site, "avow.yml", SPAN("sources:\n  - {path: '.', page: p, audience: public}\n"));
    for (int i = 0; i < DATES; i++) {
        char name[32], text[96];
        snprintf(name, sizeof name, "%03d.md", i);
        snprintf(text, sizeof text, "---\ndate: %d-%02d-01\n---\n\n# P\n\nWords of number %d.\n",
                 1990 + i / 12, 1 + i % 12, i);
        site_write(site, name, span_of(text));
    }
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.statements, 1);
    assert_int_equal(site_count(site, "history", "P:p"), DATES - 1);
    site_expect_validity(site, "history", "p#top@1990-01-01", 19900101, 19900201);
}

int snapshot_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(words_hold_from_the_first_to_the_last_that_has_them),
        SITE_TEST(facts_know_the_document_of_every_version),
        SITE_TEST(a_new_snapshot_moves_old_words_to_history),
        SITE_TEST(a_page_ends_where_a_complete_snapshot_lacks_it),
        SITE_TEST(a_complete_snapshot_without_a_document_ends_nothing),
        SITE_TEST(a_page_that_comes_back_has_two_runs),
        SITE_TEST(the_second_file_of_a_page_and_date_is_rejected),
        SITE_TEST(front_matter_wins_over_the_configuration),
        SITE_TEST(a_page_may_have_many_dates),
    };
    return cmocka_run_group_tests_name("snapshots", tests, NULL, NULL);
}
