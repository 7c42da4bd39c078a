/* Headers, footers and page numbers: what returns at the same place of page after page is no text of any. */
#include "document/pdf.h"

#include "base/cleanup.h"

#include <string.h>

enum {
    FEWEST_PAGES = 3, /* that a text returns on */
    SHARE = 4,        /* of the pages, one in so many */
    LABEL_BYTES = 200,
    ROMAN_BYTES = 6,
    PLACE = 6 /* points between two places */
};

static const double edge = 0.1; /* of the page's height, at its top and foot */

/* A line in the margin: its words with every digit as `#`, and where it stands. */
struct margin_line {
    struct span plain;
    int place;
    uint32_t page;
    size_t line;
};

static bool in_margin(const struct pdf_line *line)
{
    return line->bottom < line->page_height * edge || line->top > line->page_height * (1 - edge);
}

static struct span plain_of(struct span text, struct arena *arena)
{
    struct span copy = arena_copy(arena, text);
    if (copy.bytes == NULL)
        return copy;
    char *bytes = (char *)copy.bytes;
    size_t size = 0;
    for (size_t i = 0; i < copy.size; i++) {
        bool digit = bytes[i] >= '0' && bytes[i] <= '9';
        if (!digit || size == 0 || bytes[size - 1] != '#')
            bytes[size++] = digit ? '#' : bytes[i];
    }
    return span_part(copy, 0, size);
}

static bool is_page_number(struct span plain)
{
    static const struct span shapes[] = {
        SPAN_INIT("#"),          SPAN_INIT("- # -"),        SPAN_INIT("Page #"),
        SPAN_INIT("page #"),     SPAN_INIT("Page # of #"),  SPAN_INIT("page # of #"),
        SPAN_INIT("# of #"),     SPAN_INIT("# / #"),        SPAN_INIT("#/#"),
        SPAN_INIT("Page # / #"), SPAN_INIT("Page #/#"),     SPAN_INIT("PAGE #"),
        SPAN_INIT("p. #"),       SPAN_INIT("Page | #"),     SPAN_INIT("# | Page"),
        SPAN_INIT("Seite #"),    SPAN_INIT("Seite # von #")};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (span_equal(plain, shapes[i]))
            return true;
    size_t roman = 0;
    while (roman < plain.size && span_find_byte(SPAN("ivxlcIVXLC"), plain.bytes[roman], 0) != SPAN_NONE)
        roman++;
    return roman == plain.size && roman <= ROMAN_BYTES;
}

static int compare(const void *a, const void *b)
{
    const struct margin_line *one = a;
    const struct margin_line *two = b;
    int order = span_compare(one->plain, two->plain);
    if (order == 0)
        order = (one->place > two->place) - (one->place < two->place);
    return order != 0 ? order : (one->page > two->page) - (one->page < two->page);
}

/* The same words at the same place. */
static bool same_kind(const struct margin_line *a, const struct margin_line *b)
{
    return a->place == b->place && span_equal(a->plain, b->plain);
}

/* On enough pages, or on pages that follow each other: the header of a chapter. */
static bool returns(const struct margin_line *group, size_t count, uint32_t pages)
{
    uint32_t different = 1;
    uint32_t run = 1;
    uint32_t longest = 1;
    for (size_t i = 1; i < count; i++) {
        different += group[i].page != group[i - 1].page;
        run = group[i].page == group[i - 1].page + 1 ? run + 1 : group[i].page == group[i - 1].page ? run : 1;
        longest = run > longest ? run : longest;
    }
    return longest >= FEWEST_PAGES || (different >= FEWEST_PAGES && different * SHARE >= pages);
}

static bool collect(const struct pdf_lines *lines, struct arena *scratch, struct margin_line **out,
                    size_t *count)
{
    size_t capacity = 0;
    for (size_t i = 0; i < lines->count; i++) {
        const struct pdf_line *line = &lines->items[i];
        if (line->text.size == 0 || line->text.size > LABEL_BYTES || !in_margin(line))
            continue;
        struct margin_line found = {plain_of(line->text, scratch), (int)(line->top / PLACE), line->page, i};
        if (found.plain.bytes == NULL || !arena_grow(scratch, out, &capacity, *count, sizeof **out))
            return false;
        (*out)[(*count)++] = found;
    }
    return true;
}

bool pdf_drop_running(struct pdf_lines *lines, uint32_t pages)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct margin_line *found = NULL;
    size_t count = 0;
    if (!collect(lines, &scratch, &found, &count))
        return false;
    if (count > 0)
        qsort(found, count, sizeof *found, compare);
    for (size_t first = 0, end = 0; first < count; first = end) {
        while (end < count && same_kind(&found[first], &found[end]))
            end++;
        bool drop = is_page_number(found[first].plain) || returns(found + first, end - first, pages);
        for (size_t i = first; i < end && drop; i++)
            lines->items[found[i].line].text = SPAN_EMPTY;
    }
    return true;
}
