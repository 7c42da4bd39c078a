/* SQLite behind plain C: open, prepare once, bind, step, and one table of its failures. */
#include "base/sql.h"

#include "base/buffer.h"
#include "base/cleanup.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { KEPT_STATEMENTS = 48 };

struct kept_statement {
    const char *text; /* static, compared by address */
    sqlite3_stmt *statement;
};

struct sql {
    sqlite3 *connection;
    const struct sql_names *names;
    struct kept_statement kept[KEPT_STATEMENTS];
    size_t kept_count;
};

struct sql_row {
    sqlite3_stmt *statement;
};

static enum avow_status status_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return AVOW_NO_MEMORY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR: /* our statements are right: a table or column is missing */
        return AVOW_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return AVOW_LOCKED;
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return AVOW_IO;
    default:
        return AVOW_INTERNAL;
    }
}

static enum avow_status fail(const struct sql *sql, int code, struct avow_error *err)
{
    enum avow_status status = status_of(code);
    bool damaged = status == AVOW_CORRUPT;
    return error_set(err, status, sql->names->place, "%s%s%s", sqlite3_errmsg(sql->connection),
                     damaged ? "; " : "", damaged ? sql->names->damaged : "");
}

/* "file:<path>?<arguments>" with the bytes that mean something in a URI escaped. */
static char *uri_of(const char *path, const char *arguments)
{
    struct buffer uri = BUFFER_INIT;
    buffer_append_string(&uri, "file:");
    for (const char *byte = path; *byte != '\0'; byte++) {
        if (*byte == '?' || *byte == '#' || *byte == '%')
            buffer_printf(&uri, "%%%02X", (unsigned char)*byte);
        else
            buffer_append_byte(&uri, *byte);
    }
    buffer_append_string(&uri, arguments);
    return buffer_detach(&uri);
}

/* `arguments` are those of the URI. */
static enum avow_status open_path(const char *path, const char *arguments, int flags,
                                  const struct sql_names *names, struct sql **out, struct avow_error *err)
{
    CLEANUP(cleanup_free) char *uri = uri_of(path, arguments);
    struct sql *sql = uri != NULL ? calloc(1, sizeof *sql) : NULL;
    if (sql == NULL)
        return error_set_no_memory(err, names->place);
    sql->names = names;
    int code = sqlite3_open_v2(uri, &sql->connection, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    if (code != SQLITE_OK) {
        enum avow_status status = fail(sql, code, err);
        sql_close(sql);
        return status;
    }
    *out = sql;
    return AVOW_OK;
}

enum avow_status sql_open_immutable(const char *path, const struct sql_names *names, struct sql **out,
                                    struct avow_error *err)
{
    struct stat found;
    if (stat(path, &found) != 0 || !S_ISREG(found.st_mode))
        return error_set(err, AVOW_NOT_FOUND, names->place, "%s is missing; %s", path, names->missing);
    return open_path(path, "?immutable=1", SQLITE_OPEN_READONLY, names, out, err);
}

/* Open, making the file if it is missing, and run `settings`. */
static enum avow_status open_writer(const char *path, const struct sql_names *names, const char *settings,
                                    struct sql **out, struct avow_error *err)
{
    struct sql *sql = NULL;
    enum avow_status status =
        open_path(path, "", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, names, &sql, err);
    if (status == AVOW_OK)
        status = sql_script(sql, settings, err);
    if (status != AVOW_OK) {
        sql_close(sql);
        return status;
    }
    *out = sql;
    return AVOW_OK;
}

enum avow_status sql_open_private(const char *path, const struct sql_names *names, struct sql **out,
                                  struct avow_error *err)
{
    return open_writer(path, names, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF", out, err);
}

/* No WAL: at rest the file is whole by itself, so that it can be copied and can lie on a network folder. */
enum avow_status sql_open_shared(const char *path, const struct sql_names *names, int wait_ms,
                                 struct sql **out, struct avow_error *err)
{
    char settings[64];
    snprintf(settings, sizeof settings, "PRAGMA busy_timeout = %d; PRAGMA synchronous = EXTRA", wait_ms);
    return open_writer(path, names, settings, out, err);
}

void sql_close(struct sql *sql)
{
    if (sql == NULL)
        return;
    for (size_t i = 0; i < sql->kept_count; i++)
        sqlite3_finalize(sql->kept[i].statement);
    sqlite3_close(sql->connection);
    free(sql);
}

enum avow_status sql_script(struct sql *sql, const char *text, struct avow_error *err)
{
    int code = sqlite3_exec(sql->connection, text, NULL, NULL, NULL);
    return code == SQLITE_OK ? AVOW_OK : fail(sql, code, err);
}

static enum avow_status prepare(struct sql *sql, const char *text, sqlite3_stmt **out, struct avow_error *err)
{
    for (size_t i = 0; i < sql->kept_count; i++)
        if (sql->kept[i].text == text) {
            *out = sql->kept[i].statement;
            return AVOW_OK;
        }
    if (sql->kept_count == KEPT_STATEMENTS)
        return error_set(err, AVOW_INTERNAL, sql->names->place, "more than %d kinds of statements",
                         KEPT_STATEMENTS);
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v3(sql->connection, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
    if (code != SQLITE_OK)
        return fail(sql, code, err);
    sql->kept[sql->kept_count++] = (struct kept_statement){text, statement};
    *out = statement;
    return AVOW_OK;
}

static int bind(sqlite3_stmt *statement, int number, const struct sql_value *value)
{
    if (!value->is_text)
        return sqlite3_bind_int64(statement, number, value->number);
    const char *bytes = value->text.bytes != NULL ? value->text.bytes : "";
    return sqlite3_bind_text64(statement, number, bytes, value->text.size, SQLITE_STATIC, SQLITE_UTF8);
}

enum avow_status sql_run(struct sql *sql, const char *text, const struct sql_value *values, size_t count,
                         struct avow_error *err)
{
    return sql_each(sql, text, values, count, NULL, NULL, err);
}

enum avow_status sql_each(struct sql *sql, const char *text, const struct sql_value *values, size_t count,
                          sql_visit visit, void *context, struct avow_error *err)
{
    sqlite3_stmt *statement = NULL;
    enum avow_status status = prepare(sql, text, &statement, err);
    if (status != AVOW_OK)
        return status;
    int code = SQLITE_OK;
    for (size_t i = 0; i < count && code == SQLITE_OK; i++)
        code = bind(statement, (int)i + 1, &values[i]);
    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    while (code == SQLITE_ROW && status == AVOW_OK) {
        if (visit != NULL)
            status = visit(context, &(struct sql_row){statement}, err);
        code = sqlite3_step(statement);
    }
    if (status == AVOW_OK && code != SQLITE_DONE)
        status = fail(sql, code, err);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return status;
}

int64_t sql_last_number(const struct sql *sql)
{
    return sqlite3_last_insert_rowid(sql->connection);
}

int64_t sql_row_number(struct sql_row *row, int column)
{
    return sqlite3_column_int64(row->statement, column);
}

struct span sql_row_text(struct sql_row *row, int column)
{
    const char *bytes = (const char *)sqlite3_column_text(row->statement, column);
    return (struct span){bytes, (size_t)sqlite3_column_bytes(row->statement, column)};
}
