/* Tables of questions and answers: CSV, TSV, XLSX. The heading row tells which column is which. */
#include "document/prose.h"
#include "document/reader.h"
#include "document/row_words.h"

#include "base/cleanup.h"
#include "sheet/sheet.h"

enum column {
    COLUMN_QUESTION,
    COLUMN_ANSWER,
    COLUMN_DETAILS,
    COLUMN_SECTION,
    COLUMN_STANDARD,
    COLUMN_SERVICE,
    COLUMN_DATE,
    COLUMN_URL,
    COLUMN_AUDIENCE,
    COLUMN_COUNT
};

enum { HEADER_ROWS = 30 /* a title and notes may stand above the heading row */, NAMES = 50 };

/* How people head their columns, as prose_plain has it. The first column that fits counts. */
static const struct {
    const char *heading;
    enum column column;
} headings[] = {
    {" question ", COLUMN_QUESTION},
    {" questions ", COLUMN_QUESTION},
    {" question text ", COLUMN_QUESTION},
    {" control question ", COLUMN_QUESTION},
    {" security question ", COLUMN_QUESTION},
    {" questionnaire question ", COLUMN_QUESTION},
    {" q ", COLUMN_QUESTION},
    {" answer ", COLUMN_ANSWER},
    {" answers ", COLUMN_ANSWER},
    {" answer text ", COLUMN_ANSWER},
    {" approved answer ", COLUMN_ANSWER},
    {" standard answer ", COLUMN_ANSWER},
    {" response ", COLUMN_ANSWER},
    {" responses ", COLUMN_ANSWER},
    {" standard response ", COLUMN_ANSWER},
    {" vendor response ", COLUMN_ANSWER},
    {" vendor answer ", COLUMN_ANSWER},
    {" our response ", COLUMN_ANSWER},
    {" our answer ", COLUMN_ANSWER},
    {" csp caiq answer ", COLUMN_ANSWER},
    {" a ", COLUMN_ANSWER},
    {" details ", COLUMN_DETAILS},
    {" comment ", COLUMN_DETAILS},
    {" comments ", COLUMN_DETAILS},
    {" explanation ", COLUMN_DETAILS},
    {" description ", COLUMN_DETAILS},
    {" additional information ", COLUMN_DETAILS},
    {" csp implementation description optional recommended ", COLUMN_DETAILS},
    {" section ", COLUMN_SECTION},
    {" category ", COLUMN_SECTION},
    {" domain ", COLUMN_SECTION},
    {" topic ", COLUMN_SECTION},
    {" area ", COLUMN_SECTION},
    {" standard ", COLUMN_STANDARD},
    {" standards ", COLUMN_STANDARD},
    {" framework ", COLUMN_STANDARD},
    {" frameworks ", COLUMN_STANDARD},
    {" regulation ", COLUMN_STANDARD},
    {" service ", COLUMN_SERVICE},
    {" services ", COLUMN_SERVICE},
    {" product ", COLUMN_SERVICE},
    {" products ", COLUMN_SERVICE},
    {" date ", COLUMN_DATE},
    {" answer date ", COLUMN_DATE},
    {" last updated ", COLUMN_DATE},
    {" last reviewed ", COLUMN_DATE},
    {" updated ", COLUMN_DATE},
    {" url ", COLUMN_URL},
    {" link ", COLUMN_URL},
    {" source url ", COLUMN_URL},
    {" audience ", COLUMN_AUDIENCE},
};

/* Where each column stands; SPAN_NONE: nowhere. */
struct table {
    size_t places[COLUMN_COUNT];
    struct arena *arena;
    struct reading *out;
    struct row_words words;
    struct span name; /* of the sheet when the workbook has several */
    size_t rows;      /* found in all sheets */
};

static void read_heading(struct table *table, struct span cell, size_t place)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (cell.size == 0 || cell.size > READER_HEADING || prose_plain(cell, &scratch, &plain, NULL) != AVOW_OK)
        return;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (span_equal(plain, span_of(headings[i].heading)) && table->places[headings[i].column] == SPAN_NONE)
            table->places[headings[i].column] = place;
}

/* The first row that heads both questions and answers; its number among the rows, or SPAN_NONE. */
static size_t find_header(struct table *table, const struct sheet *sheet)
{
    for (size_t row = 0; row < sheet->row_count && row < HEADER_ROWS; row++) {
        for (size_t i = 0; i < COLUMN_COUNT; i++)
            table->places[i] = SPAN_NONE;
        for (size_t i = 0; i < sheet->rows[row].count; i++)
            read_heading(table, sheet->rows[row].cells[i], i);
        if (table->places[COLUMN_QUESTION] != SPAN_NONE && table->places[COLUMN_ANSWER] != SPAN_NONE)
            return row;
    }
    return SPAN_NONE;
}

static struct span cell_of(const struct table *table, const struct sheet_row *row, enum column column)
{
    size_t place = table->places[column];
    return place < row->count ? span_trim(row->cells[place]) : SPAN_EMPTY;
}

/* Names in one cell, parted by commas, semicolons or lines. */
static bool split_names(const struct table *table, struct span cell, struct span_list *out)
{
    if (cell.size == 0)
        return true;
    out->items = arena_array(table->arena, NAMES, sizeof *out->items);
    if (out->items == NULL)
        return false;
    for (size_t start = 0, at = 0; at <= cell.size && out->count < NAMES; at++) {
        if (at < cell.size && cell.bytes[at] != ',' && cell.bytes[at] != ';' && cell.bytes[at] != '\n')
            continue;
        struct span name = span_trim(span_part(cell, start, at));
        if (name.size > 0)
            out->items[out->count++] = name;
        start = at + 1;
    }
    return true;
}

static bool add_heading(const struct table *table, struct span heading, struct span_list *out)
{
    if (heading.size == 0 || heading.size > READER_HEADING)
        return true;
    out->items[out->count] = prose_tidy(heading, table->arena);
    return out->items[out->count++].bytes != NULL;
}

static bool fill_row(struct table *table, const struct sheet_row *cells, struct block_row *row)
{
    struct span date = cell_of(table, cells, COLUMN_DATE);
    struct span url = cell_of(table, cells, COLUMN_URL);
    row->url = row_web_address(url);
    row_words_add(&table->words, row->url, date, cell_of(table, cells, COLUMN_AUDIENCE), &row->date);
    if (date.size > 0 && row->date == DATE_NONE)
        table->out->note = "a row's date is no date, ignored; write it as YYYY-MM-DD";
    row->headings.items = arena_array(table->arena, 2, sizeof *row->headings.items);
    return row->headings.items != NULL && add_heading(table, table->name, &row->headings) &&
           add_heading(table, cell_of(table, cells, COLUMN_SECTION), &row->headings) &&
           split_names(table, cell_of(table, cells, COLUMN_STANDARD), &row->standards) &&
           split_names(table, cell_of(table, cells, COLUMN_SERVICE), &row->services);
}

/* The lines of a cell: list items where a line begins as one, else paragraphs. */
static bool add_lines(const struct table *table, struct span cell)
{
    static const struct span marks[] = {SPAN_INIT("- "), SPAN_INIT("* "), SPAN_INIT("\xE2\x80\xA2")};
    bool good = true;
    for (struct span line; good && span_next_line(&cell, &line);) {
        struct block block = {.kind = BLOCK_PARAGRAPH};
        line = span_trim(line);
        for (size_t i = 0; i < sizeof marks / sizeof *marks && block.level == 0; i++)
            if (span_starts(line, marks[i])) {
                block.kind = BLOCK_ITEM;
                block.level = 1;
                line = span_part(line, marks[i].size, line.size);
            }
        block.text = prose_tidy(line, table->arena);
        good = block.text.bytes != NULL &&
               (block.text.size == 0 || block_append(&table->out->blocks, table->arena, block));
    }
    return good;
}

static bool add_row(struct table *table, const struct sheet_row *cells)
{
    struct block question = {.kind = BLOCK_QUESTION};
    struct span answer = cell_of(table, cells, COLUMN_ANSWER);
    question.text = prose_tidy(cell_of(table, cells, COLUMN_QUESTION), table->arena);
    if (question.text.size == 0 || answer.size == 0)
        return question.text.bytes != NULL;
    struct block_row *row = arena_alloc(table->arena, sizeof *row);
    question.row = row;
    table->rows++;
    return row != NULL && fill_row(table, cells, row) &&
           block_append(&table->out->blocks, table->arena, question) && add_lines(table, answer) &&
           add_lines(table, cell_of(table, cells, COLUMN_DETAILS));
}

static bool add_sheet(struct table *table, const struct sheet *sheet)
{
    size_t header = find_header(table, sheet);
    bool good = true;
    for (size_t i = header + 1; header != SPAN_NONE && good && i < sheet->row_count; i++)
        good = add_row(table, &sheet->rows[i]);
    return good;
}

static enum avow_status read_sheets(const struct sheet_list *sheets, struct arena *arena, struct reading *out,
                                    struct avow_error *err)
{
    struct table table = {.arena = arena, .out = out};
    size_t shown = 0;
    for (size_t i = 0; i < sheets->count; i++)
        shown += !sheets->items[i].hidden;
    for (size_t i = 0; i < sheets->count; i++) {
        table.name = shown > 1 ? sheets->items[i].name : SPAN_EMPTY;
        if (!sheets->items[i].hidden && !add_sheet(&table, &sheets->items[i]))
            return error_set_no_memory(err, "");
    }
    if (table.rows == 0)
        return error_set(err, AVOW_NOT_FOUND, "", "a table without questions and answers in it");
    return row_words_apply(&table.words, arena, out) ? AVOW_OK : error_set_no_memory(err, "");
}

enum avow_status reader_table(struct span text, struct arena *arena, struct reading *out,
                              struct avow_error *err)
{
    struct sheet sheet;
    enum avow_status status = sheet_read_csv(text, '\0', arena, &sheet, err);
    return status == AVOW_OK ? read_sheets(&(struct sheet_list){&sheet, 1}, arena, out, err) : status;
}

enum avow_status reader_workbook(struct span bytes, struct arena *arena, struct reading *out,
                                 struct avow_error *err)
{
    struct sheet_list sheets;
    enum avow_status status = sheet_read_xlsx(bytes, arena, &sheets, err);
    return status == AVOW_OK ? read_sheets(&sheets, arena, out, err) : status;
}
