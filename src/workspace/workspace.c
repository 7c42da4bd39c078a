/* Open workspace.sqlite, bring its tables up to date, and keep each change whole. */
#include "workspace/workspace.h"

#include "base/digest.h"
#include "workspace/tables.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WAIT_MS = 10000 };

static const char damaged[] = "put the last backup of this file in its place";

/* What makes layout n of layout n - 1; `PRAGMA user_version` holds how many have been run. Add at the end,
 * never edit: people's files have run them. History is only ever added to. */
static const char *const layouts[] = {
    "CREATE TABLE meta(uuid TEXT NOT NULL, revision INTEGER NOT NULL);"
    "CREATE TABLE approval(number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL,"
    " question TEXT NOT NULL, statement TEXT NOT NULL, product TEXT NOT NULL, hash TEXT NOT NULL,"
    " approved_by TEXT NOT NULL, approved_on INTEGER NOT NULL, expires INTEGER NOT NULL,"
    " audience TEXT NOT NULL, source TEXT NOT NULL, line INTEGER NOT NULL, retired_by TEXT NOT NULL,"
    " retired_on INTEGER NOT NULL, revision INTEGER NOT NULL, UNIQUE(key, statement, product));"
    "CREATE TABLE history(number INTEGER PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL,"
    " at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL,"
    " subject INTEGER NOT NULL, after TEXT NOT NULL);"
    "CREATE INDEX history_subject ON history(kind, subject);"
    "CREATE TRIGGER history_stays BEFORE UPDATE ON history"
    " BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;"
    "CREATE TRIGGER history_is_kept BEFORE DELETE ON history"
    " BEGIN SELECT RAISE(ABORT, 'history is only added to'); END;",
};

static enum avow_status take_number(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)err;
    *(int64_t *)context = sql_row_number(row, 0);
    return AVOW_OK;
}

static enum avow_status run_layout(struct sql *sql, size_t number, struct avow_error *err)
{
    static const char *const versions[] = {"PRAGMA user_version = 1"};
    static const char meta[] = "INSERT INTO meta VALUES(?1, 0)";
    enum avow_status status = sql_script(sql, layouts[number], err);
    if (status == AVOW_OK && number == 0) {
        char uuid[37];
        digest_uuid(uuid);
        const struct sql_value value = sql_text(span_of(uuid));
        status = sql_run(sql, meta, &value, 1, err);
    }
    return status == AVOW_OK ? sql_script(sql, versions[number], err) : status;
}

/* Inside a transaction: two programs may meet an old file at the same time. */
static enum avow_status bring_up(struct workspace *workspace, struct avow_error *err)
{
    int64_t version = 0;
    struct sql *sql = workspace->sql;
    enum avow_status status = sql_each(sql, "PRAGMA user_version", NULL, 0, take_number, &version, err);
    if (status == AVOW_OK && (uint64_t)version > COUNT_OF(layouts))
        return error_set(err, AVOW_NEWER, workspace->path, "a newer Avow wrote this file; use that one");
    for (size_t i = (size_t)version; status == AVOW_OK && i < COUNT_OF(layouts); i++)
        status = run_layout(sql, i, err);
    return status;
}

static enum avow_status workspace_new(const char *path, struct workspace **out, struct avow_error *err)
{
    struct workspace *workspace = calloc(1, sizeof *workspace);
    if (workspace != NULL)
        workspace->path = strdup(path);
    if (workspace == NULL || workspace->path == NULL) {
        free(workspace);
        return error_set_no_memory(err, path);
    }
    workspace->names = (struct sql_names){workspace->path, "it is made by the first decision", damaged};
    *out = workspace;
    return AVOW_OK;
}

enum avow_status workspace_open(const char *path, struct workspace **out, struct avow_error *err)
{
    struct workspace *workspace = NULL;
    enum avow_status status = workspace_new(path, &workspace, err);
    if (status == AVOW_OK)
        status = sql_open_shared(path, &workspace->names, WAIT_MS, &workspace->sql, err);
    if (status == AVOW_OK)
        status = sql_script(workspace->sql, "BEGIN IMMEDIATE", err);
    if (status == AVOW_OK)
        status = bring_up(workspace, err);
    if (status == AVOW_OK)
        status = sql_script(workspace->sql, "COMMIT", err);
    if (status != AVOW_OK) {
        workspace_close(workspace);
        return status;
    }
    *out = workspace;
    return AVOW_OK;
}

void workspace_close(struct workspace *workspace)
{
    if (workspace == NULL)
        return;
    sql_close(workspace->sql);
    free(workspace->path);
    free(workspace);
}

static enum avow_status take_state(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)err;
    struct workspace_state *state = context;
    struct span uuid = sql_row_text(row, 0);
    if (uuid.size + 1 == sizeof state->uuid)
        memcpy(state->uuid, uuid.bytes, uuid.size);
    state->revision = (uint64_t)sql_row_number(row, 1);
    return AVOW_OK;
}

enum avow_status workspace_state(struct workspace *workspace, struct workspace_state *out,
                                 struct avow_error *err)
{
    static const char text[] = "SELECT uuid, revision FROM meta";
    struct workspace_state state = {.revision = 0};
    enum avow_status status = sql_each(workspace->sql, text, NULL, 0, take_state, &state, err);
    if (status == AVOW_OK && state.uuid[0] == '\0')
        return error_set(err, AVOW_CORRUPT, workspace->path, "the file has no name of its own; %s", damaged);
    if (status == AVOW_OK)
        *out = state;
    return status;
}

enum avow_status workspace_begin(struct workspace *workspace, struct avow_error *err)
{
    struct workspace_state state = {.revision = 0};
    enum avow_status status = sql_script(workspace->sql, "BEGIN IMMEDIATE", err);
    if (status != AVOW_OK)
        return status;
    status = workspace_state(workspace, &state, err);
    if (status != AVOW_OK) {
        workspace_cancel(workspace);
        return status;
    }
    workspace->revision = state.revision + 1;
    workspace->changed = false;
    return AVOW_OK;
}

enum avow_status workspace_commit(struct workspace *workspace, struct avow_error *err)
{
    static const char text[] = "UPDATE meta SET revision = ?1";
    const struct sql_value value = sql_number((int64_t)workspace->revision);
    enum avow_status status = workspace->changed ? sql_run(workspace->sql, text, &value, 1, err) : AVOW_OK;
    if (status == AVOW_OK)
        status = sql_script(workspace->sql, "COMMIT", err);
    if (status != AVOW_OK)
        workspace_cancel(workspace);
    workspace->revision = 0;
    return status;
}

void workspace_cancel(struct workspace *workspace)
{
    sql_script(workspace->sql, "ROLLBACK", NULL);
    workspace->revision = 0;
}

enum avow_status history_add(struct workspace *workspace, const struct history_row *row,
                             struct avow_error *err)
{
    static const char text[] = "INSERT INTO history VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    const struct sql_value values[] = {
        sql_number((int64_t)workspace->revision),
        sql_number((int64_t)time(NULL)),
        sql_text(row->actor),
        sql_text(row->action),
        sql_text(row->kind),
        sql_number(row->subject),
        sql_text(row->after),
    };
    workspace->changed = true;
    return sql_run(workspace->sql, text, values, COUNT_OF(values), err);
}
