/* Commits and trees of a repository whose size is asked for before they are read. */
#ifndef INDEX_TREES_H
#define INDEX_TREES_H

#include "index/repository_job.h"
#include "index/span_table.h"

#include <signal.h>

/* Trees counted already; `stop` (may be NULL) is set by the caller, the rest starts from zero. */
struct tree_counts {
    struct span_table known;
    volatile sig_atomic_t *stop;
};

/* As git_commit_lookup, git_commit_tree and git_tree_lookup, with the codes of libgit2; an object of more
 * than 16 MiB is an error. The caller frees the result. */
int trees_commit(git_repository *git, const git_oid *id, git_commit **out);
int trees_root(git_repository *git, const git_commit *commit, git_tree **out);
int trees_lookup(git_repository *git, const git_oid *id, git_tree **out);
/* The commit that an object is or, when it is a tag, leads to; as above. */
int trees_peel(git_repository *git, const git_oid *id, git_commit **out);
/* The entry at `path` ("a/b") below a tree; GIT_ENOTFOUND when there is none. */
int trees_find(git_repository *git, const git_tree *root, const char *path, git_tree_entry **out);

/* Make sure that all paths below the tree can be walked: one tree may stand at any number of them, so few
 * objects make more paths than anybody can visit. TOO_LARGE when there are more than 2,000,000, or some more
 * than 256 folders deep; INTERRUPTED. What is remembered lives in `arena`. */
enum avow_status trees_check(const struct repository *repository, struct tree_counts *counts,
                             const git_tree *tree, struct arena *arena, struct avow_error *err);

#endif
