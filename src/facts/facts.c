/* Open facts.sqlite, and write files, pages, versions and statements into it. */
#include "facts/facts.h"

#include "facts/tables.h"

#include <stdlib.h>

/* One history line per layout: 1, the first; 2, with scope and evidence; 3, with pins. GENERATION_SCHEMA
 * counts the whole generation. A row holds from the date of its version to `until`, which is excluded. */
static const char tables[] =
    "CREATE TABLE IF NOT EXISTS file(root TEXT, path TEXT, page TEXT, input_key TEXT, state INTEGER,"
    " kept INTEGER, reason TEXT, PRIMARY KEY(root, path)) WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS file_page ON file(page);"
    "CREATE TABLE IF NOT EXISTS version(number INTEGER PRIMARY KEY, page TEXT, date INTEGER,"
    " date_source TEXT, root TEXT, path TEXT, title TEXT, url TEXT, language TEXT, owner TEXT,"
    " audience TEXT, status TEXT, review_by INTEGER, current INTEGER, UNIQUE(page, date));"
    "CREATE INDEX IF NOT EXISTS version_latest ON version(current, date);"
    "CREATE TABLE IF NOT EXISTS statement(version INTEGER, ordinal INTEGER, id TEXT, kind TEXT, hash TEXT,"
    " in_history INTEGER, document TEXT, PRIMARY KEY(version, ordinal)) WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS statement_hash ON statement(hash);"
    "CREATE TABLE IF NOT EXISTS scope(version INTEGER, number INTEGER, until INTEGER, ordinal INTEGER,"
    " standard TEXT, edition TEXT, level TEXT, service TEXT, name TEXT, known INTEGER, environment TEXT,"
    " state TEXT, qualifier TEXT, words TEXT, PRIMARY KEY(version, number)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS evidence(version INTEGER, number INTEGER, until INTEGER, ordinal INTEGER,"
    " type TEXT, access TEXT, standard TEXT, edition TEXT, level TEXT, label TEXT, target TEXT, issuer TEXT,"
    " reported INTEGER, first INTEGER, last INTEGER, valid_until INTEGER, PRIMARY KEY(version, number))"
    " WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS pin(number INTEGER PRIMARY KEY, key TEXT UNIQUE, question TEXT,"
    " statement TEXT, owner TEXT, reason TEXT, expires INTEGER, place TEXT);";

static const struct sql_names names = {
    .place = "facts.sqlite",
    .missing = "run `avow index`",
    .damaged = "rebuild with `avow index --rebuild`",
};

static enum avow_status wrap(struct sql *sql, struct facts **out, struct avow_error *err)
{
    struct facts *facts = malloc(sizeof *facts);
    if (facts == NULL) {
        sql_close(sql);
        return error_set_no_memory(err, "facts");
    }
    facts->sql = sql;
    *out = facts;
    return AVOW_OK;
}

enum avow_status facts_open(const char *path, struct facts **out, struct avow_error *err)
{
    struct sql *sql = NULL;
    enum avow_status status = sql_open_immutable(path, &names, &sql, err);
    if (status != AVOW_OK)
        return status;
    /* SQLite reads nothing on opening: ask for every table, so that damage shows here. */
    status = sql_script(sql, "SELECT 1 FROM file, version, statement LIMIT 1", err);
    if (status != AVOW_OK) {
        sql_close(sql);
        return status;
    }
    return wrap(sql, out, err);
}

enum avow_status facts_open_writer(const char *path, struct facts **out, struct avow_error *err)
{
    struct sql *sql = NULL;
    enum avow_status status = sql_open_private(path, &names, &sql, err);
    if (status != AVOW_OK)
        return status;
    status = sql_script(sql, tables, err);
    if (status == AVOW_OK)
        status = sql_script(sql, "BEGIN", err);
    if (status != AVOW_OK) {
        sql_close(sql);
        return status;
    }
    return wrap(sql, out, err);
}

enum avow_status facts_commit(struct facts *facts, struct avow_error *err)
{
    return sql_script(facts->sql, "COMMIT; BEGIN", err);
}

void facts_close(struct facts *facts)
{
    if (facts == NULL)
        return;
    sql_close(facts->sql);
    free(facts);
}

static enum avow_status judge(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)context;
    struct span verdict = sql_row_text(row, 0);
    if (span_equal(verdict, SPAN("ok")))
        return AVOW_OK;
    return error_set(err, AVOW_CORRUPT, "facts.sqlite", "%.*s; rebuild with `avow index --rebuild`",
                     SPAN_ARG(verdict));
}

enum avow_status facts_check(struct facts *facts, struct avow_error *err)
{
    return sql_each(facts->sql, "PRAGMA integrity_check(1)", NULL, 0, judge, NULL, err);
}

enum avow_status facts_put_file(struct facts *facts, const struct facts_file *file, struct avow_error *err)
{
    const struct sql_value values[] = {
        sql_text(file->root),    sql_text(file->path),   sql_text(file->page),   sql_text(file->input_key),
        sql_number(file->state), sql_number(file->kept), sql_text(file->reason),
    };
    static const char text[] = "INSERT OR REPLACE INTO file VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    return sql_run(facts->sql, text, values, COUNT_OF(values), err);
}

enum avow_status facts_remove_page_files(struct facts *facts, struct span page, struct avow_error *err)
{
    static const char text[] = "DELETE FROM file WHERE page = ?1";
    const struct sql_value value = sql_text(page);
    return sql_run(facts->sql, text, &value, 1, err);
}

enum avow_status facts_remove_rejected(struct facts *facts, struct avow_error *err)
{
    static const char text[] = "DELETE FROM file WHERE state = ?1";
    const struct sql_value value = sql_number(FILE_REJECTED);
    return sql_run(facts->sql, text, &value, 1, err);
}

enum avow_status facts_remove_page(struct facts *facts, struct span page, struct avow_error *err)
{
    static const char statements[] =
        "DELETE FROM statement WHERE version IN (SELECT number FROM version WHERE page = ?1)";
    static const char versions[] = "DELETE FROM version WHERE page = ?1";
    static const char scope[] =
        "DELETE FROM scope WHERE version IN (SELECT number FROM version WHERE page = ?1)";
    static const char evidence[] =
        "DELETE FROM evidence WHERE version IN (SELECT number FROM version WHERE page = ?1)";
    const struct sql_value value = sql_text(page);
    enum avow_status status = sql_run(facts->sql, statements, &value, 1, err);
    if (status == AVOW_OK)
        status = sql_run(facts->sql, scope, &value, 1, err);
    if (status == AVOW_OK)
        status = sql_run(facts->sql, evidence, &value, 1, err);
    return status == AVOW_OK ? sql_run(facts->sql, versions, &value, 1, err) : status;
}

/* The statements and rows of a version of this page and date, if there is one, make room for new ones. */
static enum avow_status remove_version(struct facts *facts, const struct facts_version *version,
                                       struct avow_error *err)
{
    static const char statements[] = "DELETE FROM statement WHERE version IN"
                                     " (SELECT number FROM version WHERE page = ?1 AND date = ?2)";
    static const char scope[] = "DELETE FROM scope WHERE version IN"
                                " (SELECT number FROM version WHERE page = ?1 AND date = ?2)";
    static const char evidence[] = "DELETE FROM evidence WHERE version IN"
                                   " (SELECT number FROM version WHERE page = ?1 AND date = ?2)";
    static const char versions[] = "DELETE FROM version WHERE page = ?1 AND date = ?2";
    const struct sql_value key[] = {sql_text(version->page), sql_number(version->date)};
    enum avow_status status = sql_run(facts->sql, statements, key, COUNT_OF(key), err);
    if (status == AVOW_OK)
        status = sql_run(facts->sql, scope, key, COUNT_OF(key), err);
    if (status == AVOW_OK)
        status = sql_run(facts->sql, evidence, key, COUNT_OF(key), err);
    return status == AVOW_OK ? sql_run(facts->sql, versions, key, COUNT_OF(key), err) : status;
}

static enum avow_status put_statement(struct facts *facts, const struct facts_version *version,
                                      const struct facts_statement *statement, struct avow_error *err)
{
    const struct sql_value values[] = {
        sql_text(version->page),           sql_number(version->date),     sql_number(statement->ordinal),
        sql_text(statement->id),           sql_text(statement->kind),     sql_text(statement->hash),
        sql_number(statement->in_history), sql_text(statement->document),
    };
    static const char text[] = "INSERT INTO statement SELECT number, ?3, ?4, ?5, ?6, ?7, ?8 FROM version"
                               " WHERE page = ?1 AND date = ?2";
    return sql_run(facts->sql, text, values, COUNT_OF(values), err);
}

enum avow_status facts_put_version(struct facts *facts, const struct facts_version *version,
                                   const struct facts_statement *statements, size_t count,
                                   struct avow_error *err)
{
    const struct sql_value values[] = {
        sql_text(version->page),      sql_number(version->date),   sql_text(version->date_source),
        sql_text(version->root),      sql_text(version->path),     sql_text(version->title),
        sql_text(version->url),       sql_text(version->language), sql_text(version->owner),
        sql_text(version->audience),  sql_text(version->status),   sql_number(version->review_by),
        sql_number(version->current),
    };
    static const char text[] =
        "INSERT INTO version VALUES(NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    enum avow_status status = remove_version(facts, version, err);
    if (status == AVOW_OK)
        status = sql_run(facts->sql, text, values, COUNT_OF(values), err);
    for (size_t i = 0; i < count && status == AVOW_OK; i++)
        status = put_statement(facts, version, &statements[i], err);
    return status;
}
