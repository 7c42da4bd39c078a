/* Make `approved/` from the workspace: a new build beside the old one, then one file that names it. */
#include "library/library.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "library/build.h"
#include "library/live.h"
#include "terms/approved.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LOCK_WAIT_MS = 60000, NUMBER_TEXT = 24 };

/* One making of the index. */
struct making {
    struct arena arena;
    const char *folder; /* approved/ */
    struct workspace *workspace;
    struct workspace_state state; /* what it holds in the end */
    uint64_t count;
};

/* Remove all builds but two, and what a making that did not end has left. Gives the highest number seen. */
static uint64_t tidy(const char *folder, uint64_t live, uint64_t before)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    uint64_t highest = live;
    DIR *entries = opendir(folder);
    if (entries == NULL)
        return highest;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        uint64_t number = 0;
        if (!span_to_u64(span_of(entry->d_name), &number))
            continue;
        highest = number > highest ? number : highest;
        const char *path = file_join(&scratch, folder, entry->d_name);
        if (number != live && number != before && path != NULL)
            file_remove_tree(path, NULL);
    }
    closedir(entries);
    return highest;
}

/* Write the build `number`, then the file that names it. */
static enum avow_status build(struct making *making, uint64_t number, struct avow_error *err)
{
    char text[NUMBER_TEXT];
    struct approval_list list = {0};
    snprintf(text, sizeof text, "%" PRIu64 "\n", number);
    const char *path = arena_printf(&making->arena, "%s/%" PRIu64, making->folder, number);
    const char *current = file_join(&making->arena, making->folder, "current");
    if (path == NULL || current == NULL)
        return error_set_no_memory(err, "library");
    enum avow_status status = approval_list(making->workspace, &making->arena, &list, err);
    if (status == AVOW_OK)
        status = library_build(path, &making->state, &list, &making->count, err);
    return status == AVOW_OK ? file_write_atomic(current, span_of(text), err) : status;
}

/* The lock is held. What the workspace says is read after what `approved/` says, so that it is never older.
 */
static enum avow_status make(struct making *making, bool anew, struct avow_error *err)
{
    struct live live = live_find(making->folder, &making->arena);
    enum avow_status status = workspace_state(making->workspace, &making->state, err);
    if (status != AVOW_OK)
        return status;
    making->count = live.count;
    if (!anew && live.number > 0 && !live.outdated && live.made_from.revision == making->state.revision &&
        strcmp(live.made_from.uuid, making->state.uuid) == 0)
        return AVOW_OK;
    uint64_t number = tidy(making->folder, live.number, 0) + 1;
    status = build(making, number, err);
    if (status == AVOW_OK)
        tidy(making->folder, number, live.number);
    return status;
}

enum avow_status library_refresh(const char *directory, struct workspace *workspace, bool anew,
                                 uint64_t *approved, uint64_t *revision, struct avow_error *err)
{
    CLEANUP(file_unlock) int lock = -1;
    struct making making = {.workspace = workspace};
    making.folder = file_join(&making.arena, directory, APPROVED_FOLDER);
    const char *lock_path = making.folder != NULL ? file_join(&making.arena, making.folder, "lock") : NULL;
    enum avow_status status =
        lock_path != NULL ? file_make_folder(making.folder, err) : error_set_no_memory(err, "library");
    if (status == AVOW_OK)
        status = file_lock(lock_path, LOCK_WAIT_MS, &lock, err);
    if (status == AVOW_OK)
        status = make(&making, anew, err);
    if (status == AVOW_OK && approved != NULL)
        *approved = making.count;
    if (status == AVOW_OK && revision != NULL)
        *revision = making.state.revision;
    arena_free(&making.arena);
    return status;
}
