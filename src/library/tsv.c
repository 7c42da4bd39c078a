/* Read and write rows of the table of approved questions. */
#include "library/tsv.h"

#include "base/digest.h"

static const char place[] = "library";

/* The first is what is written; a header may say any of them. */
static const struct span titles[TSV_COLUMNS][4] = {
    [COLUMN_QUESTION] = {SPAN_INIT("question")},
    [COLUMN_STATEMENT] = {SPAN_INIT("statement"), SPAN_INIT("statement-id"), SPAN_INIT("statement_id"),
                          SPAN_INIT("statement id")},
    [COLUMN_BY] = {SPAN_INIT("by"), SPAN_INIT("approved by")},
    [COLUMN_DATE] = {SPAN_INIT("date"), SPAN_INIT("on"), SPAN_INIT("approved on")},
    [COLUMN_PRODUCT] = {SPAN_INIT("product"), SPAN_INIT("service")},
    [COLUMN_EXPIRES] = {SPAN_INIT("expires")},
    [COLUMN_HASH] = {SPAN_INIT("hash")},
};

enum avow_status tsv_split(struct span line, struct span cells[TSV_COLUMNS], struct avow_error *err)
{
    size_t count = 0;
    struct span cell;
    if (span_find(line, SPAN("\xEF\xBF\xBD"), 0) != SPAN_NONE)
        return error_set(err, AVOW_USAGE, place,
                         "it holds bytes that are not UTF-8; save the table as UTF-8 and import it again");
    for (size_t i = 0; i < TSV_COLUMNS; i++)
        cells[i] = SPAN("");
    while (span_next_piece(&line, '\t', &cell)) {
        cell = span_trim(cell);
        if (count < TSV_COLUMNS)
            cells[count] = cell;
        else if (cell.size > 0)
            return error_set(err, AVOW_USAGE, place, "more than %d columns; a question may hold no tab",
                             TSV_COLUMNS);
        count++;
    }
    return AVOW_OK;
}

static bool is_title(struct span cell, size_t column)
{
    for (size_t i = 0; i < 4 && titles[column][i].size > 0; i++)
        if (span_equal_case(cell, titles[column][i]))
            return true;
    return false;
}

bool tsv_is_header(const struct span cells[TSV_COLUMNS])
{
    for (size_t i = 0; i < TSV_COLUMNS; i++)
        if (!is_title(cells[i], i) && (i <= COLUMN_STATEMENT || cells[i].size > 0))
            return false;
    return true;
}

static enum avow_status read_day(struct span cell, date_day *out, struct avow_error *err)
{
    date_day day = cell.size > 0 ? date_read(cell) : DATE_NONE;
    if (cell.size > 0 && day == DATE_NONE)
        return error_set(err, AVOW_USAGE, place, "\"%.*s\" is no date; write it as 2026-11-21",
                         SPAN_ARG(span_part(cell, 0, 80)));
    *out = day;
    return AVOW_OK;
}

static enum avow_status check_sizes(const struct span cells[TSV_COLUMNS], struct avow_error *err)
{
    static const char *const wanted[] = {"question", "statement id"};
    for (size_t i = 0; i < TSV_COLUMNS; i++) {
        size_t most = i == COLUMN_QUESTION ? TSV_QUESTION_LIMIT : TSV_CELL_LIMIT;
        if (cells[i].size == 0 && i <= COLUMN_STATEMENT)
            return error_set(err, AVOW_USAGE, place,
                             "there is no %s; write question, tab, statement id in a line", wanted[i]);
        if (cells[i].size > most)
            return error_set(err, AVOW_USAGE, place, "the %.*s has %zu bytes; at most %zu are taken",
                             SPAN_ARG(titles[i][0]), cells[i].size, most);
    }
    return AVOW_OK;
}

enum avow_status tsv_read(const struct span cells[TSV_COLUMNS], date_day today, struct approval *out,
                          struct avow_error *err)
{
    struct approval row = {
        .question = cells[COLUMN_QUESTION],
        .statement = cells[COLUMN_STATEMENT],
        .by = cells[COLUMN_BY],
        .product = cells[COLUMN_PRODUCT],
        .hash = cells[COLUMN_HASH],
    };
    enum avow_status status = check_sizes(cells, err);
    if (status == AVOW_OK)
        status = read_day(cells[COLUMN_DATE], &row.on, err);
    if (status == AVOW_OK)
        status = read_day(cells[COLUMN_EXPIRES], &row.expires, err);
    if (status != AVOW_OK)
        return status;
    char day[DATE_TEXT_SIZE];
    if (row.hash.size > 0 && (row.hash.size + 1 != DIGEST_HEX_SIZE || !digest_is_hex(row.hash)))
        return error_set(err, AVOW_USAGE, place, "the hash is not 64 digits 0-9, a-f; leave it out");
    if (row.on > today)
        return error_set(err, AVOW_USAGE, place, "%s is still to come: nobody approved it yet",
                         date_iso(row.on, day));
    if (row.expires != DATE_NONE && row.expires < (row.on != DATE_NONE ? row.on : today))
        return error_set(err, AVOW_USAGE, place, "it expires on %s, before it was approved",
                         date_iso(row.expires, day));
    *out = row;
    return AVOW_OK;
}

bool tsv_write_header(struct buffer *out)
{
    for (size_t i = 0; i < TSV_COLUMNS; i++) {
        buffer_append(out, titles[i][0]);
        buffer_append_byte(out, i + 1 < TSV_COLUMNS ? '\t' : '\n');
    }
    return !out->failed;
}

/* What would end a cell becomes a space. */
static void write_cell(struct buffer *out, struct span text, char after)
{
    for (size_t i = 0; i < text.size; i++)
        buffer_append_byte(out, (unsigned char)text.bytes[i] < 0x20 ? ' ' : text.bytes[i]);
    buffer_append_byte(out, after);
}

bool tsv_write(struct buffer *out, const struct approval *approval)
{
    char on[DATE_TEXT_SIZE];
    char expires[DATE_TEXT_SIZE];
    write_cell(out, approval->question, '\t');
    write_cell(out, approval->statement, '\t');
    write_cell(out, approval->by, '\t');
    write_cell(out, span_of(date_iso(approval->on, on)), '\t');
    write_cell(out, approval->product, '\t');
    write_cell(out, span_of(date_iso(approval->expires, expires)), '\t');
    write_cell(out, approval->hash, '\n');
    return !out->failed;
}
