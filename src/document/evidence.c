/* From the links of a page to its evidence rows. */
#include "document/evidence.h"

#include "base/cleanup.h"
#include "document/evidence_label.h"
#include "document/evidence_names.h"
#include "document/evidence_target.h"
#include "document/evidence_words.h"
#include "document/prose.h"
#include "document/wording.h"

enum { COLUMNS = 12, LABEL_WORDS = 25, LABEL_BYTES = 300 };

/* What a table of audits says in each column. */
enum column_role {
    COLUMN_NONE,
    COLUMN_TITLE,
    COLUMN_WHAT,
    COLUMN_REPORTED,
    COLUMN_PERIOD,
    COLUMN_VALID,
    COLUMN_ACCESS
};

struct audit_table {
    enum column_role roles[COLUMNS];
    size_t count;
};

struct evidence_reader {
    const struct subject_finder *finder;
    const struct block_list *blocks;
    struct page *page;
    size_t capacity;
    size_t statement;         /* the one at hand */
    struct audit_table table; /* that the row at hand is of; no columns: of no table of audits */
    size_t table_row;         /* the block that was read by it last, plus one; 0: none yet */
    struct avow_error *err;
};

static enum avow_status put_row(struct evidence_reader *reader, struct evidence_row row)
{
    struct page *page = reader->page;
    for (size_t i = page->evidence_count; i > 0 && page->evidence[i - 1].statement == row.statement; i--) {
        const struct evidence_row *other = &page->evidence[i - 1];
        if (other->type == row.type && span_equal(other->label, row.label) &&
            span_equal(other->target, row.target) && span_equal(other->standard.id, row.standard.id))
            return AVOW_OK;
    }
    if (!arena_grow(reader->finder->arena, &page->evidence, &reader->capacity, page->evidence_count,
                    sizeof *page->evidence))
        return error_set_no_memory(reader->err, "");
    page->evidence[page->evidence_count++] = row;
    return AVOW_OK;
}

/* One row for each of `standards`; without any, one that names none. */
static enum avow_status put_rows(struct evidence_reader *reader, struct evidence_row row,
                                 struct standard_refs standards)
{
    row.statement = (uint32_t)reader->statement;
    row.label = span_trim(row.label);
    if (row.label.size == 0 || row.label.size > LABEL_BYTES)
        return AVOW_OK;
    enum avow_status status = standards.count == 0 ? put_row(reader, row) : AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < standards.count; i++) {
        const struct vocabulary_standard *standard =
            vocabulary_standard_find(reader->finder->vocabulary, standards.items[i].id);
        struct evidence_row named = row;
        named.standard = standards.items[i];
        named.label = evidence_label_full(standard != NULL ? standard->name : SPAN_EMPTY, row.label,
                                          reader->finder->arena);
        status = named.label.size > 0 ? put_row(reader, named) : error_set_no_memory(reader->err, "");
    }
    return status;
}

static bool is_mail(struct span target)
{
    return span_starts(target, SPAN("mailto:"));
}

/* What the headings above an evidence list make of a link that does not say what it is; the innermost
 * one that names a single sort. */
static bool type_of_headings(const struct statement *statement, enum evidence_type *type)
{
    for (size_t i = statement->headings.count; i > 0; i--) {
        struct span heading = statement->headings.items[i - 1];
        if (!wording_evidence_heading(heading) && evidence_type_of(heading, true, type))
            return true;
    }
    return false;
}

/* The nearest heading is that of an evidence list: below one of its own a list may be of other things. */
static bool is_headed(const struct statement *statement)
{
    const struct span_list *headings = &statement->headings;
    return headings->count > 0 && wording_evidence_heading(headings->items[headings->count - 1]);
}

/* The sort of a link of an evidence list. A label in it that names a standard and nothing else, or a file, is
 * that of a report; in running text it is a word about the standard. */
static bool type_of_link(const struct statement *statement, const struct block *block,
                         const struct evidence_row *row, const struct evidence_names *names,
                         enum evidence_type *type)
{
    bool list = statement->kind == KIND_EVIDENCE;
    bool other = evidence_is_other(row->label);
    if (evidence_type_of(row->label, list && !other, type))
        return list || !other;
    if (!list || is_mail(row->target) || other)
        return false;
    if (type_of_headings(statement, type))
        return true;
    *type = EVIDENCE_REPORT;
    if (names->standards.count == 0 || block->kind == BLOCK_PARAGRAPH || !is_headed(statement))
        return false;
    return names->alone || evidence_target_is_file(row->target);
}

/* The text of the block after the label: where access, issuer and days are told. */
static struct span rest_of(struct span text, struct span label)
{
    size_t at = label.size > 0 ? span_find(text, label, 0) : SPAN_NONE;
    return at == SPAN_NONE ? text : span_part(text, at, text.size);
}

static enum avow_status read_link(struct evidence_reader *reader, const struct statement *statement,
                                  const struct block *block, struct span label, struct span target)
{
    struct evidence_names names = {.alone = false};
    label = target.size > 0 ? evidence_label_last(label) : label;
    struct evidence_row row = {.label = label, .target = target};
    if (prose_words(label) > LABEL_WORDS || evidence_label_names_none(label, target.size > 0))
        return AVOW_OK;
    enum avow_status status = evidence_names_in(reader->finder, label, &names, reader->err);
    bool list = statement->kind == KIND_EVIDENCE;
    bool named = names.standards.count > 0;
    if (status != AVOW_OK || evidence_target_is_page(target, named) ||
        !type_of_link(statement, block, &row, &names, &row.type) || (!list && (!named || is_mail(target))))
        return status;
    struct span rest = list || block->kind == BLOCK_ITEM ? rest_of(block->text, label) : label;
    row.access = evidence_access_of(rest);
    row.issuer = evidence_issuer_of(rest);
    evidence_days_of(rest, &row);
    return put_rows(reader, row, named ? names.standards : statement->standards);
}

/* An item that names a document without linking it. */
static bool is_title(const struct block *block)
{
    return block->kind == BLOCK_ITEM && prose_words(block->text) <= LABEL_WORDS;
}

static enum avow_status read_title(struct evidence_reader *reader, const struct statement *statement,
                                   const struct block *block)
{
    enum evidence_type type;
    size_t comma = span_find(block->text, SPAN(", available"), 0);
    struct span label = span_part(block->text, 0, comma);
    return statement->kind == KIND_EVIDENCE && is_title(block) && evidence_type_of(label, true, &type)
               ? read_link(reader, statement, block, label, SPAN_EMPTY)
               : AVOW_OK;
}

static size_t split(struct span text, struct span *cells)
{
    size_t count = 0;
    struct span rest = text;
    struct span cell;
    while (count < COLUMNS && span_next_piece(&rest, '|', &cell))
        cells[count++] = span_trim(cell);
    return count;
}

static enum column_role role_of(struct span heading)
{
    struct role_row {
        const char *phrase;
        enum column_role role;
    };
    static const struct role_row rows[] = {
        {" report date ", COLUMN_REPORTED},  {" valid ", COLUMN_VALID},
        {" expires ", COLUMN_VALID},         {" expiry ", COLUMN_VALID},
        {" period ", COLUMN_PERIOD},         {" issued ", COLUMN_REPORTED},
        {" access ", COLUMN_ACCESS},         {" availability ", COLUMN_ACCESS},
        {" external audits ", COLUMN_TITLE}, {" standard ", COLUMN_TITLE},
        {" framework ", COLUMN_TITLE},       {" audit ", COLUMN_TITLE},
        {" what we hold ", COLUMN_WHAT},     {" document ", COLUMN_WHAT},
        {" evidence ", COLUMN_WHAT},         {" certificate ", COLUMN_WHAT},
        {" report ", COLUMN_WHAT},           {" type ", COLUMN_WHAT},
    };
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(heading, &scratch, &plain, NULL) != AVOW_OK)
        return COLUMN_NONE;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_find(plain, span_of(rows[i].phrase), 0) != SPAN_NONE)
            return rows[i].role;
    return COLUMN_NONE;
}

static bool has_role(const struct audit_table *table, enum column_role role)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->roles[i] == role)
            return true;
    return false;
}

/* A table of audits has a column of titles and one of days or access. */
static bool is_of_audits(const struct audit_table *table)
{
    return has_role(table, COLUMN_TITLE) &&
           (has_role(table, COLUMN_REPORTED) || has_role(table, COLUMN_VALID) ||
            (has_role(table, COLUMN_ACCESS) && has_role(table, COLUMN_WHAT)));
}

/* The heading of the row's table, which the row before it may have read already. */
static bool read_heading(struct evidence_reader *reader, size_t block)
{
    const struct block *items = reader->blocks->items;
    struct audit_table *table = &reader->table;
    bool same = reader->table_row > 0 && reader->table_row == block;
    reader->table_row = block + 1;
    if (same)
        return table->count > 0;
    while (block > 0 && items[block - 1].kind == BLOCK_ROW && !items[block].header)
        block--;
    struct span cells[COLUMNS];
    table->count = items[block].header ? split(items[block].text, cells) : 0;
    for (size_t i = 0; i < table->count; i++)
        table->roles[i] = role_of(cells[i]);
    table->count = is_of_audits(table) ? table->count : 0;
    return table->count > 0;
}

static void take_cell(enum column_role role, struct span cell, struct evidence_row *row)
{
    struct evidence_row days = {.type = EVIDENCE_REPORT};
    evidence_days_of(cell, &days);
    date_day day = evidence_day(cell);
    if (role == COLUMN_REPORTED)
        row->reported = day;
    else if (role == COLUMN_VALID)
        row->valid_until = day;
    else if (role == COLUMN_ACCESS)
        row->access = evidence_access_of(cell);
    else if (role == COLUMN_PERIOD && days.to != DATE_NONE)
        row->from = days.from, row->to = days.to;
    else if (role == COLUMN_PERIOD)
        row->reported = date_read(cell);
}

/* One row for each link of the line; without links, one for what the cells name. */
static enum avow_status read_audit(struct evidence_reader *reader, const struct block *block,
                                   const struct audit_table *table)
{
    struct span cells[COLUMNS];
    size_t count = split(block->text, cells);
    struct evidence_row row = {.type = EVIDENCE_REPORT};
    struct span title = SPAN_EMPTY;
    struct span what = SPAN_EMPTY;
    for (size_t i = 0; i < count && i < table->count; i++) {
        take_cell(table->roles[i], cells[i], &row);
        title = table->roles[i] == COLUMN_TITLE && title.size == 0 ? cells[i] : title;
        what = table->roles[i] == COLUMN_WHAT && what.size == 0 ? cells[i] : what;
    }
    struct evidence_names names;
    enum avow_status status = evidence_names_in(reader->finder, title, &names, reader->err);
    if (status != AVOW_OK || names.standards.count == 0)
        return status;
    for (size_t i = 0; status == AVOW_OK && i < block->link_count; i++) {
        struct standard_refs standards;
        row.label = block->links[i].label;
        row.target = block->links[i].target;
        row.type = EVIDENCE_REPORT;
        evidence_type_of(row.label, true, &row.type);
        status = evidence_names_of_link(reader->finder, row.label, &names.standards, &standards, reader->err);
        if (status == AVOW_OK)
            status = put_rows(reader, row, standards);
    }
    if (status != AVOW_OK || block->link_count > 0 || what.size == 0)
        return status;
    row.label = evidence_label_full(title, what, reader->finder->arena);
    return evidence_type_of(what, true, &row.type) ? put_rows(reader, row, names.standards) : AVOW_OK;
}

static enum avow_status read_block(struct evidence_reader *reader, const struct statement *statement,
                                   size_t number)
{
    const struct block *block = &reader->blocks->items[number];
    enum avow_status status = AVOW_OK;
    if (block->kind == BLOCK_ROW && !block->header && read_heading(reader, number))
        return read_audit(reader, block, &reader->table);
    for (size_t i = 0; status == AVOW_OK && i < block->link_count; i++)
        status = read_link(reader, statement, block, block->links[i].label, block->links[i].target);
    return status == AVOW_OK && block->link_count == 0 ? read_title(reader, statement, block) : status;
}

enum avow_status evidence_read(const struct subject_finder *finder, const struct block_list *blocks,
                               const struct cut_list *cuts, struct page *page, struct avow_error *err)
{
    struct evidence_reader reader = {.finder = finder, .blocks = blocks, .page = page, .err = err};
    size_t done = 0;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; status == AVOW_OK && i < cuts->count; i++) {
        const struct cut *cut = &cuts->items[i];
        size_t first = cut->first_block > done ? cut->first_block : done;
        reader.statement = i;
        for (size_t k = first; status == AVOW_OK && k < cut->end_block; k++)
            status = read_block(&reader, &page->statements[i], k);
        done = cut->end_block > done ? cut->end_block : done;
    }
    return status;
}
