/* Marks of publishing tools inside a line of Markdown. */
#include "document/markdown_inline.h"

#include "document/markdown_code.h"

enum {
    ATTRIBUTES = 512, /* bytes of one attribute list */
    FOOTNOTE = 64,    /* of a footnote's name */
    TARGET = 1024     /* of a link's target */
};

/* Each gives where the mark at `at` ends, or `at`. */

/* `[!INCLUDE [text](path)]` */
static size_t include_end(struct span line, size_t at)
{
    if (!span_equal_case(span_part(line, at, at + 9), SPAN("[!INCLUDE")))
        return at;
    size_t end = span_find(line, SPAN(")]"), at);
    return end == SPAN_NONE ? line.size : end + 2;
}

/* `{: .class #id target="_blank" }` of kramdown. */
static size_t attributes_end(struct span line, size_t at)
{
    if (!span_starts(span_part(line, at, line.size), SPAN("{:")))
        return at;
    size_t end = span_find_byte(span_part(line, 0, at + ATTRIBUTES), '}', at);
    return end == SPAN_NONE ? at : end + 1;
}

/* `[^name]` */
static size_t footnote_end(struct span line, size_t at)
{
    if (!span_starts(span_part(line, at, line.size), SPAN("[^")))
        return at;
    struct span near = span_part(line, 0, at + FOOTNOTE);
    size_t end = span_find_byte(near, ']', at + 2);
    bool named =
        end != SPAN_NONE && end > at + 2 && span_find_byte(span_part(near, at, end), ' ', 0) == SPAN_NONE;
    bool is_link = named && end + 1 < line.size && line.bytes[end + 1] == '(';
    return named && !is_link ? end + 1 : at;
}

/* "(1)" for the footnote `[^table-1]`: the number its name ends in; "(note)" without one. */
static void append_footnote(struct buffer *out, struct span mark)
{
    struct span name = span_part(mark, 2, mark.size - 1);
    size_t digits = name.size;
    while (digits > 0 && name.bytes[digits - 1] >= '0' && name.bytes[digits - 1] <= '9')
        digits--;
    struct span number = span_part(name, digits, name.size);
    buffer_printf(out, "(%.*s)", SPAN_ARG(number.size > 0 ? number : SPAN("note")));
}

/* A reference stands a space behind its word. */
static void append_reference(struct buffer *out, struct span mark)
{
    char before = out->size > 0 ? buffer_span(out).bytes[out->size - 1] : ' ';
    if (before != ' ' && before != '\n' && before != '|')
        buffer_append_byte(out, ' ');
    append_footnote(out, mark);
}

static size_t mark_end(struct span text, size_t at)
{
    static size_t (*const marks[])(struct span line, size_t at) = {include_end, attributes_end};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t end = marks[i](text, at);
        if (end > at)
            return end;
    }
    return at;
}

/* Where the target of a link ends that has a space in it, which no parser takes; `at` stands on its "](".
 * Else `at`. A title in quotes may follow a target. */
static size_t spaced_target(struct span text, size_t at)
{
    struct span near = span_part(text, 0, at + TARGET);
    size_t end =
        span_starts(span_part(near, at, near.size), SPAN("](")) ? span_find_byte(near, ')', at) : SPAN_NONE;
    if (end == SPAN_NONE)
        return at;
    struct span target = span_trim(span_part(near, at + 2, end));
    bool plain = span_find_byte(target, '"', 0) == SPAN_NONE &&
                 span_find_byte(target, '\'', 0) == SPAN_NONE &&
                 span_find_byte(target, '(', 0) == SPAN_NONE && span_find_byte(target, '<', 0) == SPAN_NONE;
    return plain && span_find_byte(target, ' ', 0) != SPAN_NONE ? end : at;
}

void markdown_append_inline(struct buffer *out, struct span text)
{
    size_t kept = 0; /* all before it is written */
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        size_t run = 1;
        if (text.bytes[at] == '`') {
            end = markdown_code_span(text, at, &run);
            at = end > 0 ? end : at + run;
        } else if (text.bytes[at] == '\\') {
            at += 2;
        } else if ((text.bytes[at] == '[' || text.bytes[at] == '{') && (end = mark_end(text, at)) > at) {
            buffer_append(out, span_part(text, kept, at));
            at = kept = end;
        } else if (text.bytes[at] == '[' && (end = footnote_end(text, at)) > at) {
            buffer_append(out, span_part(text, kept, at));
            append_reference(out, span_part(text, at, end));
            at = kept = end;
        } else if (text.bytes[at] == ']' && (end = spaced_target(text, at)) > at) {
            buffer_append(out, span_part(text, kept, at));
            buffer_printf(out, "](<%.*s>)", SPAN_ARG(span_trim(span_part(text, at + 2, end))));
            at = kept = end + 1;
        } else {
            at++;
        }
    }
    buffer_append(out, span_part(text, kept, text.size));
}

void markdown_append_line(struct buffer *out, struct span line)
{
    struct span trimmed = span_trim(line);
    size_t end = markdown_indent(line) < 4 ? footnote_end(trimmed, 0) : 0;
    if (end > 0 && end < trimmed.size && trimmed.bytes[end] == ':') {
        buffer_append_byte(out, '\n');
        append_footnote(out, span_part(trimmed, 0, end));
        buffer_append_byte(out, ' ');
        line = span_trim(span_part(trimmed, end + 1, trimmed.size));
    }
    markdown_append_inline(out, line);
}
