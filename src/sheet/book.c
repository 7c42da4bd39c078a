/* Sheets, shared texts and number formats of a workbook. */
#include "sheet/book.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "sheet/part.h"

#include <string.h>

/* A book with what is open at the place at hand. */
struct book_reader {
    struct book *book;
    struct buffer text;    /* of the shared text at hand */
    bool in_text;          /* inside <t> */
    int phonetic;          /* inside <rPh>, which spells the text again */
    bool cell_styles;      /* inside <cellXfs> */
    struct span dates[64]; /* ids of number formats of the file's own that show dates */
    size_t date_count;
};

static void reader_end(struct book_reader *reader)
{
    buffer_free(&reader->text);
}

static bool is_on(struct span value)
{
    return span_equal(value, SPAN("1")) || span_equal(value, SPAN("true"));
}

static enum avow_status visit_book(void *context, enum part_event event, const char *name, xmlTextReader *xml,
                                   struct avow_error *err)
{
    struct book *book = ((struct book_reader *)context)->book;
    if (event != PART_OPEN)
        return AVOW_OK;
    if (strcmp(name, "workbookPr") == 0)
        book->since_1904 = is_on(part_attribute(xml, "date1904", book->arena));
    if (strcmp(name, "sheet") != 0)
        return AVOW_OK;
    if (!arena_grow(book->arena, &book->sheets, &book->sheet_room, book->sheet_count, sizeof *book->sheets))
        return error_set_no_memory(err, "");
    struct span state = part_attribute(xml, "state", book->arena);
    book->sheets[book->sheet_count++] = (struct book_sheet){
        part_attribute(xml, "name", book->arena), part_attribute(xml, "id", book->arena), NULL,
        span_starts(state, SPAN("hidden")) || span_starts(state, SPAN("veryHidden"))};
    return AVOW_OK;
}

static enum avow_status visit_relations(void *context, enum part_event event, const char *name,
                                        xmlTextReader *xml, struct avow_error *err)
{
    struct book *book = ((struct book_reader *)context)->book;
    if (event != PART_OPEN || strcmp(name, "Relationship") != 0)
        return AVOW_OK;
    struct span id = part_attribute(xml, "Id", book->arena);
    struct span target = part_attribute(xml, "Target", book->arena);
    bool absolute = span_starts(target, SPAN("/"));
    const char *part = arena_printf(book->arena, "%s%.*s", absolute ? "" : "xl/",
                                    SPAN_ARG(span_part(target, absolute, target.size)));
    if (part == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < book->sheet_count; i++)
        if (id.size > 0 && span_equal(book->sheets[i].relation, id))
            book->sheets[i].part = part;
    return AVOW_OK;
}

static enum avow_status end_text(struct book_reader *reader, struct avow_error *err)
{
    struct book *book = reader->book;
    struct span text = arena_copy(book->arena, buffer_span(&reader->text));
    if (reader->text.failed || text.bytes == NULL ||
        !arena_grow(book->arena, &book->texts, &book->text_room, book->text_count, sizeof *book->texts))
        return error_set_no_memory(err, "");
    book->texts[book->text_count++] = text;
    buffer_truncate(&reader->text, 0);
    return AVOW_OK;
}

static enum avow_status visit_texts(void *context, enum part_event event, const char *name,
                                    xmlTextReader *xml, struct avow_error *err)
{
    struct book_reader *reader = context;
    (void)xml;
    if (event == PART_TEXT) {
        if (reader->in_text && reader->phonetic == 0)
            buffer_append_string(&reader->text, name);
        return AVOW_OK;
    }
    if (strcmp(name, "t") == 0)
        reader->in_text = event == PART_OPEN;
    if (strcmp(name, "rPh") == 0)
        reader->phonetic += event == PART_OPEN ? 1 : -1;
    return event == PART_CLOSE && strcmp(name, "si") == 0 ? end_text(reader, err) : AVOW_OK;
}

/* A format with a day or a year in it, outside quotes and brackets, shows dates. */
static bool shows_date(struct span code)
{
    char end = '\0';
    for (size_t i = 0; i < code.size; i++) {
        char byte = code.bytes[i];
        if (end != '\0')
            end = byte == end ? '\0' : end;
        else if (byte == '"' || byte == '[')
            end = byte == '"' ? '"' : ']';
        else if (byte == '\\')
            i++;
        else if (byte == 'd' || byte == 'D' || byte == 'y' || byte == 'Y')
            return true;
    }
    return false;
}

/* Numbers 14 to 17 and 22 are built-in dates, 9 and 10 built-in percentages. */
static enum number_format format_of(const struct book_reader *reader, struct span id)
{
    static const char *const dates[] = {"14", "15", "16", "17", "22", NULL};
    if (span_is_one_of(id, dates))
        return NUMBER_DATE;
    for (size_t i = 0; i < reader->date_count; i++)
        if (span_equal(id, reader->dates[i]))
            return NUMBER_DATE;
    return span_equal(id, SPAN("9")) || span_equal(id, SPAN("10")) ? NUMBER_PERCENT : NUMBER_PLAIN;
}

static enum avow_status visit_styles(void *context, enum part_event event, const char *name,
                                     xmlTextReader *xml, struct avow_error *err)
{
    struct book_reader *reader = context;
    struct book *book = reader->book;
    if (event == PART_TEXT)
        return AVOW_OK;
    if (strcmp(name, "cellXfs") == 0)
        reader->cell_styles = event == PART_OPEN;
    if (event != PART_OPEN)
        return AVOW_OK;
    size_t most = sizeof reader->dates / sizeof *reader->dates;
    if (strcmp(name, "numFmt") == 0 && reader->date_count < most &&
        shows_date(part_attribute(xml, "formatCode", book->arena)))
        reader->dates[reader->date_count++] = part_attribute(xml, "numFmtId", book->arena);
    if (!reader->cell_styles || strcmp(name, "xf") != 0)
        return AVOW_OK;
    if (!arena_grow(book->arena, &book->formats, &book->format_room, book->format_count,
                    sizeof *book->formats))
        return error_set_no_memory(err, "");
    book->formats[book->format_count++] = format_of(reader, part_attribute(xml, "numFmtId", book->arena));
    return AVOW_OK;
}

enum avow_status book_read(struct book *book, struct avow_error *err)
{
    static const struct {
        const char *part;
        part_visit visit;
        bool needed;
    } parts[] = {
        {"xl/workbook.xml", visit_book, true},
        {"xl/_rels/workbook.xml.rels", visit_relations, true},
        {"xl/sharedStrings.xml", visit_texts, false},
        {"xl/styles.xml", visit_styles, false},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        CLEANUP(reader_end) struct book_reader reader = {.book = book};
        enum avow_status status = part_walk(book->archive, parts[i].part, parts[i].visit, &reader, err);
        if (status == AVOW_NOT_FOUND && parts[i].needed)
            return error_set(err, AVOW_BAD_INPUT, "", "is no workbook: it lacks %s", parts[i].part);
        if (status != AVOW_OK && status != AVOW_NOT_FOUND)
            return status;
    }
    return AVOW_OK;
}
