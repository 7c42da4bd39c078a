/* Tables of services: columns of environments or standards, or a column that lists services. */
#include "document/scope_table.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/tick.h"
#include "document/wording.h"

/* What a cell says: in, excluded, or nothing; and what narrows it. */
static bool state_of_cell(struct span cell, enum scope_state *state, struct span *qualifier)
{
    enum tick tick = tick_of(cell);
    size_t bracket = span_find_byte(cell, '(', 0);
    size_t comma = span_find_byte(cell, ',', 0);
    *state = tick == TICK_NO ? SCOPE_EXCLUDED : SCOPE_IN;
    *qualifier = SPAN_EMPTY;
    if (bracket != SPAN_NONE || comma != SPAN_NONE)
        *qualifier = scope_tidy_tail(span_part(cell, bracket < comma ? bracket : comma, cell.size));
    if (span_starts(*qualifier, SPAN("(")) && span_ends(*qualifier, SPAN(")")))
        *qualifier = span_part(*qualifier, 1, qualifier->size - 1);
    return tick != TICK_NONE;
}

struct row {
    struct scope_reader *reader;
    const struct scope_table *table;
    const struct span *cells;
    size_t count;
    struct span words;
    struct span remark;
};

/* A remark that starts with one of several names is about that one. */
static bool is_about(struct span remark, const struct scope_names *names, size_t number)
{
    for (size_t i = 0; i < names->count; i++)
        if (span_starts(remark, names->items[i].name))
            return i == number;
    return true;
}

static enum avow_status add_cell(const struct row *row, const struct scope_context *context,
                                 const struct scope_names *names, struct span qualifier)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < names->count; i++) {
        struct span own = names->items[i].qualifier;
        if (own.size == 0)
            own = qualifier.size > 0 ? qualifier : is_about(row->remark, names, i) ? row->remark : SPAN_EMPTY;
        status = scope_add(row->reader, context, &names->items[i], own, row->words);
    }
    return status;
}

/* The environment or the standard that a heading names holds for the cells below it. */
static void take_heading(const struct column_heading *heading, struct scope_context *context)
{
    if (heading->role == COLUMN_PLACED)
        context->environment = scope_place_of(heading->text);
    else if (heading->role == COLUMN_STANDARD)
        context->standards = heading->standards;
}

/* A cell below an environment or a standard. */
static enum avow_status add_state(const struct row *row, const struct scope_context *context, size_t column,
                                  const struct scope_names *names)
{
    struct scope_context own = *context;
    struct span qualifier = SPAN_EMPTY;
    if (!state_of_cell(row->cells[column], &own.state, &qualifier))
        return AVOW_OK;
    take_heading(&row->table->columns[column].above, &own);
    take_heading(&row->table->columns[column].own, &own);
    return add_cell(row, &own, names, qualifier);
}

static bool has_states(const struct scope_table *table)
{
    return scope_table_has(table, COLUMN_STATE) || scope_table_has(table, COLUMN_PLACED) ||
           scope_table_has(table, COLUMN_STANDARD);
}

/* The services that a cell names, each by what the row says of it. */
static enum avow_status add_services(const struct row *row, struct scope_context context, size_t column)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    struct scope_names names;
    struct span cell = row->cells[column];
    size_t added = 0;
    bool states = has_states(row->table);
    bool lists = wording_in_text(row->table->columns[column].own.text, WORDING_SCOPE);
    context.known_only = context.known_only && !states && !lists;
    if (!states && row->remark.size == 0)
        return scope_list(row->reader, &context, cell, &added);
    enum avow_status status = scope_text_read(row->reader, cell, &scratch, &text, row->reader->err);
    text.listed = true;
    if (status == AVOW_OK)
        status = scope_names_read(row->reader, &text, 0, cell.size, &scratch, &names);
    if (status == AVOW_OK && names.count > 0 && !states)
        return add_cell(row, &context, &names, SPAN_EMPTY);
    for (size_t i = 0; status == AVOW_OK && names.count > 0 && i < row->count; i++) {
        enum column_role role = row->table->columns[i].own.role;
        if (role == COLUMN_STATE || role == COLUMN_PLACED || role == COLUMN_STANDARD)
            status = add_state(row, &context, i, &names);
    }
    return status;
}

/* The service that a column's heading names, by the cell below it. */
static enum avow_status add_named(const struct row *row, struct scope_context context, size_t column)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    struct scope_names names;
    struct span heading = row->table->columns[column].own.text;
    enum avow_status status = scope_text_read(row->reader, heading, &scratch, &text, row->reader->err);
    text.listed = true;
    context.known_only = false;
    if (status == AVOW_OK)
        status = scope_names_read(row->reader, &text, 0, heading.size, &scratch, &names);
    return status == AVOW_OK && names.count > 0 ? add_state(row, &context, column, &names) : status;
}

/* A row says of its services, in one environment. */
static enum avow_status add_columns(const struct row *row, const struct scope_context *context)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < row->count; i++) {
        enum column_role role = row->table->columns[i].own.role;
        if (role == COLUMN_NAMED)
            status = add_named(row, *context, i);
        if (role == COLUMN_SERVICE && row->cells[i].size > 0)
            return add_services(row, *context, i);
    }
    return status;
}

/* The environments that a cell names: known ones, or as it writes them. A service is none. */
static enum avow_status places_of(const struct row *row, struct span cell, struct span *places, size_t *count)
{
    enum { PLACE_WORDS = 6 };
    struct span rest = cell;
    struct span piece;
    *count = 0;
    while (*count < SCOPE_PLACES && span_next_piece(&rest, ',', &piece)) {
        CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
        struct scope_text text;
        struct span place = scope_place_of(piece);
        piece = span_trim(piece);
        enum avow_status status = scope_text_read(row->reader, piece, &scratch, &text, row->reader->err);
        if (status != AVOW_OK)
            return status;
        if (place.size == 0 &&
            (tick_says_all(piece) || scope_service_at(&text, 0) != NULL || prose_words(piece) > PLACE_WORDS))
            place = SPAN_EMPTY;
        else if (place.size == 0)
            place = piece;
        places[(*count)++] = place;
    }
    return AVOW_OK;
}

/* What holds for the whole row: remark, standard, environments. */
static enum avow_status read_frame(struct row *row, struct scope_context *context, struct span *places,
                                   size_t *place_count)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < row->count; i++) {
        struct span cell = row->cells[i];
        enum column_role role = row->table->columns[i].own.role;
        if (role == COLUMN_REMARK && row->remark.size == 0)
            row->remark = cell;
        else if (role == COLUMN_PLACE && cell.size > 0)
            status = places_of(row, cell, places, place_count);
        else if (role == COLUMN_NORM)
            status = scope_heading_standards(row->reader, cell, context->standards, &context->standards);
    }
    return status;
}

/* Yes and no by service say what is covered only where a standard or scope is spoken of: "Own keys: Yes" is
 * said of a feature. */
static bool says_scope(const struct scope_table *table, const struct scope_context *context)
{
    return table->spoken || context->spoken || context->standards.count > 0 ||
           scope_table_has(table, COLUMN_STANDARD) || scope_table_has(table, COLUMN_NORM);
}

enum avow_status scope_table_row(struct scope_reader *reader, const struct scope_context *context)
{
    const struct block *block = &reader->blocks->items[reader->block];
    struct span cells[SCOPE_COLUMNS];
    struct span places[SCOPE_PLACES];
    size_t place_count = 0;
    struct scope_context own = *context;
    enum avow_status status = scope_heading_read(reader);
    if (status != AVOW_OK || block->header || reader->table->count == 0)
        return status;
    struct row row = {reader, reader->table, cells, scope_cells(block->text, cells), block->text, SPAN_EMPTY};
    row.count = row.count < row.table->count ? row.count : row.table->count;
    status = read_frame(&row, &own, places, &place_count);
    if (status == AVOW_OK && !says_scope(row.table, &own))
        return AVOW_OK;
    if (status == AVOW_OK && place_count == 0)
        return add_columns(&row, &own);
    for (size_t i = 0; status == AVOW_OK && i < place_count; i++) {
        own.environment = places[i].size > 0 ? places[i] : context->environment;
        status = add_columns(&row, &own);
    }
    return status;
}
