/* Fill a git repository without a working tree and without the program git. */
#include "unit/index/commits.h"

#include "base/date.h"
#include "support/test.h"

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NOON = 12 * 3600, DAY = 24 * 3600 };

struct commits {
    git_repository *git;
    git_index *index;
};

static void check(int code)
{
    const git_error *last = code < 0 ? git_error_last() : NULL;
    if (last != NULL)
        print_error("%s\n", last->message);
    assert_true(code >= 0);
}

struct commits *commits_begin(const char *path, bool bare)
{
    struct commits *commits = calloc(1, sizeof *commits);
    assert_non_null(commits);
    check(git_libgit2_init());
    check(git_repository_init(&commits->git, path, bare));
    check(git_repository_set_head(commits->git, "refs/heads/main"));
    check(git_repository_index(&commits->index, commits->git));
    return commits;
}

static void add(struct commits *commits, const char *name, const char *text, git_filemode_t mode)
{
    const git_index_entry entry = {.path = name, .mode = mode};
    check(git_index_add_from_buffer(commits->index, &entry, text, strlen(text)));
}

void commits_write(struct commits *commits, const char *name, const char *text)
{
    add(commits, name, text, GIT_FILEMODE_BLOB);
}

void commits_link(struct commits *commits, const char *name, const char *target)
{
    add(commits, name, target, GIT_FILEMODE_LINK);
}

void commits_module(struct commits *commits, const char *name)
{
    git_index_entry entry = {.path = name, .mode = GIT_FILEMODE_COMMIT};
    check(git_oid_fromstr(&entry.id, "0123456789012345678901234567890123456789"));
    check(git_index_add(commits->index, &entry));
}

void commits_remove(struct commits *commits, const char *name)
{
    check(git_index_remove(commits->index, name, 0));
}

void commits_move(struct commits *commits, const char *from, const char *to)
{
    const git_index_entry *found = git_index_get_bypath(commits->index, from, 0);
    assert_non_null(found);
    git_index_entry entry = *found;
    entry.path = to;
    check(git_index_add(commits->index, &entry));
    commits_remove(commits, from);
}

/* The commit a branch is at; NULL when it has none. */
static git_commit *tip_of(const struct commits *commits, const char *branch)
{
    git_oid id;
    char name[64];
    git_commit *commit = NULL;
    snprintf(name, sizeof name, "refs/heads/%s", branch);
    if (git_reference_name_to_id(&id, commits->git, name) == 0)
        check(git_commit_lookup(&commit, commits->git, &id));
    return commit;
}

static void commit_tree(struct commits *commits, const char *branch, const char *day, const char *merged,
                        const git_oid *tree_id)
{
    git_oid id;
    char name[64];
    git_tree *tree = NULL;
    git_signature *who = NULL;
    git_commit *parents[2] = {tip_of(commits, branch), merged != NULL ? tip_of(commits, merged) : NULL};
    size_t count = (parents[0] != NULL ? 1u : 0u) + (parents[1] != NULL ? 1u : 0u);
    date_day when = date_read(span_of(day));
    assert_true(when != DATE_NONE);
    snprintf(name, sizeof name, "refs/heads/%s", branch);
    check(git_tree_lookup(&tree, commits->git, tree_id));
    check(git_signature_new(&who, "Larkfield", "docs@larkfield.example",
                            (git_time_t)date_days_between(19700101, when) * DAY + NOON, 0));
    check(git_commit_create(&id, commits->git, name, who, who, NULL, day, tree, count,
                            (const git_commit **)parents));
    git_commit_free(parents[0]);
    git_commit_free(parents[1]);
    git_signature_free(who);
    git_tree_free(tree);
}

void commits_make(struct commits *commits, const char *branch, const char *day, const char *merged)
{
    git_oid tree_id;
    check(git_index_write_tree(&tree_id, commits->index));
    commit_tree(commits, branch, day, merged, &tree_id);
}

void commits_nest(struct commits *commits, const char *branch, int levels)
{
    git_treebuilder *builder = NULL;
    git_oid id;
    for (int level = 0; level <= levels; level++) {
        check(git_treebuilder_new(&builder, commits->git, NULL));
        for (int i = 0; level > 0 && i < 10; i++) {
            const char name[] = {(char)('0' + i), '\0'};
            check(git_treebuilder_insert(NULL, builder, name, &id, GIT_FILEMODE_TREE));
        }
        check(git_treebuilder_write(&id, builder));
        git_treebuilder_free(builder);
    }
    commit_tree(commits, branch, "2020-01-01", NULL, &id);
}

void commits_switch(struct commits *commits, const char *branch)
{
    git_tree *tree = NULL;
    git_commit *commit = tip_of(commits, branch);
    assert_non_null(commit);
    check(git_commit_tree(&tree, commit));
    check(git_index_read_tree(commits->index, tree));
    git_tree_free(tree);
    git_commit_free(commit);
}

void commits_end(struct commits *commits)
{
    git_index_free(commits->index);
    git_repository_free(commits->git);
    git_libgit2_shutdown();
    free(commits);
}
