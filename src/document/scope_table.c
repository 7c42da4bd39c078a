/* Tables of services: columns of environments or standards, or a column that lists services. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"

enum { COLUMNS = 24 };

enum column_role {
    COLUMN_REMARK, /* narrows the row */
    COLUMN_OTHER,
    COLUMN_SERVICE,  /* names services */
    COLUMN_PLACE,    /* names the environment of the row */
    COLUMN_STATE,    /* yes or no for the row */
    COLUMN_PLACED,   /* yes or no in the environment its heading names */
    COLUMN_STANDARD, /* yes or no for the standard its heading names */
};

struct column {
    enum column_role role;
    struct span heading;
};

struct role_words {
    const char *phrase; /* in the form of prose_plain */
    enum column_role role;
};

/* The first that fits decides. */
static const struct role_words role_words[] = {
    {" remark", COLUMN_REMARK},
    {" note", COLUMN_REMARK},
    {" comment", COLUMN_REMARK},
    {" condition", COLUMN_REMARK},
    {" restriction", COLUMN_REMARK},
    {" limitation", COLUMN_REMARK},
    {" in scope services ", COLUMN_SERVICE},
    {" services in scope ", COLUMN_SERVICE},
    {" service", COLUMN_SERVICE},
    {" product", COLUMN_SERVICE},
    {" offering", COLUMN_SERVICE},
    {" applicability ", COLUMN_PLACE},
    {" environment", COLUMN_PLACE},
    {" in scope ", COLUMN_STATE},
    {" scope ", COLUMN_STATE},
    {" covered ", COLUMN_STATE},
    {" included ", COLUMN_STATE},
    {" status ", COLUMN_STATE},
    {" region", COLUMN_REMARK},
    {" cloud ", COLUMN_PLACE},
};

struct table {
    struct column columns[COLUMNS];
    size_t count;
};

static size_t split(struct span text, struct span *cells)
{
    size_t count = 0;
    struct span rest = text;
    struct span cell;
    while (count < COLUMNS && span_next_piece(&rest, '|', &cell))
        cells[count++] = span_trim(cell);
    return count;
}

static enum avow_status names_standard(const struct scope_reader *reader, struct span heading, bool *is)
{
    struct standard_refs found = {NULL, 0};
    enum avow_status status = scope_standards(reader, heading, found, &found);
    *is = found.count > 0;
    return status;
}

static enum avow_status judge_column(const struct scope_reader *reader, struct span heading,
                                     struct column *column)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    bool standard = false;
    *column = (struct column){COLUMN_OTHER, heading};
    enum avow_status status = prose_plain(heading, &scratch, &plain, reader->err);
    if (status == AVOW_OK)
        status = names_standard(reader, heading, &standard);
    if (status != AVOW_OK || plain.size == 0)
        return status;
    if (scope_place_of(heading).size > 0)
        column->role = COLUMN_PLACED;
    else if (standard)
        column->role = COLUMN_STANDARD;
    for (size_t i = 0; column->role == COLUMN_OTHER && i < sizeof role_words / sizeof *role_words; i++)
        if (span_find(plain, span_of(role_words[i].phrase), 0) != SPAN_NONE) {
            column->role = role_words[i].role;
            break;
        }
    return AVOW_OK;
}

static bool has_role(const struct table *table, enum column_role role)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].role == role)
            return true;
    return false;
}

static enum avow_status read_heading(const struct scope_reader *reader, struct table *table)
{
    const struct block *items = reader->blocks->items;
    size_t at = reader->block;
    while (at > 0 && items[at - 1].kind == BLOCK_ROW && !items[at].header)
        at--;
    struct span cells[COLUMNS];
    table->count = items[at].header ? split(items[at].text, cells) : 0;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < table->count; i++)
        status = judge_column(reader, cells[i], &table->columns[i]);
    if (table->count > 0 && !has_role(table, COLUMN_SERVICE) && table->columns[0].role == COLUMN_OTHER)
        table->columns[0].role = COLUMN_SERVICE;
    return status;
}

/* What a cell says: in, excluded, or nothing. */
static bool state_of_cell(struct span cell, enum scope_state *state, struct span *qualifier)
{
    static const char *const in[] = {" yes ",        " in scope ",   " covered ", " included ", " certified ",
                                     " authorized ", " authorised ", " x ",       NULL};
    static const char *const out[] = {" no ", " excluded ", " out of scope ", NULL};
    static const char *const ticks[] = {"\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x9C\x85", "\xE2\x98\x91", NULL};
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    *qualifier = SPAN_EMPTY;
    if (prose_plain(cell, &scratch, &plain, NULL) != AVOW_OK)
        return false;
    bool excluded = scope_says_excluded(cell);
    for (const char *const *word = out; *word != NULL; word++)
        excluded = excluded || span_starts(plain, span_of(*word));
    bool included = false;
    for (const char *const *word = in; *word != NULL; word++)
        included = included || span_starts(plain, span_of(*word));
    for (const char *const *tick = ticks; *tick != NULL; tick++)
        included = included || span_starts(cell, span_of(*tick));
    *state = excluded ? SCOPE_EXCLUDED : SCOPE_IN;
    size_t bracket = span_find_byte(cell, '(', 0);
    size_t comma = span_find_byte(cell, ',', 0);
    if (bracket != SPAN_NONE || comma != SPAN_NONE)
        *qualifier = scope_tidy_tail(span_part(cell, bracket < comma ? bracket : comma, cell.size));
    if (span_starts(*qualifier, SPAN("(")) && span_ends(*qualifier, SPAN(")")))
        *qualifier = span_part(*qualifier, 1, qualifier->size - 1);
    return excluded || included;
}

struct row {
    struct scope_reader *reader;
    const struct table *table;
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

/* A cell below an environment or a standard. */
static enum avow_status add_state(const struct row *row, const struct scope_context *context, size_t column,
                                  const struct scope_names *names)
{
    struct scope_context own = *context;
    struct span qualifier = SPAN_EMPTY;
    if (!state_of_cell(row->cells[column], &own.state, &qualifier))
        return AVOW_OK;
    struct span heading = row->table->columns[column].heading;
    enum avow_status status = AVOW_OK;
    if (row->table->columns[column].role == COLUMN_PLACED)
        own.environment = scope_place_of(heading);
    if (row->table->columns[column].role == COLUMN_STANDARD)
        status = scope_standards(row->reader, heading, context->standards, &own.standards);
    return status == AVOW_OK ? add_cell(row, &own, names, qualifier) : status;
}

static enum avow_status add_services(const struct row *row, struct scope_context context, size_t column)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text text;
    struct scope_names names;
    enum avow_status status =
        scope_text_read(row->reader, row->cells[column], &scratch, &text, row->reader->err);
    if (status == AVOW_OK)
        status = scope_names_read(row->reader, &text, 0, row->cells[column].size, &scratch, &names);
    if (status != AVOW_OK || names.count == 0)
        return status;
    bool states = false;
    for (size_t i = 0; status == AVOW_OK && i < row->count; i++) {
        enum column_role role = row->table->columns[i].role;
        if (role != COLUMN_STATE && role != COLUMN_PLACED && role != COLUMN_STANDARD)
            continue;
        states = true;
        status = add_state(row, &context, i, &names);
    }
    if (states || status != AVOW_OK)
        return status;
    size_t added = 0;
    return row->remark.size == 0 ? scope_list(row->reader, &context, row->cells[column], &added)
                                 : add_cell(row, &context, &names, SPAN_EMPTY);
}

static void take_remark(struct row *row)
{
    for (size_t i = 0; i < row->count && row->remark.size == 0; i++)
        if (row->table->columns[i].role == COLUMN_REMARK)
            row->remark = row->cells[i];
}

enum avow_status scope_table_row(struct scope_reader *reader, const struct scope_context *context)
{
    const struct block *block = &reader->blocks->items[reader->block];
    struct table table = {.count = 0};
    struct span cells[COLUMNS];
    struct scope_context own = *context;
    enum avow_status status = block->header ? AVOW_OK : read_heading(reader, &table);
    if (status != AVOW_OK || table.count == 0)
        return status;
    struct row row = {reader, &table, cells, split(block->text, cells), block->text, SPAN_EMPTY};
    row.count = row.count < table.count ? row.count : table.count;
    take_remark(&row);
    for (size_t i = 0; i < row.count; i++)
        if (table.columns[i].role == COLUMN_PLACE && cells[i].size > 0) {
            struct span place = scope_place_of(cells[i]);
            own.environment = place.size > 0 ? place : cells[i];
        }
    for (size_t i = 0; status == AVOW_OK && i < row.count; i++)
        if (table.columns[i].role == COLUMN_SERVICE && cells[i].size > 0) {
            status = add_services(&row, own, i);
            break;
        }
    return status;
}
