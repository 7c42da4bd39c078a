/* Look over Markdown before it is parsed. */
#include "document/markdown_guard.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "document/reader.h"

enum { EMPTY_CELLS = 100000 /* cells a table may leave out, all its rows together */ };

enum avow_status markdown_too_deep(struct avow_error *err)
{
    return error_set(err, AVOW_BAD_INPUT, "",
                     "lists or quotes stand more than %d deep inside each other; flatten them", READER_DEPTH);
}

/* Container markers at the start of a line: `>`, and bullets with a space after them. */
static size_t marker_depth(struct span line)
{
    size_t depth = 0;
    bool mixed = false; /* a line of nothing but one mark is a rule */
    char first = '\0';
    for (size_t at = 0; at < line.size; at++) {
        char byte = line.bytes[at];
        if (byte == ' ' || byte == '\t')
            continue;
        bool bullet =
            (byte == '-' || byte == '+' || byte == '*') && at + 1 < line.size && line.bytes[at + 1] == ' ';
        first = first == '\0' ? byte : first;
        mixed = mixed || byte != first || byte == '>' || byte == '+';
        if (byte != '>' && !bullet)
            break;
        depth++;
    }
    return mixed ? depth : 0;
}

/* Lines that steer a publishing tool and are no text. */
static bool is_machinery(struct span line)
{
    line = span_trim(line);
    while (span_starts(line, SPAN(">")))
        line = span_trim(span_part(line, 1, line.size));
    return span_equal_case(span_part(line, 0, 9), SPAN("[!INCLUDE")) || span_starts(line, SPAN(":::")) ||
           (span_starts(line, SPAN("{%")) && span_ends(line, SPAN("%}"))) ||
           (span_starts(line, SPAN("{:")) && span_ends(line, SPAN("}")));
}

static size_t count_byte(struct span text, char byte)
{
    size_t count = 0;
    for (size_t at = 0; (at = span_find_byte(text, byte, at)) != SPAN_NONE; at++)
        count++;
    return count;
}

/* "|---|:-:|": the line that makes a table of what is around it. */
static bool is_delimiter_row(struct span line)
{
    bool dash = false;
    for (size_t at = 0; at < line.size; at++) {
        char byte = line.bytes[at];
        if (byte != '|' && byte != '-' && byte != ':' && byte != ' ' && byte != '\t')
            return false;
        dash = dash || byte == '-';
    }
    return dash;
}

/* The parser fills short rows up with empty cells: a few bytes could ask for gigabytes. */
struct table_watch {
    size_t columns; /* of the table at hand; 0 = none */
    size_t missing;
};

static bool table_too_sparse(struct table_watch *watch, struct span line)
{
    if (span_trim(line).size == 0) {
        *watch = (struct table_watch){0, 0};
        return false;
    }
    size_t pipes = count_byte(line, '|');
    if (pipes > 0 && is_delimiter_row(line))
        watch->columns = pipes > watch->columns ? pipes : watch->columns;
    else if (pipes < watch->columns)
        watch->missing += watch->columns - pipes;
    return watch->missing > EMPTY_CELLS;
}

enum avow_status markdown_guard(struct span text, struct arena *arena, struct span *out,
                                struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer kept = BUFFER_INIT;
    struct table_watch watch = {0, 0};
    struct span line = SPAN_EMPTY;
    buffer_reserve(&kept, text.size + 1);
    for (struct span rest = text; span_next_line(&rest, &line);) {
        if (marker_depth(line) > READER_DEPTH)
            return markdown_too_deep(err);
        if (table_too_sparse(&watch, line))
            return error_set(
                err, AVOW_BAD_INPUT, "",
                "a table leaves out more than %d cells; give its rows as many as its heading has",
                EMPTY_CELLS);
        if (!is_machinery(line))
            buffer_append(&kept, line);
        buffer_append_byte(&kept, '\n');
    }
    struct span copy = kept.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&kept));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "");
    *out = copy;
    return AVOW_OK;
}
