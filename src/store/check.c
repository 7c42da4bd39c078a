/* Have the engine check an index, or a copy of it where we may only read. */
#include "store/engine.h"
#include "store/guard.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const tables[] = {"postlist.glass", "docdata.glass",  "termlist.glass",
                                     "position.glass", "spelling.glass", "synonym.glass"};
enum { TABLES = sizeof tables / sizeof *tables };

/* The engine opens each table for reading and writing, though it changes nothing. */
static bool may_write(const char *path, struct arena *arena)
{
    for (size_t i = 0; i < TABLES; i++) {
        const char *table = file_join(arena, path, tables[i]);
        if (table != NULL && access(table, W_OK) != 0 && errno != ENOENT)
            return false;
    }
    return true;
}

static enum avow_status check_copy(const char *path, const char *folder, struct arena *arena,
                                   struct avow_error *err)
{
    struct avow_error fault = AVOW_ERROR_INIT;
    const char *copy = file_join(arena, folder, "copy");
    if (copy == NULL)
        return error_set_no_memory(err, path);
    enum avow_status status = file_copy_tree(path, copy, err);
    if (status != AVOW_OK)
        return status;
    for (size_t i = 0; i < TABLES; i++) {
        const char *table = file_join(arena, copy, tables[i]);
        if (table != NULL && chmod(table, S_IRUSR | S_IWUSR) != 0 && errno != ENOENT)
            return error_set_errno(err, errno, table, "cannot make the copy writable");
    }
    status = engine_check(copy, &fault);
    return status == AVOW_OK ? status : error_set(err, status, path, "%s", fault.message);
}

enum avow_status store_check(const char *path, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    enum avow_status status = guard_folder(path, false, err);
    if (status != AVOW_OK || may_write(path, &arena))
        return status == AVOW_OK ? engine_check(path, err) : status;
    const char *room = getenv("TMPDIR");
    char *folder = file_join(&arena, room != NULL && room[0] != '\0' ? room : "/tmp", "avow-check-XXXXXX");
    if (folder == NULL)
        return error_set_no_memory(err, path);
    if (mkdtemp(folder) == NULL)
        return error_set_errno(err, errno, folder, "cannot make a folder for a copy of the index to check");
    status = check_copy(path, folder, &arena, err);
    file_remove_tree(folder, NULL);
    return status;
}
