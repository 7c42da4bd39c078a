/* Copy a tree of our own files; bringing it to the disk is file_sync_tree's job. */
#include "base/file.h"

#include "base/cleanup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64, KERNEL_STEP = 1 << 30, READ_STEP = 64 * 1024 };

/* Where the kernel cannot copy between these two files. */
static enum avow_status copy_by_hand(int from, int to, const char *path, struct avow_error *err)
{
    char bytes[READ_STEP];
    for (;;) {
        ssize_t got = read(from, bytes, sizeof bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got == 0 ? AVOW_OK : error_set_errno(err, errno, path, "cannot read it");
        for (ssize_t done = 0; done < got;) {
            ssize_t put = write(to, bytes + done, (size_t)(got - done));
            if (put < 0 && errno != EINTR)
                return error_set_errno(err, errno, path, "cannot write its copy; is the disk full?");
            done += put > 0 ? put : 0;
        }
    }
}

static enum avow_status copy_bytes(int from, int to, const char *path, struct avow_error *err)
{
    for (;;) {
        ssize_t moved = copy_file_range(from, NULL, to, NULL, KERNEL_STEP, 0);
        if (moved == 0)
            return AVOW_OK;
        if (moved > 0 || errno == EINTR)
            continue;
        if (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EPERM)
            return copy_by_hand(from, to, path, err); /* goes on where the kernel stopped */
        return error_set_errno(err, errno, path, "cannot copy it; is the disk full?");
    }
}

static enum avow_status copy_file(const char *from, const char *to, mode_t mode, struct avow_error *err)
{
    CLEANUP(cleanup_close) int source = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (source < 0)
        return error_set_errno(err, errno, from, "cannot open it");
    CLEANUP(cleanup_close)
    int target = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 0777);
    if (target < 0)
        return error_set_errno(err, errno, to, "cannot make the copy");
    return copy_bytes(source, target, from, err);
}

static enum avow_status copy_one(const char *from, const char *to, int depth, struct avow_error *err);

static void cleanup_listing(DIR **listing)
{
    if (*listing != NULL)
        closedir(*listing);
}

static enum avow_status copy_child(const char *from, const char *to, const char *name, int depth,
                                   struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *source = file_join(&scratch, from, name);
    const char *target = file_join(&scratch, to, name);
    if (source == NULL || target == NULL)
        return error_set_no_memory(err, from);
    return copy_one(source, target, depth, err);
}

static enum avow_status copy_folder(const char *from, const char *to, int depth, struct avow_error *err)
{
    if (depth == DEEPEST)
        return error_set(err, AVOW_TOO_LARGE, from, "deeper than %d folders", (int)DEEPEST);
    CLEANUP(cleanup_listing) DIR *listing = opendir(from);
    if (listing == NULL)
        return error_set_errno(err, errno, from, "cannot open the folder");
    if (mkdir(to, 0777) != 0 && errno != EEXIST)
        return error_set_errno(err, errno, to, "cannot make the folder");
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(listing)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        enum avow_status status = copy_child(from, to, entry->d_name, depth + 1, err);
        if (status != AVOW_OK)
            return status;
    }
    return errno == 0 ? AVOW_OK : error_set_errno(err, errno, from, "cannot list the folder");
}

static enum avow_status copy_one(const char *from, const char *to, int depth, struct avow_error *err)
{
    struct stat found;
    if (lstat(from, &found) != 0)
        return error_set_errno(err, errno, from, "cannot look at it");
    if (S_ISDIR(found.st_mode))
        return copy_folder(from, to, depth, err);
    if (S_ISREG(found.st_mode))
        return copy_file(from, to, found.st_mode, err);
    return error_set(err, AVOW_BAD_INPUT, from, "neither a plain file nor a folder; remove it");
}

enum avow_status file_copy_tree(const char *from, const char *to, struct avow_error *err)
{
    return copy_one(from, to, 0, err);
}
