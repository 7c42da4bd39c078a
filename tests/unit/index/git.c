/* Pages from the commits of a git repository: their versions, from which day to which each holds. */
#include "unit/index/groups.h"
#include "unit/index/repository.h"

#include <stdio.h>

static void each_commit_that_changes_a_file_is_a_version(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "We say this in 2020.");
    repository_put(site, commits, "docs/b.md", "Nobody touches this one.");
    commits_write(commits, "README.md", "# Not below the folder\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    repository_put(site, commits, "docs/a.md", "We say that in 2021.");
    commits_make(commits, "main", "2021-01-01", NULL);
    site_expect(site, 2, 0, 0, 0);
    site_expect_validity(site, "statements", "p/a#steady", 20200101, DATE_OPEN);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    assert_int_equal(site_record(site, "statements", "p/a#moving").date_source, DATE_COMMIT);
    assert_int_equal(site_versions(site, "p/b").count, 1);
    struct span path = site_versions(site, "p/a").items[0].path;
    assert_true(span_starts(path, SPAN("docs/a.md@")));
    site_expect(site, 0, 0, 0, 2);
    assert_false(site->report.written);
    commits_remove(commits, "docs/b.md");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 0, 0, 1, 1);
    site_expect_validity(site, "history", "p/b#moving@2020-01-01", 20200101, 20220101);
}

/* A file that comes back has two runs; of the commits of one day the last counts. */
static void ends_and_days(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "First.");
    commits_write(commits, "docs/short.md", "# Made and removed on one day\n\nNobody saw it.\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_remove(commits, "docs/short.md");
    repository_put(site, commits, "docs/a.md", "Second, on the same day.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_remove(commits, "docs/a.md");
    commits_write(commits, "docs/other.md", "# Backups\n\nCopies are kept in two regions for a year.\n");
    commits_make(commits, "main", "2021-01-01", NULL);
    repository_put(site, commits, "docs/a.md", "Third.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(site_versions(site, "p/a").count, 2);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    assert_span(site_record(site, "history", "p/a#moving@2020-01-01").text, "Second, on the same day.");
    site_expect_validity(site, "statements", "p/a#steady", 20220101, DATE_OPEN);
    assert_int_equal(site_count(site, "history", "P:p/short"), 0);
}

static void a_moved_file_is_the_same_page(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/old.md", "We say this in 2020.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_move(commits, "docs/old.md", "docs/new.md");
    commits_make(commits, "main", "2021-01-01", NULL);
    repository_put(site, commits, "docs/new.md", "We say that in 2022.");
    repository_put(site, commits, "docs/old.md", "A new page under the old name.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    struct facts_versions versions = site_versions(site, "p/new");
    assert_int_equal(versions.count, 2);
    assert_int_equal(versions.items[1].date, 20200101);
    assert_true(span_starts(versions.items[1].path, SPAN("docs/old.md@")));
    assert_int_equal(site_versions(site, "p/old").count, 1);
}

static void a_merge_counts_on_its_own_day(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "Before the merge.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_make(commits, "side", "2020-01-01", NULL);
    repository_put(site, commits, "docs/a.md", "Written on the side, and not yet what the branch says.");
    commits_make(commits, "side", "2020-03-01", NULL);
    repository_put(site, commits, "docs/a.md", "From the side.");
    commits_make(commits, "side", "2020-04-01", NULL);
    commits_make(commits, "main", "2021-01-01", "side");
    commits_end(commits);
    site_index(site);
    assert_int_equal(site_versions(site, "p/a").count, 2);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    site_write(site, "avow.yml",
               SPAN("sources:\n  - {git: repo, branch: side, page: 's/{name}', audience: public}\n"));
    site->options.allow_removal = true;
    site_expect(site, 1, 0, 1, 0);
    assert_int_equal(site_versions(site, "s/a").count, 3);
}

static void only_so_many_versions_of_a_page_are_read(void **state)
{
    struct site *site = *state;
    struct commits *commits =
        repository_begin(site, "sources:\n  - {git: repo, versions: 3, audience: public}\n");
    repository_put(site, commits, "two.md", "Written in 2010.");
    for (int year = 2010; year < 2020; year++) {
        char day[16], words[32];
        snprintf(day, sizeof day, "%d-01-01", year);
        snprintf(words, sizeof words, "Written in %d.", year);
        repository_put(site, commits, "ten.md", words);
        if (year == 2012)
            repository_put(site, commits, "two.md", words);
        commits_make(commits, "main", day, NULL);
    }
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(site_versions(site, "ten").count, 3);
    assert_int_equal(site_versions(site, "ten").items[2].date, 20170101);
    assert_int_equal(site_versions(site, "two").count, 2);
    assert_int_equal(site->report.notes.count, 1);
    assert_span(site->report.notes.items[0].file, "ten.md");
    assert_contains(site->report.notes.items[0].reason.bytes, "newest 3 versions");
}

/* Rebased histories hold commits whose clocks run backwards. */
static void days_follow_the_order_of_commits(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2020-01-01", NULL);
    repository_put(site, commits, "docs/a.md", "Second.");
    commits_make(commits, "main", "2023-01-01", NULL);
    repository_put(site, commits, "docs/a.md", "Third.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_index(site);
    assert_int_equal(site_versions(site, "p/a").count, 2);
    assert_span(site_record(site, "statements", "p/a#moving").text, "Third.");
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20220101);
}

static void a_commit_from_the_future_is_told(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2026-11-21", NULL);
    site_index(site);
    assert_int_equal(site->report.notes.count, 0);
    repository_put(site, commits, "docs/a.md", "Second.");
    commits_make(commits, "main", "2026-11-22", NULL);
    commits_end(commits);
    site_index(site);
    assert_int_equal(site->report.notes.count, 1);
    assert_contains(site->report.notes.items[0].reason.bytes, "dated 2026-11-22, which is still to come");
    site_expect_validity(site, "statements", "p/a#moving", 20261122, DATE_OPEN);
}

/* What a page includes is that of its own commit, and of the newest for the version that holds now. */
static void includes_are_those_of_the_commit(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(
        site, "sources:\n  - {git: repo, page: '{name}', exclude: [common], audience: public}\n");
    commits_write(commits, "common/hours.md", "We answer on weekdays.\n");
    commits_write(commits, "desk.md", "# Desk\n\n[!INCLUDE [hours](common/hours.md)]\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_write(commits, "desk.md", "# The desk\n\n[!INCLUDE [hours](common/hours.md)]\n");
    commits_make(commits, "main", "2021-01-01", NULL);
    site_index(site);
    assert_span(site_record(site, "statements", "desk#top").text, "We answer on weekdays.");
    commits_write(commits, "common/hours.md", "We answer every day.\n");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 0, 1, 0, 0);
    assert_span(site_record(site, "statements", "desk#top").text, "We answer every day.");
    assert_span(site_record(site, "history", "desk#top@2020-01-01").text, "We answer on weekdays.");
}

static void an_old_version_that_cannot_be_read_is_no_failure(void **state)
{
    struct site *site = *state;
    struct commits *commits = repository_begin(site, repository_source);
    commits_write(commits, "docs/a.md", "---\naudience: intrenal\n---\n\n# Page\n\nWords.\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    site_index(site);
    assert_int_equal(site->report.rejected.count, 1);
    repository_put(site, commits, "docs/a.md", "Words.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.rejected.count, 0);
    assert_int_equal(site->report.skipped.count, 1);
    assert_contains(site->report.skipped.items[0].reason.bytes, "did you mean internal");
}

int git_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(each_commit_that_changes_a_file_is_a_version),
        SITE_TEST(ends_and_days),
        SITE_TEST(a_moved_file_is_the_same_page),
        SITE_TEST(a_merge_counts_on_its_own_day),
        SITE_TEST(only_so_many_versions_of_a_page_are_read),
        SITE_TEST(days_follow_the_order_of_commits),
        SITE_TEST(a_commit_from_the_future_is_told),
        SITE_TEST(includes_are_those_of_the_commit),
        SITE_TEST(an_old_version_that_cannot_be_read_is_no_failure),
    };
    return cmocka_run_group_tests_name("git", tests, NULL, NULL);
}
