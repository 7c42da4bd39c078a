/* HTML inside other markup: the tags go, the text stays. */
#include "document/html_text.h"

#include "base/utf8.h"

struct tag_row {
    const char *name;
    enum html_effect opens;
    enum html_effect closes;
};

static const struct tag_row tags[] = {
    {"br", HTML_SPACE, HTML_SPACE},      {"script", HTML_HIDE, HTML_SHOW},
    {"style", HTML_HIDE, HTML_SHOW},     {"b", HTML_BOLD, HTML_PLAIN},
    {"strong", HTML_BOLD, HTML_PLAIN},   {"p", HTML_BREAK, HTML_BREAK},
    {"div", HTML_BREAK, HTML_BREAK},     {"li", HTML_BREAK, HTML_BREAK},
    {"ul", HTML_BREAK, HTML_BREAK},      {"ol", HTML_BREAK, HTML_BREAK},
    {"tr", HTML_BREAK, HTML_BREAK},      {"td", HTML_SPACE, HTML_SPACE},
    {"th", HTML_SPACE, HTML_SPACE},      {"table", HTML_BREAK, HTML_BREAK},
    {"h1", HTML_BREAK, HTML_BREAK},      {"h2", HTML_BREAK, HTML_BREAK},
    {"h3", HTML_BREAK, HTML_BREAK},      {"h4", HTML_BREAK, HTML_BREAK},
    {"h5", HTML_BREAK, HTML_BREAK},      {"h6", HTML_BREAK, HTML_BREAK},
    {"summary", HTML_BREAK, HTML_BREAK}, {"details", HTML_BREAK, HTML_BREAK},
    {"section", HTML_BREAK, HTML_BREAK}, {"blockquote", HTML_BREAK, HTML_BREAK},
};

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

static size_t name_end(struct span html, size_t at)
{
    while (at < html.size && is_name_byte(html.bytes[at]))
        at++;
    return at;
}

enum html_effect html_effect_of(struct span tag)
{
    bool closing = span_starts(tag, SPAN("</"));
    size_t start = closing ? 2 : 1;
    struct span name = span_part(tag, start, name_end(tag, start));
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (span_equal_case(name, span_of(tags[i].name)))
            return closing ? tags[i].closes : tags[i].opens;
    return HTML_NONE;
}

struct reference_row {
    struct span name;
    int32_t code;
};

static const struct reference_row references[] = {
    {SPAN_INIT("amp"), '&'},      {SPAN_INIT("lt"), '<'},       {SPAN_INIT("gt"), '>'},
    {SPAN_INIT("quot"), '"'},     {SPAN_INIT("apos"), '\''},    {SPAN_INIT("nbsp"), 0xA0},
    {SPAN_INIT("ndash"), 0x2013}, {SPAN_INIT("mdash"), 0x2014}, {SPAN_INIT("rsquo"), 0x2019},
    {SPAN_INIT("ldquo"), 0x201C}, {SPAN_INIT("rdquo"), 0x201D}, {SPAN_INIT("hellip"), 0x2026},
    {SPAN_INIT("copy"), 0xA9},    {SPAN_INIT("reg"), 0xAE},     {SPAN_INIT("trade"), 0x2122},
};

static int32_t named_reference(struct span name)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (span_equal(name, references[i].name))
            return references[i].code;
    return 0;
}

static int32_t numbered_reference(struct span digits)
{
    bool hexadecimal = digits.size > 0 && (digits.bytes[0] | 0x20) == 'x';
    int32_t base = hexadecimal ? 16 : 10;
    int32_t code = 0;
    for (size_t i = hexadecimal; i < digits.size && code < 0x110000; i++) {
        char byte = (char)(digits.bytes[i] | 0x20);
        int32_t digit = digits.bytes[i] <= '9' ? digits.bytes[i] - '0' : byte - 'a' + 10;
        if (digit < 0 || digit >= base)
            return 0;
        code = code * base + digit;
    }
    return code < 0x110000 ? code : 0;
}

/* Append the character that `&...;` at `at` names, or the ampersand; gives where to go on. */
static size_t append_reference(struct buffer *out, struct span html, size_t at)
{
    size_t start = at + 1;
    bool number = start < html.size && html.bytes[start] == '#';
    size_t end = name_end(html, start + number);
    bool ended = end < html.size && html.bytes[end] == ';' && end - start < 12;
    struct span name = span_part(html, start + number, end);
    int32_t code = !ended ? 0 : number ? numbered_reference(name) : named_reference(name);
    if (code < 0x20) {
        buffer_append_byte(out, '&');
        return start;
    }
    utf8_append(out, code);
    return end + 1;
}

/* Where the tag or comment at `at` ends; the end of the piece when it is never closed. */
static size_t tag_end(struct span html, size_t at)
{
    bool comment = span_starts(span_part(html, at, html.size), SPAN("<!--"));
    size_t end = comment ? span_find(html, SPAN("-->"), at + 4) : span_find_byte(html, '>', at);
    return end == SPAN_NONE ? html.size : end + (comment ? 3 : 1);
}

static bool starts_tag(struct span html, size_t at)
{
    char next = at + 1 < html.size ? html.bytes[at + 1] : ' ';
    return html.bytes[at] == '<' && (next == '/' || next == '!' || next == '?' || is_name_byte(next));
}

void html_append_text(struct buffer *out, struct span html)
{
    bool hidden = false;
    for (size_t at = 0; at < html.size;) {
        if (starts_tag(html, at)) {
            size_t end = tag_end(html, at);
            enum html_effect effect = html_effect_of(span_part(html, at, end));
            hidden = effect == HTML_HIDE || (hidden && effect != HTML_SHOW);
            if (!hidden && effect == HTML_BREAK)
                buffer_append_string(out, "\n\n");
            else if (!hidden && effect == HTML_SPACE)
                buffer_append_byte(out, ' ');
            at = end;
        } else if (hidden) {
            at++;
        } else if (html.bytes[at] == '&') {
            at = append_reference(out, html, at);
        } else {
            buffer_append_byte(out, html.bytes[at++]);
        }
    }
}
