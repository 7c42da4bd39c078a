/* Single files and folders: look, read whole, replace in one step. */
#include "base/file.h"

#include "base/cleanup.h"
#include "base/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { READ_STEP = 64 * 1024 };

static enum file_kind kind_of(mode_t mode)
{
    return S_ISREG(mode) ? FILE_PLAIN : S_ISDIR(mode) ? FILE_FOLDER : FILE_OTHER;
}

enum avow_status file_stat(const char *path, struct file_facts *facts, struct avow_error *err)
{
    struct stat found;
    if (stat(path, &found) == 0) {
        *facts = (struct file_facts){kind_of(found.st_mode), (uint64_t)found.st_size, found.st_mtime};
        return AVOW_OK;
    }
    if (errno != ENOENT && errno != ENOTDIR)
        return error_set_errno(err, errno, path, "cannot look at it; check its permissions");
    *facts = (struct file_facts){.kind = FILE_NONE};
    return AVOW_OK;
}

/* Read to the end, which need not be where the size said (the file may be growing). */
static enum avow_status read_all(int file, const char *path, size_t limit, struct buffer *out,
                                 struct avow_error *err)
{
    size_t before = out->size;
    for (;;) {
        if (!buffer_reserve(out, READ_STEP))
            return error_set_no_memory(err, path);
        ssize_t got = read(file, out->bytes + out->size, READ_STEP);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set_errno(err, errno, path, "cannot read it");
        out->size += (size_t)got;
        out->bytes[out->size] = '\0';
        if (got == 0)
            return AVOW_OK;
        if (out->size - before > limit)
            return error_set(err, AVOW_TOO_LARGE, path, "larger than %zu bytes; split it", limit);
    }
}

enum avow_status file_read(const char *path, size_t limit, struct buffer *out, struct avow_error *err)
{
    /* O_NONBLOCK: opening a named pipe would wait for a writer for ever. */
    CLEANUP(cleanup_close) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat found;
    if (file < 0 || fstat(file, &found) != 0)
        return error_set_errno(err, errno, path, "cannot open it");
    if (!S_ISREG(found.st_mode))
        return error_set(err, AVOW_BAD_INPUT, path, "not a plain file; name one");
    if (found.st_size > 0 && (uint64_t)found.st_size > limit)
        return error_set(err, AVOW_TOO_LARGE, path, "larger than %zu bytes; split it", limit);
    size_t before = out->size;
    buffer_reserve(out, (size_t)found.st_size + READ_STEP);
    enum avow_status status = read_all(file, path, limit, out, err);
    if (status != AVOW_OK)
        buffer_truncate(out, before);
    return status;
}

enum avow_status file_read_part(const char *path, uint64_t start, uint64_t end, struct buffer *out,
                                struct avow_error *err)
{
    CLEANUP(cleanup_close) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return error_set_errno(err, errno, path, "cannot open it");
    if (start >= end || !buffer_reserve(out, (size_t)(end - start)))
        return start >= end ? AVOW_OK : error_set_no_memory(err, path);
    size_t before = out->size;
    while (start < end) {
        ssize_t got = pread(file, out->bytes + out->size, (size_t)(end - start), (off_t)start);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            buffer_truncate(out, before);
            return error_set_errno(err, errno, path, "cannot read it");
        }
        if (got == 0)
            break;
        out->size += (size_t)got;
        start += (uint64_t)got;
    }
    out->bytes[out->size] = '\0';
    return AVOW_OK;
}

static enum avow_status write_all(int file, const char *path, struct span bytes, struct avow_error *err)
{
    while (bytes.size > 0) {
        ssize_t put = write(file, bytes.bytes, bytes.size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return error_set_errno(err, errno, path, "cannot write it; is the disk full?");
        bytes = span_part(bytes, (size_t)put, bytes.size);
    }
    return fsync(file) == 0 ? AVOW_OK : error_set_errno(err, errno, path, "cannot bring it to the disk");
}

/* The folder that holds `path`. */
static char *parent_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return arena_string(arena, SPAN("."));
    size_t size = slash == path ? 1 : (size_t)(slash - path);
    return arena_string(arena, (struct span){path, size});
}

static enum avow_status sync_parent(const char *path, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *parent = parent_of(&scratch, path);
    return parent != NULL ? file_sync(parent, err) : error_set_no_memory(err, path);
}

/* A name beside `path` that nobody else takes and every walk leaves out. */
static char *temporary_name(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t folder = slash != NULL ? (size_t)(slash - path) + 1 : 0;
    char uuid[37];
    digest_uuid(uuid);
    return arena_printf(arena, "%.*s.%s.tmp", (int)folder, path, uuid);
}

enum avow_status file_write_atomic(const char *path, struct span bytes, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *temporary = temporary_name(&scratch, path);
    if (temporary == NULL)
        return error_set_no_memory(err, path);
    CLEANUP(cleanup_close) int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return error_set_errno(err, errno, path, "cannot make a file beside it; check the folder");
    enum avow_status status = write_all(file, path, bytes, err);
    if (status == AVOW_OK)
        status = file_rename(temporary, path, err);
    if (status != AVOW_OK)
        unlink(temporary);
    return status;
}

enum avow_status file_make_folder(const char *path, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    char *part = arena_string(&scratch, span_of(path));
    if (part == NULL)
        return error_set_no_memory(err, path);
    for (char *slash = part; (slash = strchr(slash + 1, '/')) != NULL; *slash = '/') {
        *slash = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return error_set_errno(err, errno, part, "cannot make the folder");
    }
    struct stat found;
    if (mkdir(path, 0777) == 0 || (errno == EEXIST && stat(path, &found) == 0 && S_ISDIR(found.st_mode)))
        return AVOW_OK;
    return error_set_errno(err, errno, path, "cannot make the folder");
}

enum avow_status file_sync(const char *path, struct avow_error *err)
{
    CLEANUP(cleanup_close) int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0 || fsync(file) != 0)
        return error_set_errno(err, errno, path, "cannot bring it to the disk");
    return AVOW_OK;
}

enum avow_status file_rename(const char *from, const char *to, struct avow_error *err)
{
    if (rename(from, to) != 0)
        return error_set_errno(err, errno, to, "cannot rename %s to it", from);
    return sync_parent(to, err);
}

char *file_join(struct arena *arena, const char *folder, const char *name)
{
    size_t size = strlen(folder);
    bool slash = size > 0 && folder[size - 1] == '/';
    return arena_printf(arena, "%s%s%s", folder, slash || size == 0 ? "" : "/", name);
}
