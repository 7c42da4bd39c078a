/* Looking at the atoms of a text. */
#include "vocabulary/reading.h"

struct span reading_text(const struct reading *reading, size_t at)
{
    const struct atom *atom = reading_atom(reading, at);
    return span_part(reading->text, atom->start, atom->end);
}

bool reading_is(const struct reading *reading, size_t at, const char *word)
{
    return at < reading->atoms.count && span_equal_case(reading_text(reading, at), span_of(word));
}

bool reading_is_any(const struct reading *reading, size_t at, const char *const words[])
{
    for (size_t row = 0; words[row] != NULL; row++) {
        if (reading_is(reading, at, words[row]))
            return true;
    }
    return false;
}

static bool is_connector(const struct reading *reading, size_t at)
{
    static const char *const words[] = {"and", "or", "und", "et", "y", "&", NULL};
    return gap_within(reading_atom(reading, at)->gap, GAP_SPACE | GAP_LIST | GAP_SLASH) &&
           reading_is_any(reading, at, words);
}

size_t reading_next_item(const struct reading *reading, size_t at)
{
    if (at >= reading->atoms.count)
        return 0;
    uint32_t gap = reading_atom(reading, at)->gap;
    size_t next = at;
    while (next < reading->atoms.count && is_connector(reading, next))
        next++;
    if (next >= reading->atoms.count || next > at + 2)
        return 0;
    if (next > at)
        return gap_within(reading_atom(reading, next)->gap, GAP_SPACE) ? next : 0;
    bool listed = (gap & GAP_LIST) && gap_within(gap, GAP_LIST | GAP_SPACE);
    bool slashed = (gap & GAP_SLASH) && gap_within(gap, GAP_SLASH | GAP_SPACE);
    return listed || slashed ? at : 0;
}

void found_extend(const struct reading *reading, struct found *found, const struct detail *detail)
{
    found->end = detail->end;
    found->end_byte = reading_atom(reading, detail->end - 1)->end;
    char behind = found->end_byte < reading->text.size ? reading->text.bytes[found->end_byte] : ' ';
    if (detail->opened && (behind == ')' || behind == ']'))
        found->end_byte++;
}

uint32_t found_gap(const struct reading *reading, const struct found *found)
{
    bool closed = found->end_byte > reading_atom(reading, found->end - 1)->end;
    return reading_atom(reading, found->end)->gap & (closed ? ~(uint32_t)GAP_CLOSE : UINT32_MAX);
}

const struct standard_row *found_standard(const struct reading *reading, const struct found *found)
{
    return reading->vocabulary->standards[found->name->row];
}
