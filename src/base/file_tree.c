/* Whole trees of our own files: sync, remove, measure, copy. Links are never followed. */
#include "base/file.h"

#include "base/cleanup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64 };

/* One file or folder, seen from the open folder that holds it. */
struct place {
    int folder;
    const char *name;
    int depth;
    const char *root; /* for messages */
};

/* What is done with a file, and with a folder after all that is in it. */
typedef enum avow_status (*place_action)(const struct place *place, const struct stat *found, void *context,
                                         struct avow_error *err);

static enum avow_status fail(const struct place *place, const char *what, struct avow_error *err)
{
    return error_set_errno(err, errno, place->root, "%s (%s)", what, place->name);
}

static void cleanup_listing(DIR **listing)
{
    if (*listing != NULL)
        closedir(*listing);
}

static DIR *open_listing(const struct place *place)
{
    int file = openat(place->folder, place->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *listing = file >= 0 ? fdopendir(file) : NULL;
    if (file >= 0 && listing == NULL)
        close(file);
    return listing;
}

/* The next name that is not `.` or `..`; NULL at the end and on failure (then errno is set). */
static const char *next_name(DIR *listing)
{
    const struct dirent *entry;
    do {
        errno = 0;
        entry = readdir(listing);
    } while (entry != NULL && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0));
    return entry != NULL ? entry->d_name : NULL;
}

static enum avow_status visit(const struct place *place, place_action action, void *context,
                              struct avow_error *err);

static enum avow_status visit_children(const struct place *place, place_action action, void *context,
                                       struct avow_error *err)
{
    if (place->depth == DEEPEST)
        return error_set(err, AVOW_TOO_LARGE, place->root, "deeper than %d folders (%s)", (int)DEEPEST,
                         place->name);
    CLEANUP(cleanup_listing) DIR *listing = open_listing(place);
    if (listing == NULL)
        return fail(place, "cannot open a folder", err);
    const char *name;
    while ((name = next_name(listing)) != NULL) {
        struct place child = {dirfd(listing), name, place->depth + 1, place->root};
        enum avow_status status = visit(&child, action, context, err);
        if (status != AVOW_OK)
            return status;
    }
    return errno == 0 ? AVOW_OK : fail(place, "cannot list a folder", err);
}

/* Children first, then the thing itself. */
static enum avow_status visit(const struct place *place, place_action action, void *context,
                              struct avow_error *err)
{
    struct stat found;
    if (fstatat(place->folder, place->name, &found, AT_SYMLINK_NOFOLLOW) != 0)
        return fail(place, "cannot look at it", err);
    if (S_ISDIR(found.st_mode)) {
        enum avow_status status = visit_children(place, action, context, err);
        if (status != AVOW_OK)
            return status;
    }
    return action(place, &found, context, err);
}

static enum avow_status visit_tree(const char *path, place_action action, void *context,
                                   struct avow_error *err)
{
    struct place root = {AT_FDCWD, path, 0, path};
    return visit(&root, action, context, err);
}

static enum avow_status sync_one(const struct place *place, const struct stat *found, void *context,
                                 struct avow_error *err)
{
    (void)context;
    if (!S_ISREG(found->st_mode) && !S_ISDIR(found->st_mode))
        return AVOW_OK;
    CLEANUP(cleanup_close)
    int file = openat(place->folder, place->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    return file >= 0 && fsync(file) == 0 ? AVOW_OK : fail(place, "cannot bring it to the disk", err);
}

enum avow_status file_sync_tree(const char *path, struct avow_error *err)
{
    return visit_tree(path, sync_one, NULL, err);
}

static enum avow_status remove_one(const struct place *place, const struct stat *found, void *context,
                                   struct avow_error *err)
{
    (void)context;
    int flags = S_ISDIR(found->st_mode) ? AT_REMOVEDIR : 0;
    if (unlinkat(place->folder, place->name, flags) == 0 || errno == ENOENT)
        return AVOW_OK;
    return fail(place, "cannot remove it", err);
}

enum avow_status file_remove_tree(const char *path, struct avow_error *err)
{
    struct stat found;
    if (lstat(path, &found) != 0 && errno == ENOENT)
        return AVOW_OK;
    return visit_tree(path, remove_one, NULL, err);
}

static enum avow_status add_size(const struct place *place, const struct stat *found, void *context,
                                 struct avow_error *err)
{
    (void)place;
    (void)err;
    uint64_t *sum = context;
    if (S_ISREG(found->st_mode))
        *sum += (uint64_t)found->st_size;
    return AVOW_OK;
}

uint64_t file_tree_size(const char *path)
{
    uint64_t sum = 0;
    (void)visit_tree(path, add_size, &sum, NULL);
    return sum;
}
