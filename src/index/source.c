/* The bytes of a file as the reader gets them: with what it includes. */
#include "index/source.h"

#include "base/cleanup.h"
#include "document/include.h"

enum { INCLUDE_LIMIT = 1024 * 1024 /* bytes of one included file */ };

/* Only files of the same commit. */
static bool load_revision(void *context, struct span path, struct buffer *out)
{
    const struct plan_file *file = context;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *name = arena_string(&scratch, path);
    return name != NULL &&
           repository_read_file(file->repository, file->beside, name, INCLUDE_LIMIT, out, NULL) == AVOW_OK;
}

/* Only files that the walk through the root met: none outside, none that is hidden. */
static bool load(void *context, struct span path, struct buffer *out)
{
    const struct plan_file *file = context;
    const struct corpus_root *root = file->root;
    const struct file_entry *entry = corpus_file(root, path);
    if (entry == NULL || entry->escapes || entry->unreadable)
        return false;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *full = file_join(&scratch, root->path.bytes, entry->path.bytes);
    return full != NULL && file_read(full, INCLUDE_LIMIT, out, NULL) == AVOW_OK;
}

enum avow_status source_fill_in(const struct plan_file *file, struct buffer *bytes, struct avow_error *err)
{
    if (!include_wanted(file->name, buffer_span(bytes)))
        return AVOW_OK;
    CLEANUP(buffer_free) struct buffer filled = BUFFER_INIT;
    enum avow_status status =
        include_expand(file->name, buffer_span(bytes), file->repository != NULL ? load_revision : load,
                       (struct plan_file *)file, &filled, err);
    if (status == AVOW_BAD_INPUT) /* the reader says it, too, as it does of every file */
        return AVOW_OK;
    if (status != AVOW_OK)
        return status;
    struct buffer plain = *bytes;
    *bytes = filled;
    filled = plain;
    return AVOW_OK;
}
