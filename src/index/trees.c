/* Look objects up only after their size was asked for, and count the paths of a tree without walking them. */
#include "index/trees.h"

#include "index/stop.h"

#include <stdio.h>

enum {
    LARGEST_OBJECT = 16 * 1024 * 1024, /* bytes of a commit, a tag or one folder: some 400,000 entries */
    MOST_PATHS = 2000000,
    MOST_DEEP = 256
};

/* A few bytes on the disk can unpack to any size. */
static int check_object(git_repository *git, const git_oid *id, git_object_t *type)
{
    git_odb *objects = NULL;
    size_t size = 0;
    int code = git_repository_odb(&objects, git);
    if (code == 0)
        code = git_odb_read_header(&size, type, objects, id);
    git_odb_free(objects);
    if (code != 0 || size <= LARGEST_OBJECT)
        return code;
    git_error_set_str(GIT_ERROR_ODB, "a commit, a tag or a folder of it is larger than 16 MiB");
    return GIT_ERROR;
}

int trees_commit(git_repository *git, const git_oid *id, git_commit **out)
{
    git_object_t type;
    int code = check_object(git, id, &type);
    return code == 0 ? git_commit_lookup(out, git, id) : code;
}

int trees_lookup(git_repository *git, const git_oid *id, git_tree **out)
{
    git_object_t type;
    int code = check_object(git, id, &type);
    return code == 0 ? git_tree_lookup(out, git, id) : code;
}

int trees_root(git_repository *git, const git_commit *commit, git_tree **out)
{
    return trees_lookup(git, git_commit_tree_id(commit), out);
}

int trees_peel(git_repository *git, const git_oid *id, git_commit **out)
{
    git_oid at = *id;
    git_object_t type = GIT_OBJECT_INVALID;
    int code;
    while ((code = check_object(git, &at, &type)) == 0 && type == GIT_OBJECT_TAG) {
        git_tag *tag = NULL;
        code = git_tag_lookup(&tag, git, &at);
        if (code != 0)
            return code;
        at = *git_tag_target_id(tag);
        git_tag_free(tag);
    }
    return code == 0 ? git_commit_lookup(out, git, &at) : code;
}

/* Put the tree that an entry names in the place of `*tree`. */
static int step_down(git_repository *git, git_tree_entry **entry, git_tree **tree)
{
    git_tree *below = NULL;
    int code = git_tree_entry_type(*entry) == GIT_OBJECT_TREE
                   ? trees_lookup(git, git_tree_entry_id(*entry), &below)
                   : GIT_ENOTFOUND;
    git_tree_entry_free(*entry);
    git_tree_free(*tree);
    *entry = NULL;
    *tree = below;
    return code;
}

int trees_find(git_repository *git, const git_tree *root, const char *path, git_tree_entry **out)
{
    struct span rest = span_of(path), part;
    git_tree *tree = NULL; /* NULL: the root */
    git_tree_entry *entry = NULL;
    int code = 0;
    while (code == 0 && span_next_piece(&rest, '/', &part)) {
        char name[256];
        if (entry != NULL && (code = step_down(git, &entry, &tree)) != 0)
            break;
        snprintf(name, sizeof name, "%.*s", SPAN_ARG(part));
        const git_tree_entry *found = git_tree_entry_byname(tree != NULL ? tree : root, name);
        code = found != NULL && part.size < sizeof name ? git_tree_entry_dup(&entry, found) : GIT_ENOTFOUND;
    }
    git_tree_free(tree);
    if (code == 0 && entry == NULL)
        return GIT_ENOTFOUND;
    if (code == 0)
        *out = entry;
    return code;
}

/* One count on its way. */
struct count {
    const struct repository *repository;
    struct tree_counts *counts;
    struct arena *arena;
    struct avow_error *err;
};

static enum avow_status too_many(const struct count *count)
{
    return error_set(count->err, AVOW_TOO_LARGE, count->repository->path,
                     "a commit holds more than %d files and folders, or some more than %d deep; name a "
                     "folder of it with \"path\"",
                     MOST_PATHS, MOST_DEEP);
}

static enum avow_status count_id(const struct count *count, const git_oid *id, int depth, size_t *total);

/* The entries of the tree, and those below each of them. */
static enum avow_status count_tree(const struct count *count, const git_tree *tree, int depth, size_t *total)
{
    size_t entries = git_tree_entrycount(tree), sum = entries;
    enum avow_status status = AVOW_OK;
    if (depth > MOST_DEEP)
        return too_many(count);
    for (size_t i = 0; status == AVOW_OK && sum <= MOST_PATHS && i < entries; i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        size_t below = 0;
        if (git_tree_entry_type(entry) == GIT_OBJECT_TREE)
            status = count_id(count, git_tree_entry_id(entry), depth + 1, &below);
        sum += below;
    }
    if (status == AVOW_OK && sum > MOST_PATHS)
        return too_many(count);
    *total = sum;
    return status;
}

/* Each tree is read once, at however many paths and in however many commits it stands. */
static enum avow_status count_id(const struct count *count, const git_oid *id, int depth, size_t *total)
{
    bool made;
    git_tree *tree = NULL;
    struct tree_counts *counts = count->counts;
    const struct span key = {(const char *)id->id, sizeof id->id};
    const struct span_slot *known = span_table_find(&counts->known, key);
    if (known != NULL) {
        *total = known->number;
        return AVOW_OK;
    }
    if (stop_check(counts->stop, count->err) != AVOW_OK)
        return AVOW_INTERRUPTED;
    if (trees_lookup(count->repository->git, id, &tree) != 0)
        return repository_fault(count->repository, count->err);
    enum avow_status status = count_tree(count, tree, depth, total);
    git_tree_free(tree);
    if (status != AVOW_OK)
        return status;
    const struct span copy = arena_copy(count->arena, key);
    return copy.bytes != NULL && span_table_put(&counts->known, count->arena, copy, *total, &made) != NULL
               ? AVOW_OK
               : error_set_no_memory(count->err, "git");
}

enum avow_status trees_check(const struct repository *repository, struct tree_counts *counts,
                             const git_tree *tree, struct arena *arena, struct avow_error *err)
{
    size_t total = 0;
    const struct count count = {repository, counts, arena, err};
    return tree != NULL ? count_id(&count, git_tree_id(tree), 0, &total) : AVOW_OK;
}
