/* Open the workspace of a data directory. A mistyped name must not replace what people approved by nothing.
 */
#include "library/open.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "library/live.h"
#include "terms/approved.h"

#include <inttypes.h>
#include <string.h>

static enum avow_status check_same(const struct library_place *place, const struct live *live,
                                   const struct workspace_state *state, struct avow_error *err)
{
    if (place->replace || live->count == 0 || strcmp(live->made_from.uuid, state->uuid) == 0)
        return AVOW_OK;
    return error_set(err, AVOW_USAGE, place->workspace,
                     "what is searched (approved questions: %" PRIu64 ") is of another workspace;"
                     " name that one with --workspace, or say --replace to go on with this one",
                     live->count);
}

enum avow_status library_open(const struct library_place *place, bool make, struct workspace **out,
                              struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct file_facts facts;
    struct workspace *workspace = NULL;
    struct workspace_state state = {.revision = 0}; /* no name: of a file that is not there */
    const char *approved = file_join(&arena, place->directory, APPROVED_FOLDER);
    if (approved == NULL)
        return error_set_no_memory(err, "library");
    struct live live = live_find(approved, &arena);
    enum avow_status status = file_stat(place->workspace, &facts, err);
    if (status == AVOW_OK && facts.kind == FILE_NONE) {
        status = check_same(place, &live, &state, err);
        if (status == AVOW_OK && !make)
            status = error_set(err, AVOW_NOT_FOUND, place->workspace,
                               "nobody has approved anything yet; `avow library import` makes this file");
    }
    if (status == AVOW_OK)
        status = workspace_open(place->workspace, &workspace, err);
    if (status == AVOW_OK)
        status = workspace_state(workspace, &state, err);
    if (status == AVOW_OK)
        status = check_same(place, &live, &state, err);
    if (status == AVOW_OK)
        *out = workspace;
    else
        workspace_close(workspace);
    return status;
}
