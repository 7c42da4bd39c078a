/* Files and folders: whole reads with a limit, atomic writes, sorted walks. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

enum file_kind { FILE_NONE, FILE_PLAIN, FILE_FOLDER, FILE_OTHER };

struct file_facts {
    enum file_kind kind; /* after following links */
    uint64_t size;       /* bytes */
    int64_t modified;    /* seconds since 1970 */
};

/* What stands at `path`; a missing one is FILE_NONE and AVOW_OK. */
enum avow_status file_stat(const char *path, struct file_facts *facts, struct avow_error *err);
/* Append the whole file to `out`. TOO_LARGE when it holds more than `limit` bytes; nothing is appended on
 * failure. */
enum avow_status file_read(const char *path, size_t limit, struct buffer *out, struct avow_error *err);
/* Append the bytes [start, end) of the file, or what it has of them. */
enum avow_status file_read_part(const char *path, uint64_t start, uint64_t end, struct buffer *out,
                                struct avow_error *err);
/* Replace `path` in one step: write a temporary file beside it, fsync, rename, fsync the folder. */
enum avow_status file_write_atomic(const char *path, struct span bytes, struct avow_error *err);
/* Make the folder and its parents; an existing folder is fine. */
enum avow_status file_make_folder(const char *path, struct avow_error *err);
/* fsync one file or folder, and everything below a folder. */
enum avow_status file_sync(const char *path, struct avow_error *err);
enum avow_status file_sync_tree(const char *path, struct avow_error *err);
/* Rename, then fsync the parent of `to`. */
enum avow_status file_rename(const char *from, const char *to, struct avow_error *err);
/* Delete a file or a whole folder; a missing one is fine. Never follows links. */
enum avow_status file_remove_tree(const char *path, struct avow_error *err);
/* Copy a folder of plain files and folders (BAD_INPUT on anything else), not yet brought to the disk. A file
 * that stands at its place in `to` already is an error. */
enum avow_status file_copy_tree(const char *from, const char *to, struct avow_error *err);
/* Bytes of all plain files below `path`. */
uint64_t file_tree_size(const char *path);
/* "folder/name" in `arena`; NULL when memory ran out. */
char *file_join(struct arena *arena, const char *folder, const char *name);

struct file_entry {
    struct span path; /* below the root, '/' between parts, NUL-terminated */
    uint64_t size;    /* bytes */
    int64_t modified; /* seconds since 1970 */
    bool escapes;     /* a symbolic link whose target leaves the root */
    bool unreadable;  /* could not be looked at */
    bool folder;      /* unreadable: it is a folder, or nobody can tell */
    bool misnamed;    /* not UTF-8: `path` shows such bytes as "\xE9", and opens nothing */
};

struct file_list {
    struct file_entry *items; /* in byte order of path */
    size_t count;
};

/* All plain files below `root` in byte order of path, dot-files and dot-folders left out, links followed only
 * inside the root, after the real folders, and never twice into the same folder. A folder that cannot be
 * opened, or lies more than 64 deep, is an entry that is `unreadable`. BAD_INPUT when `root` is no folder. */
enum avow_status file_walk(const char *root, struct arena *arena, struct file_list *list,
                           struct avow_error *err);

/* Shell-like pattern over a path: `*` and `?` inside a part, `**` over parts, `[abc]`. */
bool file_glob(struct span pattern, struct span path);

/* An exclusive lock on `path` (made if missing; OFD lock, released by the kernel when the process dies),
 * waiting up to `wait_ms`. On success `*lock` is a descriptor for file_unlock, and the file holds our process
 * id. LOCKED names the holder. */
enum avow_status file_lock(const char *path, int wait_ms, int *lock, struct avow_error *err);
void file_unlock(int *lock);

#endif
