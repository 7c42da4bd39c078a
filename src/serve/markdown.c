/* Escapes for Markdown: CommonMark 0.31, 2.4 (backslashes) and 6.3 (destinations); GFM 6.9 (bare addresses).
 */
#include "serve/markdown.h"

#include <string.h>

static bool is_one_of(const char *marks, char byte)
{
    return byte != '\0' && strchr(marks, byte) != NULL;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* How much of the line is indent and digits: a mark right after it may begin a list. */
static size_t number_end(struct span text)
{
    size_t at = 0;
    while (at < text.size && (is_one_of(" \t", text.bytes[at]) || is_digit(text.bytes[at])))
        at++;
    return at;
}

/* "://" of an address and the dot of "www." make links without any brackets. */
static bool is_bare_link(struct span text, size_t at)
{
    if (text.bytes[at] == ':')
        return at + 1 < text.size && text.bytes[at + 1] == '/';
    return text.bytes[at] == '.' && at >= 3 && span_equal_case(span_part(text, at - 3, at), SPAN("www"));
}

void markdown_append_text(struct buffer *out, struct span text)
{
    size_t start = number_end(text);
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        if (is_one_of("\\`*_[]<>#&~!|$@", byte) || is_bare_link(text, i) ||
            (i == start && is_one_of("-+=.)", byte)))
            buffer_append_byte(out, '\\');
        buffer_append_byte(out, (unsigned char)byte < 0x20 || byte == 0x7F ? ' ' : byte);
    }
}

void markdown_append_url(struct buffer *out, struct span url)
{
    buffer_append_byte(out, '<');
    for (size_t i = 0; i < url.size; i++) {
        unsigned char byte = (unsigned char)url.bytes[i];
        if (byte <= 0x20 || byte == 0x7F || is_one_of("<>()[]\\`\"", (char)byte))
            buffer_printf(out, "%%%02X", (unsigned)byte);
        else
            buffer_append_byte(out, (char)byte);
    }
    buffer_append_byte(out, '>');
}
