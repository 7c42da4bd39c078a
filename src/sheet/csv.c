/* Separated values to rows of cells. */
#include "sheet/sheet.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/utf8.h"
#include "sheet/rows.h"

struct csv {
    struct span text;
    size_t at;
    size_t line; /* 1-based, of `at` */
    char separator;
    struct arena *arena;
};

static bool ends_row(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The candidate that stands most often in the first row outside quotes. */
static char detect(struct span text)
{
    static const char candidates[] = {',', ';', '\t', '|'};
    size_t counts[sizeof candidates] = {0};
    bool quoted = false;
    for (size_t i = 0; i < text.size && (quoted || !ends_row(text.bytes[i])); i++) {
        quoted ^= text.bytes[i] == '"';
        for (size_t c = 0; c < sizeof candidates && !quoted; c++)
            counts[c] += text.bytes[i] == candidates[c];
    }
    size_t best = 0;
    for (size_t c = 1; c < sizeof candidates; c++)
        if (counts[c] > counts[best])
            best = c;
    return candidates[best];
}

/* A field that begins with a quote: up to the quote that stands alone; doubled ones are one. What follows the
 * closing quote up to the separator belongs to the field, too. */
static bool quoted_field(struct csv *csv, struct span *out)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    bool open = true;
    for (csv->at++; csv->at < csv->text.size; csv->at++) {
        char byte = csv->text.bytes[csv->at];
        bool doubled = csv->at + 1 < csv->text.size && csv->text.bytes[csv->at + 1] == '"';
        if (open && byte == '"' && !doubled) {
            open = false;
            continue;
        }
        if (!open && (byte == csv->separator || ends_row(byte)))
            break;
        csv->at += open && byte == '"';
        csv->line += byte == '\n';
        buffer_append_byte(&text, byte);
    }
    *out = arena_copy(csv->arena, buffer_span(&text));
    return !text.failed && out->bytes != NULL;
}

static struct span plain_field(struct csv *csv)
{
    size_t start = csv->at;
    while (csv->at < csv->text.size && csv->text.bytes[csv->at] != csv->separator &&
           !ends_row(csv->text.bytes[csv->at]))
        csv->at++;
    return span_part(csv->text, start, csv->at);
}

/* Over the end of the row. */
static void end_row(struct csv *csv)
{
    bool pair = csv->text.bytes[csv->at] == '\r' && csv->at + 1 < csv->text.size &&
                csv->text.bytes[csv->at + 1] == '\n';
    csv->at += pair ? 2 : 1;
    csv->line++;
}

static enum avow_status read_row(struct csv *csv, struct sheet_rows *rows, struct avow_error *err)
{
    size_t line = csv->line;
    for (size_t column = 0;; column++) {
        struct span cell = SPAN_EMPTY;
        if (csv->at < csv->text.size && csv->text.bytes[csv->at] == '"') {
            if (!quoted_field(csv, &cell))
                return error_set_no_memory(err, "");
        } else {
            cell = plain_field(csv);
        }
        enum avow_status status = sheet_rows_put(rows, line, column, cell, err);
        if (status != AVOW_OK || csv->at == csv->text.size)
            return status;
        if (ends_row(csv->text.bytes[csv->at])) {
            end_row(csv);
            return AVOW_OK;
        }
        csv->at++;
    }
}

enum avow_status sheet_read_csv(struct span text, char separator, struct arena *arena, struct sheet *out,
                                struct avow_error *err)
{
    struct csv csv = {.text = utf8_without_bom(text), .line = 1, .separator = separator, .arena = arena};
    struct sheet_rows rows = {.arena = arena};
    if (csv.separator == '\0')
        csv.separator = detect(csv.text);
    enum avow_status status = AVOW_OK;
    while (status == AVOW_OK && csv.at < csv.text.size)
        status = read_row(&csv, &rows, err);
    if (status == AVOW_OK)
        *out = sheet_rows_take(&rows);
    return status;
}
