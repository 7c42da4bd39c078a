/* What of a git repository is left out with a word, and what stops a run. */
#include "index/git_memory.h"
#include "unit/index/groups.h"
#include "unit/index/repository.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "A plain file.");
    repository_put(site, commits, "docs/.hidden.md", "Left out.");
    repository_put(site, commits, "docs/golden.tsv", "Never a document.");
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

/* The files in the folder of a repository are left to its commits; its own configuration and whose it is do
 * not matter. */
static void a_working_tree_is_not_read_beside_its_commits(void **state)
{
    struct site *site = *state;
    site_write(site, "avow.yml", SPAN("sources:\n  - {git: ., path: docs, audience: public}\n"));
    struct commits *commits = commits_begin(site->corpus, false);
    repository_put(site, commits, "docs/a.md", "Committed.");
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
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "First.");
    commits_make(commits, "main", "2020-01-01", NULL);
    FILE *file = fopen(folder_path(&site->folder, "corpus/repo/refs/heads/main"), "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%63s", commit), 1);
    fclose(file);
    repository_put(site, commits, "docs/a.md", "Second.");
    commits_make(commits, "main", "2021-01-01", NULL);
    commits_end(commits);
    const char *object = arena_printf(&site->arena, "repo/objects/%.2s/%s", commit, commit + 2);
    site_delete(site, object);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "git fsck");
    site_write(site, "repo/shallow", SPAN("0123456789012345678901234567890123456789\n"));
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site_versions(site, "p/a").count, 1);
    assert_int_equal(site->report.notes.count, 1);
    assert_contains(site->report.notes.items[0].reason.bytes, "nothing before 2021-01-01");
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
    struct commits *commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/a.md", "Words.");
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
    struct commits *commits = repository_begin(site, "sources:\n  - {git: repo, page: 'p/{name}'}\n");
    commits_nest(commits, "main", 9);
    assert_int_equal(site_run(site), AVOW_BAD_INPUT);
    assert_contains(site->err.message, "more than 2000000 files and folders");
    assert_contains(site->err.place, "avow.yml:2");
    repository_put(site, commits, "a.md", "Words.");
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
    repository_put(site, commits, "a.md", "Words.");
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
    repository_put(site, commits, "docs/a.md", "Words.");
    commits_make(commits, "main", "2020-01-01", NULL);
    commits_end(commits);
    const char *const lines[] = {arena_printf(&site->arena, "%s/objects\n", outside),
                                 "# borrowed\n\n../../../outside/objects\n", "outside/objects\n"};
    commits = repository_begin(site, repository_source);
    repository_put(site, commits, "docs/b.md", "Words.");
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

int git_guard_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(what_is_no_file_is_skipped_with_a_word),
        SITE_TEST(a_working_tree_is_not_read_beside_its_commits),
        SITE_TEST(a_shallow_clone_says_where_it_ends),
        SITE_TEST(what_is_not_there_stops_the_run),
        SITE_TEST(more_paths_than_can_be_walked_are_refused),
        SITE_TEST(what_leads_out_is_named_from_the_root_on),
        SITE_TEST(borrowed_objects_may_not_lie_outside),
        cmocka_unit_test(no_object_takes_more_memory_than_any_file_may_have),
    };
    return cmocka_run_group_tests_name("git guard", tests, NULL, NULL);
}
