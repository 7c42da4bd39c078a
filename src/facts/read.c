/* Read files, versions and statements back from facts.sqlite. */
#include "facts/tables.h"

/* A growing list of rows in the caller's arena. */
struct rows {
    struct arena *arena;
    void *items;
    size_t count;
    size_t room;
};

/* The slot of the next row, of `size` bytes; NULL when memory ran out. */
static void *next_row(struct rows *rows, size_t size)
{
    if (!arena_grow(rows->arena, &rows->items, &rows->room, rows->count, size))
        return NULL;
    return (char *)rows->items + size * rows->count++;
}

static enum avow_status no_memory(struct avow_error *err)
{
    return error_set_no_memory(err, "facts");
}

/* Copy text columns [first, first + count) to `fields`; false when memory ran out. */
static bool copy_texts(struct arena *arena, struct sql_row *row, int first, struct span *const *fields,
                       int count)
{
    for (int i = 0; i < count; i++) {
        *fields[i] = arena_copy(arena, sql_row_text(row, first + i));
        if (fields[i]->bytes == NULL)
            return false;
    }
    return true;
}

static enum avow_status add_file(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_file *file = next_row(rows, sizeof *file);
    if (file == NULL)
        return no_memory(err);
    struct span *const fields[] = {&file->root, &file->path, &file->page, &file->input_key, &file->reason};
    file->state = sql_row_number(row, 5) == FILE_INDEXED ? FILE_INDEXED : FILE_REJECTED;
    file->kept = sql_row_number(row, 6) != 0;
    return copy_texts(rows->arena, row, 0, fields, 5) ? AVOW_OK : no_memory(err);
}

enum avow_status facts_all_files(struct facts *facts, struct arena *arena, struct facts_files *out,
                                 struct avow_error *err)
{
    static const char text[] =
        "SELECT root, path, page, input_key, reason, state, kept FROM file ORDER BY root, path";
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, NULL, 0, add_file, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_files){rows.items, rows.count};
    return status;
}

#define VERSION_COLUMNS                                                                                      \
    "page, date_source, root, path, title, url, language, owner, audience, status, date, review_by, "        \
    "current, (SELECT count(*) FROM statement WHERE version = version.number)"

static enum avow_status add_version(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_version *version = next_row(rows, sizeof *version);
    if (version == NULL)
        return no_memory(err);
    struct span *const fields[] = {
        &version->page, &version->date_source, &version->root,  &version->path,     &version->title,
        &version->url,  &version->language,    &version->owner, &version->audience, &version->status};
    version->date = (date_day)sql_row_number(row, 10);
    version->review_by = (date_day)sql_row_number(row, 11);
    version->current = sql_row_number(row, 12) != 0;
    version->statements = (uint32_t)sql_row_number(row, 13);
    return copy_texts(rows->arena, row, 0, fields, 10) ? AVOW_OK : no_memory(err);
}

static enum avow_status read_versions(struct facts *facts, const char *text, const struct sql_value *values,
                                      size_t count, struct arena *arena, struct facts_versions *out,
                                      struct avow_error *err)
{
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, values, count, add_version, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_versions){rows.items, rows.count};
    return status;
}

enum avow_status facts_all_versions(struct facts *facts, struct arena *arena, struct facts_versions *out,
                                    struct avow_error *err)
{
    static const char text[] = "SELECT " VERSION_COLUMNS " FROM version ORDER BY page, date";
    return read_versions(facts, text, NULL, 0, arena, out, err);
}

enum avow_status facts_page_versions(struct facts *facts, struct span page, struct arena *arena,
                                     struct facts_versions *out, struct avow_error *err)
{
    static const char text[] = "SELECT " VERSION_COLUMNS " FROM version WHERE page = ?1 ORDER BY date DESC";
    const struct sql_value value = sql_text(page);
    struct facts_versions found;
    enum avow_status status = read_versions(facts, text, &value, 1, arena, &found, err);
    if (status == AVOW_OK && found.count == 0)
        return error_set(err, AVOW_NOT_FOUND, "page", "no page has the id %.*s; search for its words",
                         SPAN_ARG(span_part(page, 0, 200)));
    if (status == AVOW_OK)
        *out = found;
    return status;
}

static enum avow_status add_statement(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_statement *statement = next_row(rows, sizeof *statement);
    if (statement == NULL)
        return no_memory(err);
    struct span *const fields[] = {&statement->id, &statement->kind, &statement->hash, &statement->document};
    statement->ordinal = (uint32_t)sql_row_number(row, 4);
    statement->in_history = sql_row_number(row, 5) != 0;
    return copy_texts(rows->arena, row, 0, fields, 4) ? AVOW_OK : no_memory(err);
}

enum avow_status facts_version_statements(struct facts *facts, struct span page, date_day date,
                                          struct arena *arena, struct facts_statements *out,
                                          struct avow_error *err)
{
    static const char text[] = "SELECT id, kind, hash, document, ordinal, in_history FROM statement"
                               " WHERE version = (SELECT number FROM version WHERE page = ?1 AND date = ?2)"
                               " ORDER BY ordinal";
    const struct sql_value values[] = {sql_text(page), sql_number(date)};
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, values, COUNT_OF(values), add_statement, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_statements){rows.items, rows.count};
    return status;
}

static enum avow_status take_numbers(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)err;
    struct facts_counts *counts = context;
    uint64_t *const fields[] = {&counts->pages, &counts->statements, &counts->versions, &counts->history};
    for (int i = 0; i < (int)COUNT_OF(fields); i++)
        *fields[i] = (uint64_t)sql_row_number(row, i);
    return AVOW_OK;
}

enum avow_status facts_count(struct facts *facts, struct facts_counts *out, struct avow_error *err)
{
    static const char text[] =
        "SELECT (SELECT count(*) FROM version WHERE current),"
        " (SELECT count(*) FROM statement JOIN version ON number = version WHERE current),"
        " (SELECT count(*) FROM version),"
        " (SELECT count(DISTINCT document) FROM statement WHERE in_history)";
    struct facts_counts counts = {0};
    enum avow_status status = sql_each(facts->sql, text, NULL, 0, take_numbers, &counts, err);
    if (status == AVOW_OK)
        *out = counts;
    return status;
}

static enum avow_status take_number(void *context, struct sql_row *row, struct avow_error *err)
{
    (void)err;
    *(int64_t *)context = sql_row_number(row, 0);
    return AVOW_OK;
}

enum avow_status facts_version_count(struct facts *facts, struct span page, size_t *versions,
                                     struct avow_error *err)
{
    static const char text[] = "SELECT count(*) FROM version WHERE page = ?1";
    const struct sql_value value = sql_text(page);
    int64_t number = 0;
    enum avow_status status = sql_each(facts->sql, text, &value, 1, take_number, &number, err);
    if (status == AVOW_OK)
        *versions = (size_t)number;
    return status;
}

enum avow_status facts_overdue(struct facts *facts, date_day today, uint64_t *pages, struct avow_error *err)
{
    static const char text[] =
        "SELECT count(*) FROM version WHERE current AND review_by > 0 AND review_by < ?1";
    const struct sql_value value = sql_number(today);
    int64_t number = 0;
    enum avow_status status = sql_each(facts->sql, text, &value, 1, take_number, &number, err);
    if (status == AVOW_OK)
        *pages = (uint64_t)number;
    return status;
}
