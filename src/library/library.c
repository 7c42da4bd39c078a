/* List, export and retire approvals. */
#include "library/library.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "library/live.h"
#include "library/open.h"
#include "library/shelf.h"
#include "library/tsv.h"
#include "terms/approved.h"

struct span library_state_word(enum library_state state)
{
    static const struct span words[LIBRARY_STATE_COUNT] = {
        [LIBRARY_CURRENT] = SPAN_INIT("current"), [LIBRARY_CHANGED] = SPAN_INIT("changed"),
        [LIBRARY_GONE] = SPAN_INIT("gone"),       [LIBRARY_EXPIRED] = SPAN_INIT("expired"),
        [LIBRARY_RETIRED] = SPAN_INIT("retired"),
    };
    return words[state];
}

static bool is_expired(const struct approval *approval, date_day today)
{
    return approval->expires != DATE_NONE && approval->expires < today;
}

static enum avow_status find_state(struct store_reader *statements, const struct approval *approval,
                                   date_day today, enum library_state *out, struct avow_error *err)
{
    struct arena scratch = ARENA_INIT;
    struct record record = {0};
    *out = approval->retired_on != DATE_NONE ? LIBRARY_RETIRED : LIBRARY_EXPIRED;
    if (*out == LIBRARY_RETIRED || is_expired(approval, today))
        return AVOW_OK;
    enum avow_status status = shelf_find(statements, approval->statement, &scratch, &record, err);
    *out = status == AVOW_NOT_FOUND                  ? LIBRARY_GONE
           : span_equal(record.hash, approval->hash) ? LIBRARY_CURRENT
                                                     : LIBRARY_CHANGED;
    arena_free(&scratch);
    return status == AVOW_NOT_FOUND ? AVOW_OK : status;
}

static enum avow_status read_all(const struct library_place *place, struct arena *arena,
                                 struct approval_list *out, struct avow_error *err)
{
    struct workspace *workspace = NULL;
    enum avow_status status = library_open(place, false, &workspace, err);
    if (status == AVOW_NOT_FOUND)
        return AVOW_OK;
    if (status == AVOW_OK)
        status = approval_list(workspace, arena, out, err);
    workspace_close(workspace);
    return status;
}

enum avow_status library_list(const struct library_place *place, date_day today, struct arena *arena,
                              struct library_entries *out, struct avow_error *err)
{
    struct approval_list list = {0};
    struct store_reader *statements = NULL;
    enum avow_status status = read_all(place, arena, &list, err);
    struct library_entry *items = arena_array(arena, list.count, sizeof *items);
    if (status == AVOW_OK && items == NULL)
        status = error_set_no_memory(err, "library");
    if (status == AVOW_OK)
        status = store_reader_open(&place->statements, 1, &statements, err);
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++) {
        items[i].approval = list.items[i];
        status = find_state(statements, &list.items[i], today, &items[i].state, err);
    }
    store_reader_close(statements);
    if (status == AVOW_OK)
        *out = (struct library_entries){items, list.count};
    return status;
}

enum avow_status library_history(const struct library_place *place, int64_t number, struct arena *arena,
                                 struct approval_changes *out, struct avow_error *err)
{
    struct workspace *workspace = NULL;
    struct approval_changes changes = {0};
    enum avow_status status = library_open(place, false, &workspace, err);
    if (status == AVOW_OK)
        status = approval_history(workspace, number, arena, &changes, err);
    workspace_close(workspace);
    if (status == AVOW_OK && changes.count == 0)
        status = approval_unknown(number, err);
    if (status == AVOW_OK)
        *out = changes;
    return status;
}

enum avow_status library_export(const struct library_place *place, date_day today, struct buffer *out,
                                struct avow_error *err)
{
    struct arena arena = ARENA_INIT;
    struct approval_list list = {0};
    enum avow_status status = read_all(place, &arena, &list, err);
    if (status == AVOW_OK)
        tsv_write_header(out);
    for (size_t i = 0; status == AVOW_OK && i < list.count; i++)
        if (list.items[i].retired_on == DATE_NONE && !is_expired(&list.items[i], today))
            tsv_write(out, &list.items[i]);
    arena_free(&arena);
    return status == AVOW_OK && out->failed ? error_set_no_memory(err, "library") : status;
}

enum avow_status library_rebuild(const struct library_place *place, uint64_t *approved, uint64_t *revision,
                                 struct avow_error *err)
{
    struct workspace *workspace = NULL;
    enum avow_status status = library_open(place, true, &workspace, err);
    if (status == AVOW_OK)
        status = library_refresh(place->directory, workspace, true, approved, revision, err);
    workspace_close(workspace);
    return status;
}

enum avow_status library_renew(const struct library_place *place, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    const char *folder = file_join(&arena, place->directory, APPROVED_FOLDER);
    if (folder == NULL)
        return error_set_no_memory(err, "library");
    return live_find(folder, &arena).outdated ? library_rebuild(place, NULL, NULL, err) : AVOW_OK;
}

enum avow_status library_retire(const struct library_place *place, int64_t number, struct span by,
                                date_day today, struct avow_error *err)
{
    struct workspace *workspace = NULL;
    enum avow_status status = approval_name_check(by, err);
    if (status == AVOW_OK)
        status = library_open(place, false, &workspace, err);
    if (status == AVOW_OK)
        status = workspace_begin(workspace, err);
    if (status == AVOW_OK) {
        status = approval_retire(workspace, number, by, today, err);
        if (status == AVOW_OK)
            status = workspace_commit(workspace, err);
        else
            workspace_cancel(workspace);
    }
    if (status == AVOW_OK)
        status = library_refresh(place->directory, workspace, false, NULL, NULL, err);
    workspace_close(workspace);
    return status;
}
