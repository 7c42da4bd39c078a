/* Where Markdown is code: fenced blocks, indented blocks, spans (CommonMark 0.31, sections 4.4, 4.5, 6.1). */
#include "document/markdown_code.h"

enum {
    FENCE = 3,       /* backticks or tildes, at least */
    CODE_INDENT = 4, /* columns */
    SPAN_BYTES = 256 /* of a code span: further on its end is not looked for */
};

size_t markdown_indent(struct span line)
{
    size_t columns = 0;
    for (size_t at = 0; at < line.size; at++) {
        if (line.bytes[at] == '\t')
            columns += 4 - columns % 4;
        else if (line.bytes[at] == ' ')
            columns++;
        else
            break;
    }
    return columns;
}

bool markdown_is_item(struct span trimmed)
{
    size_t digits = 0;
    while (digits < trimmed.size && digits < 10 && trimmed.bytes[digits] >= '0' &&
           trimmed.bytes[digits] <= '9')
        digits++;
    char mark = digits < trimmed.size ? trimmed.bytes[digits] : '\0';
    bool marked = digits > 0 ? mark == '.' || mark == ')' : mark == '-' || mark == '*' || mark == '+';
    char next = digits + 1 < trimmed.size ? trimmed.bytes[digits + 1] : '\0';
    return marked && (next == ' ' || next == '\t');
}

static size_t run_of(struct span text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.bytes[end] == text.bytes[at])
        end++;
    return end - at;
}

/* Take the marks of quotes off a line. */
static struct span unquoted(struct span line, bool *quoted)
{
    line = span_trim(line);
    for (*quoted = false; span_starts(line, SPAN(">")); *quoted = true)
        line = span_trim(span_part(line, 1, line.size));
    return line;
}

/* Width of the fence that a line opens, or 0. */
static size_t opening_fence(struct span line)
{
    if (line.size == 0 || (line.bytes[0] != '`' && line.bytes[0] != '~'))
        return 0;
    size_t width = run_of(line, 0);
    bool spoilt = line.bytes[0] == '`' && span_find_byte(line, '`', width) != SPAN_NONE;
    return width >= FENCE && !spoilt ? width : 0;
}

static bool in_fence(struct markdown_code *code, struct span bare, bool quoted)
{
    if (code->quoted && !quoted) {
        code->fence = 0;
        return false;
    }
    if (bare.size >= code->width && bare.bytes[0] == code->fence && run_of(bare, 0) == bare.size)
        code->fence = 0;
    return true;
}

/* An indented line after an empty one, outside lists. */
static bool in_indented(struct markdown_code *code, struct span line)
{
    struct span trimmed = span_trim(line);
    size_t indent = markdown_indent(line);
    if (trimmed.size == 0) {
        code->after_text = false;
        return code->indented;
    }
    code->indented = indent >= CODE_INDENT && !code->list && !code->after_text;
    if (indent == 0)
        code->list = markdown_is_item(trimmed);
    else if (!code->indented)
        code->list = code->list || markdown_is_item(trimmed);
    code->after_text = !code->indented;
    return code->indented;
}

bool markdown_code_line(struct markdown_code *code, struct span line)
{
    bool quoted = false;
    struct span bare = unquoted(line, &quoted);
    if (code->fence != 0 && in_fence(code, bare, quoted))
        return true;
    if (in_indented(code, line))
        return true;
    code->width = opening_fence(bare);
    if (code->width == 0)
        return false;
    code->fence = bare.bytes[0];
    code->quoted = quoted;
    code->after_text = false;
    return true;
}

size_t markdown_code_span(struct span text, size_t at, size_t *run)
{
    *run = run_of(text, at);
    struct span near = span_part(text, 0, at + *run + SPAN_BYTES);
    for (size_t end = at + *run; (end = span_find_byte(near, '`', end)) != SPAN_NONE;) {
        size_t width = run_of(near, end);
        end += width;
        if (width == *run)
            return end;
    }
    return 0;
}
