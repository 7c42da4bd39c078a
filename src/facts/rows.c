/* Write scope and evidence rows, and read them back with the version and statement they come from. */
#include "facts/rows.h"

#include "facts/tables.h"

struct rows {
    struct arena *arena;
    void *items;
    size_t count;
    size_t room;
};

enum avow_status facts_put_scope(struct facts *facts, struct span page, date_day date, date_day until,
                                 const struct facts_scope *rows, size_t count, struct avow_error *err)
{
    static const char text[] =
        "INSERT INTO scope SELECT number, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
        " ?14, ?15 FROM version WHERE page = ?1 AND date = ?2";
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        const struct facts_scope *row = &rows[i];
        const struct sql_value values[] = {
            sql_text(page),         sql_number(date),         sql_number((int64_t)i),
            sql_number(until),      sql_number(row->ordinal), sql_text(row->standard),
            sql_text(row->edition), sql_text(row->level),     sql_text(row->service),
            sql_text(row->name),    sql_number(row->known),   sql_text(row->environment),
            sql_text(row->state),   sql_text(row->qualifier), sql_text(row->words),
        };
        status = sql_run(facts->sql, text, values, COUNT_OF(values), err);
    }
    return status;
}

enum avow_status facts_put_evidence(struct facts *facts, struct span page, date_day date, date_day until,
                                    const struct facts_evidence *rows, size_t count, struct avow_error *err)
{
    static const char text[] = "INSERT INTO evidence SELECT number, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
                               "?12, ?13, ?14, ?15, ?16, ?17"
                               " FROM version WHERE page = ?1 AND date = ?2";
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < count; i++) {
        const struct facts_evidence *row = &rows[i];
        const struct sql_value values[] = {
            sql_text(page),
            sql_number(date),
            sql_number((int64_t)i),
            sql_number(until),
            sql_number(row->ordinal),
            sql_text(row->type),
            sql_text(row->access),
            sql_text(row->standard),
            sql_text(row->edition),
            sql_text(row->level),
            sql_text(row->label),
            sql_text(row->target),
            sql_text(row->issuer),
            sql_number(row->reported),
            sql_number(row->from),
            sql_number(row->to),
            sql_number(row->valid_until),
        };
        status = sql_run(facts->sql, text, values, COUNT_OF(values), err);
    }
    return status;
}

static void *next_row(struct rows *rows, size_t size)
{
    if (!arena_grow(rows->arena, &rows->items, &rows->room, rows->count, size))
        return NULL;
    return (char *)rows->items + size * rows->count++;
}

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

/* Version, place and statement of every row; `rows` is the table. */
#define SOURCE_COLUMNS                                                                                       \
    "v.page, v.title, v.url, v.audience, v.status, v.date_source, s.document, s.hash, v.date, r.until, "     \
    "r.ordinal"
#define SOURCE_JOIN                                                                                          \
    " r JOIN version v ON v.number = r.version"                                                              \
    " JOIN statement s ON s.version = r.version AND s.ordinal = r.ordinal"                                   \
    " WHERE (?1 = '' OR r.standard = ?1) AND (?2 = '' OR v.page = ?2) AND (?3 = 0 OR v.date = ?3)"           \
    " AND (?4 = 0 OR (v.date <= ?4 AND r.until > ?4))"
enum { SOURCE_TEXTS = 8, SOURCE_COUNT = 11 };

static bool take_source(struct arena *arena, struct sql_row *row, struct facts_source *source,
                        uint32_t *ordinal)
{
    struct span *const fields[SOURCE_TEXTS] = {&source->page,     &source->title,  &source->url,
                                               &source->audience, &source->status, &source->date_source,
                                               &source->id,       &source->hash};
    source->date = (date_day)sql_row_number(row, 8);
    source->until = (date_day)sql_row_number(row, 9);
    *ordinal = (uint32_t)sql_row_number(row, 10);
    return copy_texts(arena, row, 0, fields, SOURCE_TEXTS);
}

static enum avow_status add_scope(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_scope *scope = next_row(rows, sizeof *scope);
    if (scope == NULL)
        return error_set_no_memory(err, "facts");
    struct span *const fields[] = {&scope->standard, &scope->edition,   &scope->level,
                                   &scope->service,  &scope->name,      &scope->environment,
                                   &scope->state,    &scope->qualifier, &scope->words};
    scope->known = sql_row_number(row, SOURCE_COUNT) != 0;
    return take_source(rows->arena, row, &scope->source, &scope->ordinal) &&
                   copy_texts(rows->arena, row, SOURCE_COUNT + 1, fields, (int)COUNT_OF(fields))
               ? AVOW_OK
               : error_set_no_memory(err, "facts");
}

enum avow_status facts_scope_rows(struct facts *facts, const struct facts_row_filter *filter,
                                  struct arena *arena, struct facts_scope_list *out, struct avow_error *err)
{
    static const char text[] =
        "SELECT " SOURCE_COLUMNS ", r.known, r.standard, r.edition, r.level, r.service, r.name,"
        " r.environment, r.state, r.qualifier, r.words FROM scope" SOURCE_JOIN
        " AND (?5 = '' OR r.service = ?5)"
        " ORDER BY r.standard = '', r.standard, r.service, v.page, v.date, r.number";
    const struct sql_value values[] = {sql_text(filter->standard), sql_text(filter->page),
                                       sql_number(filter->date), sql_number(filter->as_of),
                                       sql_text(filter->service)};
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, values, COUNT_OF(values), add_scope, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_scope_list){rows.items, rows.count};
    return status;
}

static enum avow_status add_name(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_scope *scope = next_row(rows, sizeof *scope);
    if (scope == NULL)
        return error_set_no_memory(err, "facts");
    *scope = (struct facts_scope){.known = sql_row_number(row, 0) != 0};
    struct span *const fields[] = {&scope->service, &scope->name, &scope->source.audience,
                                   &scope->source.status};
    return copy_texts(rows->arena, row, 1, fields, (int)COUNT_OF(fields)) ? AVOW_OK
                                                                          : error_set_no_memory(err, "facts");
}

enum avow_status facts_scope_names(struct facts *facts, struct arena *arena, struct facts_scope_list *out,
                                   struct avow_error *err)
{
    static const char text[] = "SELECT DISTINCT r.known, r.service, r.name, v.audience, v.status FROM scope r"
                               " JOIN version v ON v.number = r.version ORDER BY r.service, r.name";
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, NULL, 0, add_name, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_scope_list){rows.items, rows.count};
    return status;
}

static enum avow_status add_evidence(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    struct facts_evidence *evidence = next_row(rows, sizeof *evidence);
    if (evidence == NULL)
        return error_set_no_memory(err, "facts");
    struct span *const fields[] = {&evidence->type,    &evidence->access, &evidence->standard,
                                   &evidence->edition, &evidence->level,  &evidence->label,
                                   &evidence->target,  &evidence->issuer};
    evidence->reported = (date_day)sql_row_number(row, SOURCE_COUNT);
    evidence->from = (date_day)sql_row_number(row, SOURCE_COUNT + 1);
    evidence->to = (date_day)sql_row_number(row, SOURCE_COUNT + 2);
    evidence->valid_until = (date_day)sql_row_number(row, SOURCE_COUNT + 3);
    return take_source(rows->arena, row, &evidence->source, &evidence->ordinal) &&
                   copy_texts(rows->arena, row, SOURCE_COUNT + 4, fields, (int)COUNT_OF(fields))
               ? AVOW_OK
               : error_set_no_memory(err, "facts");
}

enum avow_status facts_evidence_rows(struct facts *facts, const struct facts_row_filter *filter,
                                     struct arena *arena, struct facts_evidence_list *out,
                                     struct avow_error *err)
{
    static const char text[] =
        "SELECT " SOURCE_COLUMNS ", r.reported, r.first, r.last, r.valid_until, r.type, r.access, r.standard,"
        " r.edition, r.level, r.label, r.target, r.issuer FROM evidence" SOURCE_JOIN
        " AND (?5 = 0 OR r.valid_until > 0)"
        " ORDER BY r.standard = '', r.standard, v.page, r.label, r.target, v.date, r.number";
    const struct sql_value values[] = {sql_text(filter->standard), sql_text(filter->page),
                                       sql_number(filter->date), sql_number(filter->as_of),
                                       sql_number(filter->is_ending)};
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, values, COUNT_OF(values), add_evidence, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_evidence_list){rows.items, rows.count};
    return status;
}
