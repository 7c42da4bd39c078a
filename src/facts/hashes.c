/* Follow the words of a citation: hashes by their first digits, and where each stood. */
#include "facts/tables.h"

/* Rows of one kind as they come, in the caller's arena. */
struct rows {
    struct arena *arena;
    void *items;
    size_t count;
    size_t room;
};

static enum avow_status add_hash(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    if (!arena_grow(rows->arena, &rows->items, &rows->room, rows->count, sizeof(struct span)))
        return error_set_no_memory(err, "facts");
    struct span *items = rows->items;
    items[rows->count] = arena_copy(rows->arena, sql_row_text(row, 0));
    return items[rows->count++].bytes != NULL ? AVOW_OK : error_set_no_memory(err, "facts");
}

enum avow_status facts_hashes_from(struct facts *facts, struct span prefix, size_t limit, struct arena *arena,
                                   struct span **hashes, size_t *count, struct avow_error *err)
{
    static const char text[] =
        "SELECT DISTINCT hash FROM statement WHERE hash >= ?1 AND hash < ?2 ORDER BY hash LIMIT ?3";
    char *end = arena_printf(arena, "%.*sg", SPAN_ARG(prefix)); /* 'g' follows the last hex digit */
    if (end == NULL)
        return error_set_no_memory(err, "facts");
    const struct sql_value values[] = {sql_text(prefix), sql_text(span_of(end)), sql_number((int64_t)limit)};
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, values, COUNT_OF(values), add_hash, &rows, err);
    if (status != AVOW_OK)
        return status;
    *hashes = rows.items;
    *count = rows.count;
    return AVOW_OK;
}

static enum avow_status add_place(void *context, struct sql_row *row, struct avow_error *err)
{
    struct rows *rows = context;
    if (!arena_grow(rows->arena, &rows->items, &rows->room, rows->count, sizeof(struct facts_place)))
        return error_set_no_memory(err, "facts");
    struct facts_place *place = (struct facts_place *)rows->items + rows->count++;
    struct span *const fields[] = {&place->page, &place->audience, &place->status, &place->id,
                                   &place->document};
    for (int i = 0; i < (int)COUNT_OF(fields); i++) {
        *fields[i] = arena_copy(rows->arena, sql_row_text(row, i));
        if (fields[i]->bytes == NULL)
            return error_set_no_memory(err, "facts");
    }
    place->date = (date_day)sql_row_number(row, 5);
    place->current = sql_row_number(row, 6) != 0;
    return AVOW_OK;
}

enum avow_status facts_hash_places(struct facts *facts, struct span hash, struct arena *arena,
                                   struct facts_places *out, struct avow_error *err)
{
    static const char text[] = "SELECT page, audience, status, id, document, date, current FROM statement"
                               " JOIN version ON number = version WHERE hash = ?1"
                               " ORDER BY current DESC, date DESC, page, ordinal";
    const struct sql_value value = sql_text(hash);
    struct rows rows = {.arena = arena};
    enum avow_status status = sql_each(facts->sql, text, &value, 1, add_place, &rows, err);
    if (status == AVOW_OK)
        *out = (struct facts_places){rows.items, rows.count};
    return status;
}
