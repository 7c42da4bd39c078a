/* Marks that publishing tools add to Markdown: they go, or become plain Markdown. */
#include "document/markdown_marks.h"

#include "document/markdown_caption.h"
#include "document/markdown_code.h"
#include "document/markdown_inline.h"

enum { LEVELS = 6, COLONS = 3, QUOTED_INDENT = 4 /* columns of what an MkDocs admonition holds */ };

enum note_shape { NOTE_NONE, NOTE_FENCED, NOTE_INDENTED };

struct marker {
    struct buffer *out;
    struct markdown_code code;
    struct span rest; /* lines still to come */
    int level;        /* of the last heading that is no tab */
    struct markdown_caption caption;
    enum note_shape note;
    size_t indent; /* of the open note's mark, columns */
    size_t inner;  /* containers open inside it */
};

/* Words that open an admonition. */
static bool is_note_word(struct span word)
{
    static const struct span words[] = {SPAN_INIT("note"),      SPAN_INIT("tip"),      SPAN_INIT("info"),
                                        SPAN_INIT("warning"),   SPAN_INIT("caution"),  SPAN_INIT("danger"),
                                        SPAN_INIT("important"), SPAN_INIT("success"),  SPAN_INIT("secondary"),
                                        SPAN_INIT("details"),   SPAN_INIT("abstract"), SPAN_INIT("question"),
                                        SPAN_INIT("example"),   SPAN_INIT("failure"),  SPAN_INIT("summary")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_equal_case(word, words[i]))
            return true;
    return false;
}

/* Lines that are nothing but a mark. */
static bool is_machinery(struct span trimmed)
{
    static const struct span marks[] = {SPAN_INIT("[!DIV "), SPAN_INIT("[!VIDEO "), SPAN_INIT("[!CODE"),
                                        SPAN_INIT("[[_TOC_]]"), SPAN_INIT(":::")};
    while (span_starts(trimmed, SPAN(">")))
        trimmed = span_trim(span_part(trimmed, 1, trimmed.size));
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (span_equal_case(span_part(trimmed, 0, marks[i].size), marks[i]))
            return true;
    return span_equal_case(trimmed, SPAN("[TOC]"));
}

/* Open a note of that title (which may be empty). */
static void open_note(struct marker *marker, enum note_shape shape, size_t indent, struct span title)
{
    marker->note = shape;
    marker->indent = indent;
    marker->inner = 0;
    buffer_printf(marker->out, "\n%*s> [!NOTE] ", (int)indent, "");
    markdown_append_inline(marker->out, title);
    buffer_printf(marker->out, "\n%*s>\n", (int)indent, "");
}

static void close_note(struct marker *marker)
{
    marker->note = NOTE_NONE;
    buffer_append_byte(marker->out, '\n');
}

/* The title of `:::note[Title]`, `::: tip Title`, `!!! note "Title"`. */
static struct span note_title(struct span rest)
{
    rest = span_trim(rest);
    size_t attributes = span_find_byte(rest, '{', 0);
    rest = span_trim(span_part(rest, 0, attributes));
    char first = rest.size > 1 ? rest.bytes[0] : '\0';
    char last = rest.size > 1 ? rest.bytes[rest.size - 1] : '\0';
    bool wrapped = (first == '[' && last == ']') || (first == '"' && last == '"');
    return wrapped ? span_part(rest, 1, rest.size - 1) : rest;
}

static size_t word_end(struct span text, size_t at)
{
    while (at < text.size && (text.bytes[at] | 0x20) >= 'a' && (text.bytes[at] | 0x20) <= 'z')
        at++;
    return at;
}

/* `:::`, `::: zone-end`, `:::note Title`, `:::image ...:::` */
static void take_fence(struct marker *marker, struct span line, struct span trimmed)
{
    size_t colons = COLONS;
    while (colons < trimmed.size && trimmed.bytes[colons] == ':')
        colons++;
    struct span body = span_trim(span_part(trimmed, colons, trimmed.size));
    struct span word = span_part(body, 0, word_end(body, 0));
    bool in_note = marker->note == NOTE_FENCED;
    if (body.size == 0 && in_note && marker->inner > 0)
        marker->inner--;
    else if (body.size == 0 && in_note)
        close_note(marker);
    else if (body.size > 0 && marker->note == NOTE_NONE && is_note_word(word))
        open_note(marker, NOTE_FENCED, markdown_indent(line),
                  note_title(span_part(body, word.size, body.size)));
    else if (body.size > 0 && in_note && !span_ends(body, SPAN(":::")))
        marker->inner++;
    else
        buffer_append_byte(marker->out, '\n');
}

/* `!!! note "Title"`, `??? tip`: what it holds is indented below it. */
static bool take_mkdocs(struct marker *marker, struct span line, struct span trimmed)
{
    if (!span_starts(trimmed, SPAN("!!! ")) && !span_starts(trimmed, SPAN("??? ")) &&
        !span_starts(trimmed, SPAN("???+ ")))
        return false;
    struct span body = span_trim(span_part(trimmed, 4, trimmed.size));
    struct span word = span_part(body, 0, word_end(body, 0));
    if (!is_note_word(word))
        return false;
    open_note(marker, NOTE_INDENTED, markdown_indent(line),
              note_title(span_part(body, word.size, body.size)));
    return true;
}

/* "{:toc}" stands in for a table of contents: so does the list item before it. */
static bool is_contents(struct marker *marker, struct span trimmed)
{
    struct span rest = marker->rest;
    struct span next = SPAN_EMPTY;
    return markdown_is_item(trimmed) && trimmed.size < 40 && span_next_line(&rest, &next) &&
           span_starts(span_trim(next), SPAN("{:toc"));
}

/* "# [Tab](#tab/id)": a heading below the section's. Other headings lose their attributes ("{#id}"). */
static void append_heading(struct marker *marker, struct span trimmed)
{
    size_t level = 0;
    while (level < trimmed.size && trimmed.bytes[level] == '#')
        level++;
    struct span text = span_trim(span_part(trimmed, level, trimmed.size));
    size_t tab = span_starts(text, SPAN("[")) ? span_find(text, SPAN("](#tab/"), 0) : SPAN_NONE;
    if (tab != SPAN_NONE) {
        size_t below = marker->level > 0 && marker->level < LEVELS ? (size_t)marker->level + 1 : 2;
        buffer_append(marker->out, span_part(SPAN("######"), 0, below));
        buffer_append_byte(marker->out, ' ');
        markdown_append_inline(marker->out, span_part(text, 1, tab));
        return;
    }
    marker->level = (int)level;
    size_t brace = span_ends(text, SPAN("}")) ? span_find(text, SPAN(" {"), 0) : SPAN_NONE;
    bool attributes = brace != SPAN_NONE && brace + 2 < text.size &&
                      (text.bytes[brace + 2] == '#' || text.bytes[brace + 2] == '.');
    markdown_append_inline(marker->out, span_part(trimmed, 0, trimmed.size - text.size));
    markdown_append_inline(marker->out, attributes ? span_part(text, 0, brace) : text);
}

static bool is_heading(struct span line, struct span trimmed)
{
    size_t level = 0;
    while (level < trimmed.size && trimmed.bytes[level] == '#')
        level++;
    return level > 0 && level <= LEVELS && markdown_indent(line) < 4 && level < trimmed.size &&
           (trimmed.bytes[level] == ' ' || trimmed.bytes[level] == '\t');
}

/* A line of a note: its own indentation goes, the quote's mark comes. */
static struct span quoted_line(struct marker *marker, struct span line)
{
    size_t drop = marker->indent + (marker->note == NOTE_INDENTED ? QUOTED_INDENT : 0);
    size_t at = 0;
    while (at < drop && at < line.size && line.bytes[at] == ' ')
        at++;
    at += marker->note == NOTE_INDENTED && at == 0 && span_starts(line, SPAN("\t"));
    return span_part(line, at, line.size);
}

/* A note that nobody closes must not swallow the page. */
static bool ends_note(const struct marker *marker, struct span line, struct span trimmed)
{
    if (marker->note == NOTE_INDENTED)
        return trimmed.size > 0 && markdown_indent(line) < marker->indent + QUOTED_INDENT;
    return marker->note == NOTE_FENCED && marker->code.fence == 0 && is_heading(line, line);
}

static void take_text(struct marker *marker, struct span line, struct span trimmed)
{
    if (is_heading(line, trimmed) && marker->note == NOTE_NONE)
        append_heading(marker, trimmed);
    else
        markdown_append_line(marker->out, line);
    buffer_append_byte(marker->out, '\n');
}

static void take_line(struct marker *marker, struct span line)
{
    struct span trimmed = span_trim(line);
    if (ends_note(marker, line, trimmed))
        close_note(marker);
    struct span own = marker->note != NOTE_NONE ? quoted_line(marker, line) : line;
    bool is_code = markdown_code_line(&marker->code, own);
    if (!is_code && span_starts(trimmed, SPAN(":::"))) {
        take_fence(marker, line, trimmed);
        return;
    }
    if (!is_code && marker->note == NOTE_NONE && take_mkdocs(marker, line, trimmed))
        return;
    if (marker->note != NOTE_NONE)
        buffer_printf(marker->out, "%*s> ", (int)marker->indent, "");
    else if (!is_code)
        markdown_caption_line(&marker->caption, marker->out, line);
    if (is_code) {
        marker->caption.open = false;
        buffer_append(marker->out, own);
        buffer_append_byte(marker->out, '\n');
    } else if (is_machinery(trimmed) || is_contents(marker, trimmed)) {
        buffer_append_byte(marker->out, '\n');
    } else {
        take_text(marker, own, trimmed);
    }
}

void markdown_plain_marks(struct buffer *out, struct span text)
{
    struct marker marker = {.out = out, .rest = text};
    struct span line = SPAN_EMPTY;
    while (span_next_line(&marker.rest, &line))
        take_line(&marker, line);
}
