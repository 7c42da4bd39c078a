/* List every plain file below a root, in an order that does not depend on the file system. */
#include "base/file.h"

#include "base/cleanup.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64 };

struct folder_id {
    dev_t device;
    ino_t inode;
};

/* A folder that waits to be listed: real ones at once, linked ones when all real ones are done, so that a
 * link never takes the place of the folder it points to. */
struct walk {
    const char *root;
    char *real_root; /* without links; ends without '/' unless it is "/" */
    struct arena *arena;
    struct file_list list;
    size_t list_room;
    struct folder_id *seen;
    size_t seen_count;
    size_t seen_room;
    struct span *links;
    size_t link_count;
    size_t link_room;
    bool following; /* real folders meet only once by themselves */
    struct arena scratch;
};

static void walk_end(struct walk *walk)
{
    free(walk->real_root);
    arena_free(&walk->scratch);
}

/* Where a path below the root stands for the operating system; "" is the root. */
static char *full_path(struct walk *walk, struct span path)
{
    return path.size > 0 ? file_join(&walk->scratch, walk->root, path.bytes)
                         : arena_string(&walk->scratch, span_of(walk->root));
}

/* A name that can be shown, stored and sent; "" with no bytes when memory ran out. */
static struct span visible(struct walk *walk, struct span path)
{
    CLEANUP(buffer_free) struct buffer shown = BUFFER_INIT;
    return utf8_append_visible(&shown, path) ? arena_copy(walk->arena, buffer_span(&shown)) : SPAN_EMPTY;
}

static bool add_file(struct walk *walk, struct file_entry entry)
{
    if (!arena_grow(walk->arena, &walk->list.items, &walk->list_room, walk->list.count, sizeof entry))
        return false;
    entry.misnamed = !utf8_valid(entry.path);
    entry.path = entry.misnamed ? visible(walk, entry.path) : arena_copy(walk->arena, entry.path);
    walk->list.items[walk->list.count++] = entry;
    return entry.path.bytes != NULL;
}

static struct file_entry plain_file(struct span path, const struct stat *found)
{
    return (struct file_entry){.path = path, .size = (uint64_t)found->st_size, .modified = found->st_mtime};
}

static bool is_inside(const struct walk *walk, const char *target)
{
    struct span root = span_of(walk->real_root);
    struct span rest = span_of(target);
    if (span_equal(root, SPAN("/")) || span_equal(root, rest))
        return true;
    return span_starts(rest, root) && target[root.size] == '/';
}

static bool was_seen(const struct walk *walk, const struct stat *folder)
{
    for (size_t i = 0; i < walk->seen_count; i++)
        if (walk->seen[i].device == folder->st_dev && walk->seen[i].inode == folder->st_ino)
            return true;
    return false;
}

static bool add_link(struct walk *walk, struct span path)
{
    if (!arena_grow(&walk->scratch, &walk->links, &walk->link_room, walk->link_count, sizeof path))
        return false;
    path = arena_copy(&walk->scratch, path);
    walk->links[walk->link_count++] = path;
    return path.bytes != NULL;
}

static bool list_folder(struct walk *walk, struct span path, const struct stat *folder, int depth);

/* A symbolic link: a file is listed, a folder waits, and what leads out of the root is only named. */
static bool visit_link(struct walk *walk, struct span path, const char *full)
{
    CLEANUP(cleanup_free) char *target = realpath(full, NULL);
    struct stat found;
    if (target == NULL || stat(target, &found) != 0)
        return errno != ENOMEM &&
               add_file(walk,
                        (struct file_entry){.path = path, .unreadable = true, .folder = errno != ENOENT});
    if (!is_inside(walk, target))
        return add_file(walk, (struct file_entry){.path = path, .escapes = true});
    if (S_ISDIR(found.st_mode))
        return add_link(walk, path);
    return !S_ISREG(found.st_mode) || add_file(walk, plain_file(path, &found));
}

static bool visit(struct walk *walk, struct span path, int depth)
{
    const char *full = full_path(walk, path);
    struct stat found;
    if (full == NULL)
        return false;
    if (lstat(full, &found) != 0)
        return add_file(walk, (struct file_entry){.path = path, .unreadable = true, .folder = true});
    if (S_ISLNK(found.st_mode))
        return visit_link(walk, path, full);
    if (S_ISDIR(found.st_mode))
        return list_folder(walk, path, &found, depth + 1);
    return !S_ISREG(found.st_mode) || add_file(walk, plain_file(path, &found));
}

/* The names in a folder, copied out first: an open folder at each level would use up descriptors. */
static bool read_names(struct walk *walk, DIR *listing, struct span **names, size_t *count)
{
    size_t room = 0;
    const struct dirent *entry;
    while ((entry = readdir(listing)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        if (!arena_grow(&walk->scratch, names, &room, *count, sizeof **names))
            return false;
        (*names)[*count] = arena_copy(&walk->scratch, span_of(entry->d_name));
        if ((*names)[(*count)++].bytes == NULL)
            return false;
    }
    return true;
}

static bool add_seen(struct walk *walk, const struct stat *folder)
{
    if (!arena_grow(&walk->scratch, &walk->seen, &walk->seen_room, walk->seen_count, sizeof *walk->seen))
        return false;
    walk->seen[walk->seen_count++] = (struct folder_id){folder->st_dev, folder->st_ino};
    return true;
}

static bool list_folder(struct walk *walk, struct span path, const struct stat *folder, int depth)
{
    if (walk->following && was_seen(walk, folder))
        return true;
    const char *full = full_path(walk, path);
    DIR *listing = full != NULL && depth <= DEEPEST ? opendir(full) : NULL;
    if (listing == NULL)
        return full != NULL &&
               add_file(walk, (struct file_entry){.path = path, .unreadable = true, .folder = true});
    struct span *names = NULL;
    size_t count = 0;
    bool good = add_seen(walk, folder) && read_names(walk, listing, &names, &count);
    closedir(listing);
    for (size_t i = 0; good && i < count; i++) {
        struct span child = names[i];
        if (path.size > 0)
            child = span_of(file_join(&walk->scratch, path.bytes, names[i].bytes));
        good = child.bytes != NULL && visit(walk, child, depth);
    }
    return good;
}

static int compare_entries(const void *a, const void *b)
{
    return span_compare(((const struct file_entry *)a)->path, ((const struct file_entry *)b)->path);
}

static int compare_spans(const void *a, const void *b)
{
    return span_compare(*(const struct span *)a, *(const struct span *)b);
}

static int depth_of(struct span path)
{
    int depth = 1;
    for (size_t at = 0; (at = span_find_byte(path, '/', at)) != SPAN_NONE; at++)
        depth++;
    return depth;
}

/* Links found behind a link are followed in a later round, until none is left. */
static bool follow_links(struct walk *walk)
{
    walk->following = true;
    while (walk->link_count > 0) {
        struct span *links = walk->links;
        size_t count = walk->link_count;
        walk->links = NULL;
        walk->link_count = walk->link_room = 0;
        qsort(links, count, sizeof *links, compare_spans);
        for (size_t i = 0; i < count; i++) {
            struct stat found;
            const char *full = full_path(walk, links[i]);
            bool good = full != NULL &&
                        (stat(full, &found) != 0 || list_folder(walk, links[i], &found, depth_of(links[i])));
            if (!good)
                return false;
        }
    }
    return true;
}

enum avow_status file_walk(const char *root, struct arena *arena, struct file_list *list,
                           struct avow_error *err)
{
    struct stat found;
    if (stat(root, &found) != 0)
        return error_set_errno(err, errno, root, "cannot look at the folder");
    if (!S_ISDIR(found.st_mode))
        return error_set(err, AVOW_BAD_INPUT, root, "not a folder; name the folder that holds the files");
    CLEANUP(walk_end)
    struct walk walk = {.root = root, .real_root = realpath(root, NULL), .arena = arena};
    if (walk.real_root == NULL)
        return error_set_errno(err, errno, root, "cannot find where the folder really stands");
    if (access(root, R_OK | X_OK) != 0)
        return error_set_errno(err, errno, root, "cannot read the folder; check its permissions");
    if (!list_folder(&walk, SPAN(""), &found, 0) || !follow_links(&walk))
        return error_set_no_memory(err, root);
    if (walk.list.count > 0)
        qsort(walk.list.items, walk.list.count, sizeof *walk.list.items, compare_entries);
    *list = walk.list;
    return AVOW_OK;
}
