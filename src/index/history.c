/* Walk a branch back by first parents and compare each commit's folder with that of the one before it. */
#include "index/history.h"

#include "base/cleanup.h"
#include "index/history_step.h"
#include "index/stop.h"
#include "index/trees.h"

#include <stdio.h>
#include <string.h>

enum {
    UNIX_DAY = 19700101, /* of a tip whose clock stood at no day at all */
    MOST_FILES = 200000, /* that one commit may touch: a tree can hold more than any memory does */
    MOST_ALIKE = 2000,   /* files of a commit up to which moved and changed ones are looked for */
    LARGEST_ALIKE = 16 * 1024 * 1024 /* bytes of a file that is compared with others */
};

struct walk {
    struct repository *repository;
    const struct history_options *options;
    const char *folder; /* NUL-terminated */
    struct tracker *tracker;
    struct tree_counts counts;
    struct arena *arena;
    date_day day; /* of the commit before in the walk, which is later in time */
    date_day shallow;
    char tip[OBJECT_HEX_SIZE];
    struct avow_error *err;
};

/* Which names a branch may go by. */
static const char *const branch_places[] = {"refs/heads", "refs/remotes/origin", "refs/tags"};

static int find_branch(git_repository *git, struct span branch, git_reference **out)
{
    char name[512];
    int code = GIT_ENOTFOUND;
    for (size_t i = 0; i < sizeof branch_places / sizeof *branch_places && code == GIT_ENOTFOUND; i++) {
        snprintf(name, sizeof name, "%s/%.*s", branch_places[i], SPAN_ARG(branch));
        code = git_reference_lookup(out, git, name);
    }
    return code;
}

static enum avow_status find_tip(struct walk *walk, git_commit **out)
{
    git_reference *reference = NULL, *direct = NULL;
    struct span branch = walk->options->branch;
    git_repository *git = walk->repository->git;
    int code = branch.size > 0 ? find_branch(git, branch, &reference) : git_repository_head(&reference, git);
    if (code == 0)
        code = git_reference_resolve(&direct, reference);
    if (code == 0)
        code = trees_peel(git, git_reference_target(direct), out);
    git_reference_free(direct);
    git_reference_free(reference);
    if (code == GIT_ENOTFOUND || code == GIT_EUNBORNBRANCH || code == GIT_EINVALIDSPEC)
        return error_set(walk->err, AVOW_BAD_INPUT, walk->repository->path,
                         branch.size > 0 ? "there is no branch %.*s" : "the branch has no commit yet%.*s",
                         SPAN_ARG(branch));
    return code == 0 ? AVOW_OK : repository_fault(walk->repository, walk->err);
}

/* The tree of the folder in a commit; NULL where there is none. */
static enum avow_status find_tree(const struct walk *walk, const git_commit *commit, git_tree **out)
{
    git_tree *root = NULL;
    git_tree_entry *entry = NULL;
    git_repository *git = walk->repository->git;
    *out = NULL;
    int code = commit == NULL ? 0 : trees_root(git, commit, &root);
    if (code != 0)
        return repository_fault(walk->repository, walk->err);
    if (root == NULL || walk->folder[0] == '\0') {
        *out = root;
        return AVOW_OK;
    }
    code = trees_find(git, root, walk->folder, &entry);
    if (code == 0 && git_tree_entry_type(entry) == GIT_OBJECT_TREE)
        code = trees_lookup(git, git_tree_entry_id(entry), out);
    git_tree_entry_free(entry);
    git_tree_free(root);
    return code == 0 || code == GIT_ENOTFOUND ? AVOW_OK : repository_fault(walk->repository, walk->err);
}

/* The commit before; NULL at the root, and where a shallow clone was cut off. */
static enum avow_status find_parent(struct walk *walk, const git_commit *commit, date_day day,
                                    git_commit **out)
{
    *out = NULL;
    if (git_commit_parentcount(commit) == 0)
        return AVOW_OK;
    int code = trees_commit(walk->repository->git, git_commit_parent_id(commit, 0), out);
    if (code == GIT_ENOTFOUND && git_repository_is_shallow(walk->repository->git) == 1) {
        walk->shallow = day;
        return AVOW_OK;
    }
    return code == 0 ? AVOW_OK : repository_fault(walk->repository, walk->err);
}

static int count_file(const git_diff *diff, const char *older, const char *newer, void *context)
{
    const struct walk *walk = context;
    (void)older, (void)newer;
    bool goes_on = git_diff_num_deltas(diff) < MOST_FILES && stop_check(walk->options->stop, NULL) == AVOW_OK;
    return goes_on ? 0 : GIT_EUSER;
}

static bool is_large(git_odb *objects, const git_diff_file *file)
{
    size_t size = 0;
    git_object_t type;
    bool blob = file->mode == GIT_FILEMODE_BLOB || file->mode == GIT_FILEMODE_BLOB_EXECUTABLE;
    return blob && git_odb_read_header(&size, &type, objects, &file->id) == 0 && size > LARGEST_ALIKE;
}

/* True when looking for moved files would read too much. */
static bool is_heavy(git_repository *git, const git_diff *diff)
{
    git_odb *objects = NULL;
    size_t count = git_diff_num_deltas(diff);
    bool heavy = count > MOST_ALIKE || git_repository_odb(&objects, git) != 0;
    for (size_t i = 0; !heavy && i < count; i++) {
        const git_diff_delta *delta = git_diff_get_delta(diff, i);
        heavy = (delta->status == GIT_DELTA_ADDED && is_large(objects, &delta->new_file)) ||
                (delta->status == GIT_DELTA_DELETED && is_large(objects, &delta->old_file));
    }
    git_odb_free(objects);
    return heavy;
}

static int find_moved(git_repository *git, git_diff *diff)
{
    git_diff_find_options options = {.version = GIT_DIFF_FIND_OPTIONS_VERSION,
                                     .flags = GIT_DIFF_FIND_RENAMES};
    if (git_diff_num_deltas_of_type(diff, GIT_DELTA_ADDED) == 0 ||
        git_diff_num_deltas_of_type(diff, GIT_DELTA_DELETED) == 0)
        return 0;
    if (is_heavy(git, diff))
        options.flags |= GIT_DIFF_FIND_EXACT_MATCH_ONLY;
    return git_diff_find_similar(diff, &options);
}

static enum avow_status compare(struct walk *walk, git_tree *older, git_tree *newer, const git_oid *commit)
{
    git_diff *diff = NULL;
    git_repository *git = walk->repository->git;
    git_diff_options options;
    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.progress_cb = count_file;
    options.payload = walk;
    if (older == newer ||
        (older != NULL && newer != NULL && git_oid_equal(git_tree_id(older), git_tree_id(newer))))
        return AVOW_OK;
    enum avow_status status = trees_check(walk->repository, &walk->counts, older, walk->arena, walk->err);
    if (status == AVOW_OK)
        status = trees_check(walk->repository, &walk->counts, newer, walk->arena, walk->err);
    if (status != AVOW_OK)
        return status;
    int code = git_diff_tree_to_tree(&diff, git, older, newer, &options);
    if (code == GIT_EUSER && stop_check(walk->options->stop, walk->err) != AVOW_OK)
        return AVOW_INTERRUPTED;
    if (code == GIT_EUSER)
        return error_set(walk->err, AVOW_TOO_LARGE, walk->repository->path,
                         "a commit touches more than %d files; name a folder of it with \"path\"",
                         MOST_FILES);
    if (code == 0)
        code = find_moved(git, diff);
    if (code == 0)
        status = tracker_step(walk->tracker, &(struct step){commit, walk->day, diff}, walk->err);
    else
        status = repository_fault(walk->repository, walk->err);
    git_diff_free(diff);
    return status;
}

static enum avow_status take_commit(struct walk *walk, git_commit *commit, git_commit **parent)
{
    git_tree *newer = NULL, *older = NULL;
    date_day day = date_of_time(git_commit_time(commit));
    if (walk->day == DATE_NONE || (day != DATE_NONE && day < walk->day))
        walk->day = day != DATE_NONE ? day : UNIX_DAY;
    enum avow_status status = find_parent(walk, commit, walk->day, parent);
    if (status == AVOW_OK)
        status = find_tree(walk, commit, &newer);
    if (status == AVOW_OK)
        status = find_tree(walk, *parent, &older);
    if (status == AVOW_OK)
        status = compare(walk, older, newer, git_commit_id(commit));
    git_tree_free(newer);
    git_tree_free(older);
    return status;
}

/* A folder that is misspelt would look like one that was emptied. */
static enum avow_status check_folder(struct walk *walk, const git_commit *tip)
{
    git_tree *tree;
    enum avow_status status = find_tree(walk, tip, &tree);
    if (status == AVOW_OK && tree == NULL)
        status = error_set(walk->err, AVOW_BAD_INPUT, walk->repository->path, "its branch has no folder %s",
                           walk->folder);
    else if (status == AVOW_OK)
        git_tree_free(tree);
    return status;
}

static enum avow_status walk_back(struct walk *walk)
{
    git_commit *commit = NULL;
    enum avow_status status = find_tip(walk, &commit);
    if (status == AVOW_OK)
        status = check_folder(walk, commit);
    if (status == AVOW_OK)
        git_oid_tostr(walk->tip, sizeof walk->tip, git_commit_id(commit));
    while (status == AVOW_OK && commit != NULL) {
        git_commit *parent = NULL;
        status = stop_check(walk->options->stop, walk->err);
        if (status == AVOW_OK)
            status = take_commit(walk, commit, &parent);
        git_commit_free(commit);
        commit = parent;
    }
    git_commit_free(commit);
    return status;
}

enum avow_status history_read(struct repository *repository, const struct history_options *options,
                              struct arena *arena, struct history *out, struct avow_error *err)
{
    struct walk walk = {.repository = repository,
                        .options = options,
                        .folder = arena_string(arena, options->folder),
                        .counts = {.stop = options->stop},
                        .arena = arena,
                        .err = err};
    if (walk.folder == NULL)
        return error_set_no_memory(err, "git");
    enum avow_status status = tracker_new(options, arena, &walk.tracker, err);
    pthread_mutex_lock(&repository->mutex);
    if (status == AVOW_OK)
        status = walk_back(&walk);
    pthread_mutex_unlock(&repository->mutex);
    if (status == AVOW_OK) {
        tracker_history(walk.tracker, out);
        out->shallow = walk.shallow;
        memcpy(out->tip, walk.tip, sizeof out->tip);
    }
    tracker_free(walk.tracker);
    return status;
}
