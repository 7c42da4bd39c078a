/* Tables of services: columns of environments or standards, or a column that lists services. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/tick.h"
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
    COLUMN_NORM,     /* names the standard of the row */
    COLUMN_NAMED     /* yes or no for the service its heading names */
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
    {" standard", COLUMN_NORM},
    {" certification", COLUMN_NORM},
    {" framework", COLUMN_NORM},
    {" program", COLUMN_NORM},
    {" compliance ", COLUMN_NORM},
    {" regulation", COLUMN_NORM},
};

struct scope_table {
    struct column columns[COLUMNS];
    size_t count;
    bool spoken; /* its heading row speaks of scope */
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

/* The standard that is all there is in the cell: there, as in a query, a short name such as "C5" is certain.
 */
static enum avow_status cell_standard(const struct scope_reader *reader, struct span cell,
                                      struct standard_refs *out)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct arena *arena = reader->finder->arena;
    struct token_list tokens = {NULL, 0};
    struct mention_list found = {NULL, 0};
    enum avow_status status = tokeniser_run(reader->finder->tokeniser, cell, &scratch, &tokens, reader->err);
    if (status == AVOW_OK)
        status = vocabulary_mentions(reader->finder->vocabulary, cell, &tokens, MENTION_IN_QUERY, arena,
                                     &found, reader->err);
    const struct mention *mention = found.items;
    if (status != AVOW_OK || found.count != 1 || mention->type != MENTION_STANDARD ||
        mention->first_token > 0 || mention->end_token < tokens.count)
        return status;
    struct standard_ref *ref = arena_alloc(arena, sizeof *ref);
    if (ref == NULL)
        return error_set_no_memory(reader->err, "");
    *ref = (struct standard_ref){mention->id, mention->edition, mention->level};
    *out = (struct standard_refs){ref, 1};
    return AVOW_OK;
}

/* The standards that a heading or the first cell of a row names, or `otherwise`. */
static enum avow_status heading_standards(const struct scope_reader *reader, struct span heading,
                                          struct standard_refs otherwise, struct standard_refs *out)
{
    static const struct standard_refs none;
    struct standard_refs found = none;
    enum avow_status status = scope_standards(reader, heading, otherwise, &found);
    if (status == AVOW_OK && found.items == otherwise.items)
        status = cell_standard(reader, heading, &found);
    *out = status == AVOW_OK ? found : *out;
    return status;
}

static enum avow_status names_standard(const struct scope_reader *reader, struct span heading, bool *is)
{
    struct standard_refs found = {NULL, 0};
    enum avow_status status = heading_standards(reader, heading, found, &found);
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

static bool has_role(const struct scope_table *table, enum column_role role)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].role == role)
            return true;
    return false;
}

/* No heading says "service": the first column names them, or each column whose first names standards. */
static void choose_services(struct scope_table *table)
{
    if (table->columns[0].role == COLUMN_OTHER)
        table->columns[0].role = COLUMN_SERVICE;
    for (size_t i = 1; table->columns[0].role == COLUMN_NORM && i < table->count; i++)
        if (table->columns[i].role == COLUMN_OTHER && table->columns[i].heading.size > 0)
            table->columns[i].role = COLUMN_NAMED;
}

static enum avow_status judge_heading(const struct scope_reader *reader, const struct block *heading,
                                      struct scope_table *table)
{
    struct span cells[COLUMNS];
    *table = (struct scope_table){.count = heading->header ? split(heading->text, cells) : 0};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < table->count; i++)
        status = judge_column(reader, cells[i], &table->columns[i]);
    table->spoken =
        wording_in_text(heading->text, WORDING_SCOPE) || wording_in_text(heading->text, WORDING_COVERED);
    if (table->count > 0 && !has_role(table, COLUMN_SERVICE))
        choose_services(table);
    return status;
}

/* The heading of the row at hand; that of the row before it in the same table is judged already. */
static enum avow_status read_heading(struct scope_reader *reader)
{
    const struct block *items = reader->blocks->items;
    size_t at = reader->block;
    if (reader->table != NULL && reader->table_row + 1 == at && !items[at].header) {
        reader->table_row = at;
        return AVOW_OK;
    }
    if (reader->table == NULL)
        reader->table = arena_alloc(reader->finder->arena, sizeof *reader->table);
    if (reader->table == NULL)
        return error_set_no_memory(reader->err, "");
    reader->table_row = at;
    while (at > 0 && items[at - 1].kind == BLOCK_ROW && !items[at].header)
        at--;
    return judge_heading(reader, &items[at], reader->table);
}

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
        status = heading_standards(row->reader, heading, context->standards, &own.standards);
    return status == AVOW_OK ? add_cell(row, &own, names, qualifier) : status;
}

static bool has_states(const struct scope_table *table)
{
    return has_role(table, COLUMN_STATE) || has_role(table, COLUMN_PLACED) ||
           has_role(table, COLUMN_STANDARD);
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
    bool lists = wording_in_text(row->table->columns[column].heading, WORDING_SCOPE);
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
        enum column_role role = row->table->columns[i].role;
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
    struct span heading = row->table->columns[column].heading;
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
        enum column_role role = row->table->columns[i].role;
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
        enum column_role role = row->table->columns[i].role;
        if (role == COLUMN_REMARK && row->remark.size == 0)
            row->remark = cell;
        else if (role == COLUMN_PLACE && cell.size > 0)
            status = places_of(row, cell, places, place_count);
        else if (role == COLUMN_NORM)
            status = heading_standards(row->reader, cell, context->standards, &context->standards);
    }
    return status;
}

/* Yes and no by service say what is covered only where a standard or scope is spoken of: "Own keys: Yes" is
 * said of a feature. */
static bool says_scope(const struct scope_table *table, const struct scope_context *context)
{
    return table->spoken || context->spoken || context->standards.count > 0 ||
           has_role(table, COLUMN_STANDARD) || has_role(table, COLUMN_NORM);
}

enum avow_status scope_table_row(struct scope_reader *reader, const struct scope_context *context)
{
    const struct block *block = &reader->blocks->items[reader->block];
    struct span cells[COLUMNS];
    struct span places[SCOPE_PLACES];
    size_t place_count = 0;
    struct scope_context own = *context;
    enum avow_status status = read_heading(reader);
    if (status != AVOW_OK || block->header || reader->table->count == 0)
        return status;
    struct row row = {reader, reader->table, cells, split(block->text, cells), block->text, SPAN_EMPTY};
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
