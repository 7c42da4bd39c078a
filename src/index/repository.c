/* Open a git repository without what it could be made to do, and read its blobs. */
#include "index/git_memory.h"
#include "index/trees.h"

#include "base/cleanup.h"

#include <git2/sys/repository.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Whose repository it is does not matter: that check guards against configuration and hooks, and we read
 * neither. No search path: no configuration of the user or the machine either. */
static void forget_configuration(void)
{
    static const int levels[] = {GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL,
                                 GIT_CONFIG_LEVEL_PROGRAMDATA};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
}

/* The git folder of `path`: itself, or what its .git is or names; no folder above it is looked at. */
static int find_folder(const char *path, git_buf *folder)
{
    CLEANUP(buffer_free) struct buffer above = BUFFER_INIT;
    const char *slash = strrchr(path, '/');
    buffer_append(&above, span_part(span_of(path), 0, slash != NULL ? (size_t)(slash - path) : 0));
    return above.failed ? GIT_ERROR : git_repository_discover(folder, path, 0, above.bytes);
}

/* Opened like this no configuration is read, and an empty one stands in its place for all that follows. */
static int open_bare(struct repository *repository, const char *path)
{
    git_buf folder = GIT_BUF_INIT;
    git_config *empty = NULL;
    int code = find_folder(path, &folder);
    if (code == 0)
        code = git_repository_open_bare(&repository->git, folder.ptr);
    if (code == 0)
        code = git_config_new(&empty);
    if (code == 0)
        code = git_repository_set_config(repository->git, empty);
    git_config_free(empty);
    git_buf_dispose(&folder);
    return code;
}

enum avow_status repository_open(const char *path, struct repository **out, struct avow_error *err)
{
    struct repository *repository = calloc(1, sizeof *repository);
    if (repository == NULL)
        return error_set_no_memory(err, "git");
    snprintf(repository->path, sizeof repository->path, "%s", path);
    pthread_mutex_init(&repository->mutex, NULL);
    enum avow_status status = AVOW_OK;
    git_memory_limit();
    if (git_libgit2_init() < 0)
        status = error_set_no_memory(err, "git");
    forget_configuration();
    int code = status == AVOW_OK ? open_bare(repository, path) : 0;
    if (code == GIT_ENOTFOUND)
        status = error_set(err, AVOW_NOT_FOUND, path, "no git repository is there");
    else if (code != 0)
        status = repository_fault(repository, err);
    if (status != AVOW_OK) {
        repository_close(repository);
        return status;
    }
    *out = repository;
    return AVOW_OK;
}

void repository_close(struct repository *repository)
{
    if (repository == NULL)
        return;
    git_repository_free(repository->git);
    git_libgit2_shutdown();
    pthread_mutex_destroy(&repository->mutex);
    free(repository);
}

/* Git LFS leaves a small text in the place of a file (github.com/git-lfs/git-lfs, docs/spec.md). */
static bool is_pointer(struct span bytes)
{
    enum { POINTER_LIMIT = 1024 };
    return bytes.size < POINTER_LIMIT && span_starts(bytes, SPAN("version https://git-lfs.github.com/spec/"));
}

/* The size is asked for first: reading a blob takes the memory that it says it needs. */
static enum avow_status check_size(struct repository *repository, const git_oid *id, size_t limit,
                                   struct avow_error *err)
{
    git_odb *objects = NULL;
    size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    int code = git_repository_odb(&objects, repository->git);
    if (code == 0)
        code = git_odb_read_header(&size, &type, objects, id);
    git_odb_free(objects);
    if (code == GIT_ENOTFOUND)
        return error_set(err, AVOW_BAD_INPUT, "git", "its content is not in the repository; fetch all of it");
    if (code != 0)
        return repository_fault(repository, err);
    if (size > limit)
        return error_set(err, AVOW_TOO_LARGE, "git", "is too large: %zu bytes, the most is %zu; split it",
                         size, limit);
    return AVOW_OK;
}

static enum avow_status read_object(struct repository *repository, const git_oid *id, size_t limit,
                                    struct buffer *out, struct avow_error *err)
{
    git_blob *blob = NULL;
    enum avow_status status = check_size(repository, id, limit, err);
    if (status != AVOW_OK)
        return status;
    if (git_blob_lookup(&blob, repository->git, id) != 0)
        return repository_fault(repository, err);
    struct span bytes = {git_blob_rawcontent(blob), (size_t)git_blob_rawsize(blob)};
    if (is_pointer(bytes))
        status = error_set(err, AVOW_NOT_FOUND, "git",
                           "only points to its content, which Git LFS keeps elsewhere");
    else if (!buffer_append(out, bytes))
        status = error_set_no_memory(err, "git");
    git_blob_free(blob);
    return status;
}

enum avow_status repository_read_blob(struct repository *repository, const char *blob, size_t limit,
                                      struct buffer *out, struct avow_error *err)
{
    git_oid id;
    pthread_mutex_lock(&repository->mutex);
    enum avow_status status = git_oid_fromstr(&id, blob) == 0 ? read_object(repository, &id, limit, out, err)
                                                              : repository_fault(repository, err);
    pthread_mutex_unlock(&repository->mutex);
    return status;
}

static enum avow_status find_file(struct repository *repository, const char *commit, const char *path,
                                  git_oid *id, struct avow_error *err)
{
    git_oid commit_id;
    git_commit *found = NULL;
    git_tree *tree = NULL;
    git_tree_entry *entry = NULL;
    int code = git_oid_fromstr(&commit_id, commit);
    if (code == 0)
        code = trees_commit(repository->git, &commit_id, &found);
    if (code == 0)
        code = trees_root(repository->git, found, &tree);
    if (code == 0)
        code = trees_find(repository->git, tree, path, &entry);
    bool plain = code == 0 && (git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB ||
                               git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE);
    if (plain)
        *id = *git_tree_entry_id(entry);
    git_tree_entry_free(entry);
    git_tree_free(tree);
    git_commit_free(found);
    if (plain)
        return AVOW_OK;
    return code == 0 || code == GIT_ENOTFOUND ? error_set(err, AVOW_NOT_FOUND, path, "no such file")
                                              : repository_fault(repository, err);
}

enum avow_status repository_read_file(struct repository *repository, const char *commit, const char *path,
                                      size_t limit, struct buffer *out, struct avow_error *err)
{
    git_oid id;
    pthread_mutex_lock(&repository->mutex);
    enum avow_status status = find_file(repository, commit, path, &id, err);
    if (status == AVOW_OK)
        status = read_object(repository, &id, limit, out, err);
    pthread_mutex_unlock(&repository->mutex);
    return status;
}
