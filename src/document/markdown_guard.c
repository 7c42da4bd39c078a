/* Look over Markdown before it is parsed. */
#include "document/markdown_guard.h"

#include "document/reader.h"

enum {
    EMPTY_CELLS = 100000, /* cells that tables may leave out */
    DELIMITER_ROWS = 100, /* lines of dashes and bars in one paragraph: each is tried as a table */
    DECLARATIONS = 1000   /* "<!" and "<?" in one paragraph: for each an end is looked for */
};

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

/* What the parser would spend too much on. It fills short rows up with empty cells, so that a few bytes could
 * ask for gigabytes; and some signs make it look ahead to the paragraph's end each time. */
struct watch {
    size_t missing;    /* cells, in the whole file */
    size_t columns;    /* of the table at hand; 0 = none. This and those below begin anew at an empty line */
    size_t delimiters; /* lines */
    size_t declarations; /* "<!", "<?" */
};

static size_t count_declarations(struct span line)
{
    size_t count = 0;
    for (size_t at = 0; (at = span_find_byte(line, '<', at)) != SPAN_NONE; at++)
        count += at + 1 < line.size && (line.bytes[at + 1] == '!' || line.bytes[at + 1] == '?');
    return count;
}

static bool is_hostile(struct watch *watch, struct span line)
{
    if (span_trim(line).size == 0) {
        *watch = (struct watch){.missing = watch->missing};
        return false;
    }
    size_t pipes = count_byte(line, '|');
    bool delimiter = pipes > 0 && is_delimiter_row(line);
    watch->declarations += count_declarations(line);
    watch->delimiters += delimiter;
    if (delimiter && pipes > watch->columns)
        watch->columns = pipes;
    else if (pipes < watch->columns)
        watch->missing += watch->columns - pipes;
    return watch->missing > EMPTY_CELLS || watch->delimiters > DELIMITER_ROWS ||
           watch->declarations > DECLARATIONS;
}

enum avow_status markdown_guard(struct span text, struct avow_error *err)
{
    struct watch watch = {.missing = 0};
    struct span line = SPAN_EMPTY;
    while (span_next_line(&text, &line)) {
        if (marker_depth(line) > READER_DEPTH)
            return markdown_too_deep(err);
        if (is_hostile(&watch, line))
            return error_set(err, AVOW_BAD_INPUT, "",
                             "holds a table of more than %d empty cells or %d delimiter lines, or more than "
                             "%d \"<!\" in one "
                             "paragraph; mend it",
                             EMPTY_CELLS, DELIMITER_ROWS, DECLARATIONS);
    }
    return AVOW_OK;
}
