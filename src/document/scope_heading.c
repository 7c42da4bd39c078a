/* Judge the heading of a table of services, column by column. */
#include "document/scope_table.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"

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

size_t scope_cells(struct span text, struct span cells[SCOPE_COLUMNS])
{
    size_t count = 0;
    struct span rest = text;
    struct span cell;
    while (count < SCOPE_COLUMNS && span_next_piece(&rest, '|', &cell))
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

enum avow_status scope_heading_standards(const struct scope_reader *reader, struct span heading,
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

static enum avow_status judge_column(const struct scope_reader *reader, struct span text,
                                     struct column_heading *out)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    *out = (struct column_heading){.role = COLUMN_OTHER, .text = text};
    enum avow_status status = prose_plain(text, &scratch, &plain, reader->err);
    if (status == AVOW_OK)
        status = scope_heading_standards(reader, text, out->standards, &out->standards);
    if (status != AVOW_OK || plain.size == 0)
        return status;
    if (scope_place_of(text).size > 0)
        out->role = COLUMN_PLACED;
    else if (out->standards.count > 0)
        out->role = COLUMN_STANDARD;
    for (size_t i = 0; out->role == COLUMN_OTHER && i < sizeof role_words / sizeof *role_words; i++)
        if (span_find(plain, span_of(role_words[i].phrase), 0) != SPAN_NONE) {
            out->role = role_words[i].role;
            break;
        }
    return AVOW_OK;
}

bool scope_table_has(const struct scope_table *table, enum column_role role)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].own.role == role)
            return true;
    return false;
}

/* No heading says "service": the first column names them, or each column whose first names standards. */
static void choose_services(struct scope_table *table)
{
    if (table->columns[0].own.role == COLUMN_OTHER)
        table->columns[0].own.role = COLUMN_SERVICE;
    for (size_t i = 1; table->columns[0].own.role == COLUMN_NORM && i < table->count; i++)
        if (table->columns[i].own.role == COLUMN_OTHER && table->columns[i].own.text.size > 0)
            table->columns[i].own.role = COLUMN_NAMED;
}

/* A second row of headings above the first: it names columns that the lower one leaves empty, and the
 * environment or the standard of all columns that stand below one of its cells. */
static enum avow_status judge_above(const struct scope_reader *reader, const struct block *above,
                                    struct scope_table *table)
{
    struct span cells[SCOPE_COLUMNS];
    struct column_heading spread = {.role = COLUMN_OTHER};
    size_t count = scope_cells(above->text, cells);
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < table->count; i++) {
        struct column *column = &table->columns[i];
        bool own = i < count && cells[i].size > 0;
        if (own)
            status = judge_column(reader, cells[i], &spread);
        bool frames = spread.role == COLUMN_PLACED || spread.role == COLUMN_STANDARD;
        bool bare = column->own.role == COLUMN_OTHER || (column->own.role == COLUMN_STATE && frames);
        if (bare && (own || frames))
            column->own = spread;
        else if (frames)
            column->above = spread;
    }
    return status;
}

static enum avow_status judge_heading(const struct scope_reader *reader, const struct block *heading,
                                      const struct block *above, struct scope_table *table)
{
    struct span cells[SCOPE_COLUMNS];
    *table = (struct scope_table){.count = heading->header ? scope_cells(heading->text, cells) : 0};
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < table->count; i++)
        status = judge_column(reader, cells[i], &table->columns[i].own);
    if (status == AVOW_OK && above != NULL)
        status = judge_above(reader, above, table);
    table->spoken =
        wording_in_text(heading->text, WORDING_SCOPE) || wording_in_text(heading->text, WORDING_COVERED);
    if (table->count > 0 && !scope_table_has(table, COLUMN_SERVICE))
        choose_services(table);
    return status;
}

enum avow_status scope_heading_read(struct scope_reader *reader)
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
    bool two = at > 0 && items[at - 1].kind == BLOCK_ROW && items[at - 1].header && items[at].header;
    return judge_heading(reader, &items[at], two ? &items[at - 1] : NULL, reader->table);
}
