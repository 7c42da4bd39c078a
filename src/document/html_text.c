/* HTML tags inside a line of other markup. */
#include "document/html_text.h"

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
