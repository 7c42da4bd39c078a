/* Pages from the commits of a git repository: versions, ends, moved files, and all that is no plain file. */
#include "index/git_memory.h"
#include "unit/index/commits.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char source[] = "sources:\n  - {git: repo, path: docs, page: 'p/{name}', audience: public}\n";

static struct commits *begin(struct site *site, const char *configuration)
{
    site_write(site, "avow.yml", span_of(configuration));
    return commits_begin(folder_path(&site->folder, "corpus/repo"), true);
}

/* Two sections: one that stays, one that says `words`. */
static void put(struct site *site, struct commits *commits, const char *name, const char *words)
{
    const char *text = arena_printf(
        &site->arena, "# Page\n\n## Steady\n\nThese words never change.\n\n## Moving\n\n%s\n", words);
    assert_non_null(text);
    commits_write(commits, name, text);
}

/* The versions of a page, the newest first. */
static struct facts_versions versions_of(struct site *site, const char *page)
{
    struct facts_versions versions;
    struct facts *facts = site_facts(site);
    assert_status(facts_page_versions(facts, span_of(page), &site->arena, &versions, &site->err), AVOW_OK,
                  &site->err);
    facts_close(facts);
    return versions;
}

static void each_commit_that_changes_a_file_is_a_version(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "We say this in 2020.");
    put(site, commits, "docs/b.md", "Nobody touches this one.");
    commits_write(commits, "README.md", "# Not below the folder\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    put(site, commits, "docs/a.md", "We say that in 2021.");
    commits_make(commits, "main", "2021-01-01", NULL);
    site_expect(site, 2, 0, 0, 0);
    site_expect_validity(site, "statements", "p/a#steady", 20200101, DATE_OPEN);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    assert_int_equal(site_record(site, "statements", "p/a#moving").date_source, DATE_COMMIT);
    assert_int_equal(versions_of(site, "p/b").count, 1);
    struct span path = versions_of(site, "p/a").items[0].path;
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
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "First.");
    commits_write(commits, "docs/short.md", "# Made and removed on one day\n\nNobody saw it.\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_remove(commits, "docs/short.md");
    put(site, commits, "docs/a.md", "Second, on the same day.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_remove(commits, "docs/a.md");
    commits_write(commits, "docs/other.md", "# Backups\n\nCopies are kept in two regions for a year.\n");
    commits_make(commits, "main", "2021-01-01", NULL);
    put(site, commits, "docs/a.md", "Third.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(versions_of(site, "p/a").count, 2);
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20210101);
    assert_span(site_record(site, "history", "p/a#moving@2020-01-01").text, "Second, on the same day.");
    site_expect_validity(site, "statements", "p/a#steady", 20220101, DATE_OPEN);
    assert_int_equal(site_count(site, "history", "P:p/short"), 0);
}

static void a_moved_file_is_the_same_page(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/old.md", "We say this in 2020.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_move(commits, "docs/old.md", "docs/new.md");
    commits_make(commits, "main", "2021-01-01", NULL);
    put(site, commits, "docs/new.md", "We say that in 2022.");
    put(site, commits, "docs/old.md", "A new page under the old name.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    struct facts_versions versions = versions_of(site, "p/new");
    assert_int_equal(versions.count, 2);
    assert_int_equal(versions.items[1].date, 20200101);
    assert_true(span_starts(versions.items[1].path, SPAN("docs/old.md@")));
    assert_int_equal(versions_of(site, "p/old").count, 1);
}

static void a_merge_counts_on_its_own_day(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "Before the merge.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_make(commits, "side", "2020-01-01", NULL);
    put(site, commits, "docs/a.md", "Written on the side, and not yet what the branch says.");
    commits_make(commits, "side", "2020-03-01", NULL);
    put(site, commits, "docs/a.md", "From the side.");
    commits_make(commits, "side", "2020-04-01", NULL);
    commits_make(commits, "main", "2021-01-01", "side");
    commits_end(commits);
    site_index(site);
    assert_int_equal(versions_of(site, "p/a").count, 2);
    site_expect_validity(site, "statements", "p/a#moving", 20210101, DATE_OPEN);
    site_write(site, "avow.yml",
               SPAN("sources:\n  - {git: repo, branch: side, page: 's/{name}', audience: public}\n"));
    site->options.allow_removal = true;
    site_expect(site, 1, 0, 1, 0);
    assert_int_equal(versions_of(site, "s/a").count, 3);
}

static void what_is_no_file_is_skipped_with_a_word(void **state)
{
    static const struct {
        const char *file, *word;
    } told[] = {{"docs/link.md", "symbolic link"},
                {"docs/module", "submodule"},
                {"docs/picture.png", "no reader"},
                {"docs/b\\xE9.md", "not UTF-8"},
                {"docs/rows.jsonl", "folders only"}};
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "A plain file.");
    put(site, commits, "docs/.hidden.md", "Left out.");
    put(site, commits, "docs/golden.tsv", "Never a document.");
    commits_link(commits, "docs/link.md", "a.md");
    commits_module(commits, "docs/module");
    commits_write(commits, "docs/picture.png", "no document");
    commits_write(commits, "docs/b\xE9.md", "# B\n\nWords.\n");
    commits_write(commits, "docs/rows.jsonl", "{\"id\":\"a\",\"text\":\"b\"}\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_write(commits, "docs/picture.png", "another one");
    commits_write(commits, "docs/large.md",
                  "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 12345\n");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.rejected.count, 0);
    assert_int_equal(site->report.skipped.count, 6);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        const struct index_note *note = site_note(&site->report.skipped, told[i].file);
        assert_non_null(note);
        assert_contains(note->reason.bytes, told[i].word);
    }
    bool lfs = false;
    for (size_t i = 0; i < site->report.skipped.count; i++)
        lfs = lfs || strstr(site->report.skipped.items[i].reason.bytes, "Git LFS") != NULL;
    assert_true(lfs);
}

static void only_so_many_versions_of_a_page_are_read(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, "sources:\n  - {git: repo, versions: 3, audience: public}\n");
    put(site, commits, "two.md", "Written in 2010.");
    for (int year = 2010; year < 2020; year++) {
        char day[16], words[32];
        snprintf(day, sizeof day, "%d-01-01", year);
        snprintf(words, sizeof words, "Written in %d.", year);
        put(site, commits, "ten.md", words);
        if (year == 2012)
            put(site, commits, "two.md", words);
        commits_make(commits, "main", day, NULL);
    }
    commits_end(commits);
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(versions_of(site, "ten").count, 3);
    assert_int_equal(versions_of(site, "ten").items[2].date, 20170101);
    assert_int_equal(versions_of(site, "two").count, 2);
    assert_int_equal(site->report.notes.count, 1);
    assert_span(site->report.notes.items[0].file, "ten.md");
    assert_contains(site->report.notes.items[0].reason.bytes, "newest 3 versions");
}

/* Rebased histories hold commits whose clocks run backwards. */
static void days_follow_the_order_of_commits(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2020-01-01", NULL);
    put(site, commits, "docs/a.md", "Second.");
    commits_make(commits, "main", "2023-01-01", NULL);
    put(site, commits, "docs/a.md", "Third.");
    commits_make(commits, "main", "2022-01-01", NULL);
    commits_end(commits);
    site_index(site);
    assert_int_equal(versions_of(site, "p/a").count, 2);
    assert_span(site_record(site, "statements", "p/a#moving").text, "Third.");
    site_expect_validity(site, "history", "p/a#moving@2020-01-01", 20200101, 20220101);
}

static void a_commit_from_the_future_is_told(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2026-11-21", NULL);
    site_index(site);
    assert_int_equal(site->report.notes.count, 0);
    put(site, commits, "docs/a.md", "Second.");
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
    struct commits *commits =
        begin(site, "sources:\n  - {git: repo, page: '{name}', exclude: [common], audience: public}\n");
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

/* The files in the folder of a repository are left to its commits; its own configuration and whose it is do
 * not matter. */
static void a_working_tree_is_not_read_beside_its_commits(void **state)
{
    struct site *site = *state;
    site_write(site, "avow.yml", SPAN("sources:\n  - {git: ., path: docs, audience: public}\n"));
    struct commits *commits = commits_begin(site->corpus, false);
    put(site, commits, "docs/a.md", "Committed.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_end(commits);
    site_page(site, "docs/a.md", "Page", "Not committed.");
    site_page(site, "docs/b.md", "Page", "Not committed either.");
    site_page(site, "plain/c.md", "Page", "Beside the repository's part.");
    site_write(site, ".git/config", SPAN("[core]\n\tbare = perhaps\n[include\n"));
    site_expect(site, 2, 0, 0, 0);
    assert_span(site_record(site, "statements", "docs/a#moving").text, "Committed.");
    assert_int_equal(site_count(site, "statements", "P:plain/c"), 1);
    if (getuid() == 0) {
        assert_int_equal(chown(site->corpus, 12345, 12345), 0);
        assert_int_equal(chown(folder_path(&site->folder, "corpus/.git"), 12345, 12345), 0);
        site_expect(site, 0, 0, 0, 2);
    }
}

static void a_shallow_clone_says_where_it_ends(void **state)
{
    struct site *site = *state;
    char commit[64] = "";
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2020-01-01", NULL);
    FILE *file = fopen(folder_path(&site->folder, "corpus/repo/refs/heads/main"), "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%63s", commit), 1);
    fclose(file);
    put(site, commits, "docs/a.md", "Second.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    const char *object = arena_printf(&site->arena, "repo/objects/%.2s/%s", commit, commit + 2);
    site_delete(site, object);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "git fsck");
    site_write(site, "repo/shallow", SPAN("0123456789012345678901234567890123456789\n"));
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(versions_of(site, "p/a").count, 1);
    assert_int_equal(site->report.notes.count, 1);
    assert_contains(site->report.notes.items[0].reason.bytes, "nothing before 2021-01-01");
}

static void an_old_version_that_cannot_be_read_is_no_failure(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    commits_write(commits, "docs/a.md", "---\naudience: intrenal\n---\n\n# Page\n\nWords.\n");
    commits_make(commits, "main", "2020-01-01", NULL);
    site_index(site);
    assert_int_equal(site->report.rejected.count, 1);
    put(site, commits, "docs/a.md", "Words.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.rejected.count, 0);
    assert_int_equal(site->report.skipped.count, 1);
    assert_contains(site->report.skipped.items[0].reason.bytes, "did you mean internal");
}

static void what_is_not_there_stops_the_run(void **state)
{
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"sources:\n  - {git: nowhere}\n", "no git repository"},
        {"sources:\n  - {git: repo/objects}\n", "no git repository"},
        {"sources:\n  - {git: repo, branch: none}\n", "no branch none"},
        {"sources:\n  - {git: repo, branch: '../../x'}\n", "no branch"},
        {"sources:\n  - {git: repo, path: dcos}\n", "no folder dcos"},
        {"sources:\n  - {git: empty}\n", "no commit"},
    };
    struct site *site = *state;
    struct commits *commits = begin(site, source);
    put(site, commits, "docs/a.md", "Words.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_end(commits);
    commits_end(commits_begin(folder_path(&site->folder, "corpus/empty"), true));
    site_index(site);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        site_write(site, "avow.yml", span_of(cases[i].text));
        assert_int_equal(site_run(site), AVOW_BAD_INPUT);
        assert_contains(site->err.message, cases[i].message);
        assert_contains(site->err.place, "avow.yml:2");
    }
    assert_int_equal(site_count(site, "statements", "P:p/a"), 2);
}

/* A dozen objects that make a thousand million paths: walked, they would never end. */
static void more_paths_than_can_be_walked_are_refused(void **state)
{
    struct site *site = *state;
    struct commits *commits = begin(site, "sources:\n  - {git: repo, page: 'p/{name}'}\n");
    commits_nest(commits, "main", 9);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "more than 2000000 files and folders");
    assert_contains(site->err.place, "avow.yml:2");
    put(site, commits, "a.md", "Words.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "more than 2000000 files and folders");
}

static void what_leads_out_is_named_from_the_root_on(void **state)
{
    struct site *site = *state;
    const char *outside = folder_path(&site->folder, "outside");
    struct commits *commits = commits_begin(outside, true);
    put(site, commits, "a.md", "Words.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_end(commits);
    site_write(site, "avow.yml", SPAN("sources:\n  - {git: link}\n"));
    assert_int_equal(symlink(outside, folder_path(&site->folder, "corpus/link")), 0);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "leads out");
    site_write(site, "avow.yml", SPAN("sources:\n  - {git: named}\n"));
    site_write(site, "named/.git", span_of(arena_printf(&site->arena, "gitdir: %s\n", outside)));
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "leads out");
    site_write(site, "avow.yml", span_of(arena_printf(&site->arena, "sources:\n  - {git: '%s'}\n", outside)));
    site_expect(site, 1, 0, 0, 0);
}

/* Objects that a repository borrows are its own, wherever they are. */
static void borrowed_objects_may_not_lie_outside(void **state)
{
    struct site *site = *state;
    const char *outside = folder_path(&site->folder, "outside");
    struct commits *commits = commits_begin(outside, true);
    put(site, commits, "docs/a.md", "Words.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_end(commits);
    const char *const lines[] = {arena_printf(&site->arena, "%s/objects\n", outside),
                                 "# borrowed\n\n../../../outside/objects\n", "outside/objects\n"};
    commits = begin(site, source);
    put(site, commits, "docs/b.md", "Words.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        site_write(site, "repo/objects/info/alternates", span_of(lines[i]));
        assert_int_equal(site_run(site), AVOW_BAD_INPUT);
        assert_contains(site->err.message, "leads out");
    }
    site_write(site, "repo/objects/info/alternates", SPAN("# none\n"));
    site_expect(site, 1, 0, 0, 0);
    commits_end(commits_begin(folder_path(&site->folder, "corpus/lender"), true));
    site_write(site, "repo/objects/info/alternates", SPAN("../../lender/objects\n"));
    site_expect(site, 0, 0, 0, 1);
    site_write(site, "lender/objects/info/alternates", span_of(lines[0]));
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    site_delete(site, "repo/objects/info");
    assert_int_equal(rmdir(folder_path(&site->folder, "corpus/repo/objects/pack")), 0);
    assert_int_equal(symlink(folder_path(&site->folder, "outside/objects/pack"),
                             folder_path(&site->folder, "corpus/repo/objects/pack")),
                     0);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "leads out");
}

/* A difference of a few bytes may be one to an object of any size. */
static void no_object_takes_more_memory_than_any_file_may_have(void **state)
{
    (void)state;
    git_memory_limit();
    git_libgit2_init();
    void *piece = git_odb_backend_data_alloc(NULL, 128 << 20);
    assert_non_null(piece);
    git_odb_backend_data_free(NULL, piece);
    assert_null(git_odb_backend_data_alloc(NULL, (128 << 20) + 1));
    assert_contains(git_error_last()->message, "larger than 128 MiB");
    git_libgit2_shutdown();
}

int git_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(each_commit_that_changes_a_file_is_a_version),
        SITE_TEST(ends_and_days),
        SITE_TEST(a_moved_file_is_the_same_page),
        SITE_TEST(a_merge_counts_on_its_own_day),
        SITE_TEST(what_is_no_file_is_skipped_with_a_word),
        SITE_TEST(only_so_many_versions_of_a_page_are_read),
        SITE_TEST(days_follow_the_order_of_commits),
        SITE_TEST(a_commit_from_the_future_is_told),
        SITE_TEST(includes_are_those_of_the_commit),
        SITE_TEST(a_working_tree_is_not_read_beside_its_commits),
        SITE_TEST(a_shallow_clone_says_where_it_ends),
        SITE_TEST(an_old_version_that_cannot_be_read_is_no_failure),
        SITE_TEST(what_is_not_there_stops_the_run),
        SITE_TEST(what_leads_out_is_named_from_the_root_on),
        SITE_TEST(borrowed_objects_may_not_lie_outside),
        cmocka_unit_test(no_object_takes_more_memory_than_any_file_may_have),
        SITE_TEST(more_paths_than_can_be_walked_are_refused),
    };
    return cmocka_run_group_tests_name("git", tests, NULL, NULL);
}
