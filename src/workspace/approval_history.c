/* The history of one approval, read back. */
#include "workspace/approval.h"

#include "workspace/tables.h"

struct taking {
    struct arena *arena;
    struct approval_changes list;
    size_t room;
};

static enum avow_status take(void *context, struct sql_row *row, struct avow_error *err)
{
    struct taking *taking = context;
    struct arena *arena = taking->arena;
    if (!arena_grow(arena, &taking->list.items, &taking->room, taking->list.count,
                    sizeof *taking->list.items))
        return error_set_no_memory(err, "workspace");
    struct approval_change change = {
        .revision = (uint64_t)sql_row_number(row, 0),
        .at = sql_row_number(row, 1),
        .actor = arena_copy(arena, sql_row_text(row, 2)),
        .action = arena_copy(arena, sql_row_text(row, 3)),
        .after = arena_copy(arena, sql_row_text(row, 4)),
    };
    if (change.actor.bytes == NULL || change.action.bytes == NULL || change.after.bytes == NULL)
        return error_set_no_memory(err, "workspace");
    taking->list.items[taking->list.count++] = change;
    return AVOW_OK;
}

enum avow_status approval_history(struct workspace *workspace, int64_t number, struct arena *arena,
                                  struct approval_changes *out, struct avow_error *err)
{
    static const char text[] = "SELECT revision, at, actor, action, after FROM history"
                               " WHERE kind = 'approval' AND subject = ?1 ORDER BY number";
    struct taking taking = {.arena = arena};
    const struct sql_value which = sql_number(number);
    enum avow_status status = sql_each(workspace->sql, text, &which, 1, take, &taking, err);
    if (status == AVOW_OK)
        *out = taking.list;
    return status;
}
