/* List marks and section numbers: what they look like, and back to the text they were set apart from. */
#include "document/pdf.h"

#include "base/utf8.h"

enum {
    MARKS_LIMIT = 3000, /* lines of a page; more are no page of text */
    ROMAN_BYTES = 4,    /* "viii" */
    NUMBER_BYTES = 3
};

static const double mark_gap = 4; /* between mark and text, as parts of the font size */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* "1", "12", "a", "iv": what stands before the dot or bracket of a numbered item. */
static size_t ordinal_size(struct span text)
{
    size_t size = 0;
    while (size < text.size && is_digit(text.bytes[size]))
        size++;
    if (size > 0)
        return size <= NUMBER_BYTES ? size : 0;
    while (size < text.size && size < ROMAN_BYTES &&
           span_find_byte(SPAN("ivx"), text.bytes[size], 0) != SPAN_NONE)
        size++;
    return size > 0 ? size : text.size > 0 && is_letter(text.bytes[0]);
}

static size_t bullet_size(struct span text)
{
    static const struct span bullets[] = {SPAN_INIT("\xE2\x80\xA2") /* bullet */,
                                          SPAN_INIT("\xE2\x97\x8F") /* black circle */,
                                          SPAN_INIT("\xE2\x97\x8B") /* white circle */,
                                          SPAN_INIT("\xE2\x97\xA6") /* white bullet */,
                                          SPAN_INIT("\xE2\x96\xAA") /* small square */,
                                          SPAN_INIT("\xE2\x96\xA0") /* square */,
                                          SPAN_INIT("\xE2\x9C\x93") /* check mark */,
                                          SPAN_INIT("\xE2\x9C\x94") /* heavy check mark */,
                                          SPAN_INIT("\xE2\x9E\xA2") /* arrowhead */,
                                          SPAN_INIT("\xE2\x80\xA3") /* triangular bullet */,
                                          SPAN_INIT("\xE2\x80\x93") /* en dash */,
                                          SPAN_INIT("\xE2\x80\x94") /* em dash */,
                                          SPAN_INIT("\xC2\xB7") /* middle dot */,
                                          SPAN_INIT("\xC2\xA7") /* section: a square in Wingdings */,
                                          SPAN_INIT("-"),
                                          SPAN_INIT("*"),
                                          SPAN_INIT("o")};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (span_starts(text, bullets[i]))
            return bullets[i].size;
    return 0;
}

size_t pdf_mark_size(struct span text)
{
    size_t size = bullet_size(text);
    if (size == 0) {
        size_t open = text.size > 0 && text.bytes[0] == '(';
        size_t ordinal = ordinal_size(span_part(text, open, text.size));
        char close = open + ordinal < text.size ? text.bytes[open + ordinal] : '\0';
        if (ordinal > 0 && (close == ')' || (close == '.' && open == 0)))
            size = open + ordinal + 1;
    }
    bool parted = size == text.size || (size < text.size && text.bytes[size] == ' ');
    return size > 0 && parted ? size + (size < text.size) : 0;
}

size_t pdf_section_parts(struct span text, size_t *end)
{
    size_t at = 0;
    size_t parts = 0;
    while (at < text.size && is_digit(text.bytes[at])) {
        size_t start = at;
        while (at < text.size && is_digit(text.bytes[at]))
            at++;
        if (at - start > NUMBER_BYTES)
            return 0;
        parts++;
        if (at + 1 >= text.size || text.bytes[at] != '.' || !is_digit(text.bytes[at + 1]))
            break;
        at++;
    }
    if (at < text.size && text.bytes[at] == '.')
        at++;
    if (parts == 0 || (at < text.size && text.bytes[at] != ' '))
        return 0;
    *end = at < text.size ? at + 1 : at;
    return parts;
}

/* "Appendix A.", "Article 5" */
static bool is_part_name(struct span text)
{
    static const struct span names[] = {SPAN_INIT("Appendix "), SPAN_INIT("Annex "),
                                        SPAN_INIT("Section "),  SPAN_INIT("Article "),
                                        SPAN_INIT("Chapter "),  SPAN_INIT("Schedule ")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (span_starts(text, names[i]) && text.size <= names[i].size + NUMBER_BYTES)
            return true;
    return false;
}

/* Nothing but a mark or a number. */
static bool is_lone(struct span text)
{
    size_t end = 0;
    return is_part_name(text) || pdf_mark_size(text) == text.size ||
           (pdf_section_parts(text, &end) > 0 && end == text.size);
}

/* The nearest text to the right of the mark on its line, or NULL. */
static struct pdf_line *text_of_mark(struct pdf_lines *lines, size_t first, const struct pdf_line *mark)
{
    struct pdf_line *best = NULL;
    double middle = (mark->top + mark->bottom) / 2;
    for (size_t i = first; i < lines->count; i++) {
        struct pdf_line *line = &lines->items[i];
        double gap = line->left - mark->right;
        bool beside = line->text.size > 0 && line != mark && middle > line->top && middle < line->bottom;
        if (beside && gap > -1 && gap < mark_gap * mark->size && (best == NULL || line->left < best->left))
            best = line;
    }
    return best;
}

bool pdf_join_marks(struct pdf_lines *lines, size_t first, struct arena *arena)
{
    if (lines->count - first > MARKS_LIMIT)
        return true;
    for (size_t i = first; i < lines->count; i++) {
        struct pdf_line *mark = &lines->items[i];
        if (mark->text.size == 0 || !is_lone(mark->text))
            continue;
        struct pdf_line *line = text_of_mark(lines, first, mark);
        if (line == NULL || is_lone(line->text))
            continue;
        struct span mark_text = mark->text;
        const char *joined = arena_printf(arena, "%.*s %.*s", SPAN_ARG(mark->text), SPAN_ARG(line->text));
        if (joined == NULL)
            return false;
        struct pdf_line whole = *line;
        whole.text = span_of(joined);
        whole.left = mark->left;
        line->text = mark->text = SPAN_EMPTY;
        *(is_part_name(mark_text) && mark < line ? mark : line) =
            whole; /* a part begins where its name stands */
    }
    return true;
}
