/* A name at its place: its borders, what belongs to it, and whether it may stand there. */
#include "vocabulary/reading.h"

enum { ACRONYM_LETTERS = 8, CLAUSE_BYTES = 2, CLAUSE_ATOMS = 4, PART_DIGITS = 2 };

static bool is_word(const struct atom *atom)
{
    return atom->kind == ATOM_LETTERS || atom->kind == ATOM_DIGITS;
}

/* No letter or digit before it, and no number that it is the rest of ("1-800-53"). */
bool found_may_start(const struct reading *reading, size_t first)
{
    const struct atom *atom = reading_atom(reading, first);
    if (first == 0)
        return true;
    const struct atom *before = reading_atom(reading, first - 1);
    if (atom->gap == 0)
        return !(is_word(before) && is_word(atom));
    bool parted = atom->gap == GAP_HYPHEN || atom->gap == GAP_DOT || atom->gap == GAP_SLASH;
    return !(parted && before->kind == ATOM_DIGITS && atom->kind == ATOM_DIGITS);
}

/* No letter or digit glued behind it, and no number that goes on ("ISO 27001-3", "SOC 2.5"). */
static bool ends_clean(const struct reading *reading, const struct found *found)
{
    const struct atom *next = reading_atom(reading, found->end);
    const struct atom *last = reading_atom(reading, found->end - 1);
    if (next->gap == 0)
        return !(is_word(last) && is_word(next));
    bool goes_on = next->kind == ATOM_DIGITS && last->kind == ATOM_DIGITS &&
                   (next->gap == GAP_DOT || next->gap == GAP_HYPHEN);
    return !goes_on || found->edition.size > 0 || found->level.size > 0;
}

/* A bracket that the name itself opens and does not close, as in "AWS GovCloud (US)". */
static bool is_open(const struct reading *reading, const struct found *found)
{
    bool open = false;
    for (size_t at = found->first + 1; at < found->name_end; at++) {
        uint32_t gap = reading_atom(reading, at)->gap;
        open = (open && !(gap & GAP_CLOSE)) || (gap & GAP_OPEN);
    }
    return open;
}

/* Edition and level in either order. */
static void details_read(struct reading *reading, struct found *found)
{
    if (found->name->flags & NAME_SERVICE)
        return;
    const struct standard_row *row = found_standard(reading, found);
    while (edition_read(reading, row, found) || level_read(reading, row, found))
        ;
}

/* "(f)", "(c-d)", "(c)-(d)" glued to the number of a rule. */
static void clauses_read(const struct reading *reading, struct found *found)
{
    size_t end = found->end;
    while (end < reading->atoms.count && end < found->end + CLAUSE_ATOMS) {
        uint32_t gap = reading_atom(reading, end)->gap;
        bool inside = end > found->end && gap == GAP_HYPHEN;
        if (!(gap & GAP_OPEN) && !inside)
            break;
        if (!gap_within(gap, GAP_OPEN | GAP_CLOSE | GAP_HYPHEN) ||
            reading_text(reading, end).size > CLAUSE_BYTES)
            break;
        end++;
    }
    if (end > found->end)
        found_extend(reading, found, &(struct detail){end, true, SPAN_EMPTY});
}

static void parts_read(const struct reading *reading, struct found *found)
{
    size_t at = found->end;
    if (at < reading->atoms.count && reading_atom(reading, at)->kind == ATOM_DIGITS &&
        reading_atom(reading, at)->gap == GAP_HYPHEN && reading_text(reading, at).size <= PART_DIGITS)
        found_extend(reading, found, &(struct detail){at + 1, false, SPAN_EMPTY});
}

/* Whether the atom's letters are the first letters of the words before it, small words left out:
 * "(DSS)" behind "Data Security Standard". */
static bool is_acronym(const struct reading *reading, const struct found *found, size_t at)
{
    static const char *const small[] = {"of", "and", "the", "for", "in", "on", "to", NULL};
    struct span letters = reading_text(reading, at);
    size_t word = found->end;
    size_t left = letters.size;
    if (left < 2 || left > ACRONYM_LETTERS)
        return false;
    while (left > 0 && word > found->first) {
        word--;
        if (reading_is_any(reading, word, small))
            continue;
        if (reading_text(reading, word).bytes[0] != letters.bytes[left - 1])
            return false;
        left--;
    }
    return left == 0;
}

/* The same name again in brackets, as a short form: "General Data Protection Regulation (GDPR)". */
static bool short_form_read(struct reading *reading, struct found *found)
{
    size_t at = found->end;
    if (at >= reading->atoms.count || !(reading_atom(reading, at)->gap & GAP_OPEN) ||
        !gap_within(reading_atom(reading, at)->gap, GAP_OPEN | GAP_SPACE))
        return false;
    struct name_end ends[NAME_ATOMS];
    size_t count = names_walk(&reading->vocabulary->names, NAMES_ROOT, &reading->atoms, at, ends);
    while (count-- > 0) {
        for (const struct name *name = ends[count].name; name != NULL; name = name->next) {
            struct found inner = *found;
            inner.end = ends[count].end;
            bool same = name->row == found->name->row && !((name->flags ^ found->name->flags) & NAME_SERVICE);
            if (same)
                details_read(reading, &inner);
            if (!same || !(reading_atom(reading, inner.end)->gap & GAP_CLOSE))
                continue;
            *found = inner;
            found_extend(reading, found, &(struct detail){inner.end, true, SPAN_EMPTY});
            return true;
        }
    }
    if (!(reading_atom(reading, at + 1)->gap & GAP_CLOSE) || !is_acronym(reading, found, at))
        return false;
    found_extend(reading, found, &(struct detail){at + 1, true, SPAN_EMPTY});
    return true;
}

bool found_read(struct reading *reading, size_t first, const struct name_end *end, const struct name *name,
                struct found *found)
{
    *found = (struct found){.name = name,
                            .first = first,
                            .name_end = end->end,
                            .end = end->end,
                            .end_byte = reading_atom(reading, end->end - 1)->end,
                            .head = end->head,
                            .edition = name->edition,
                            .level = name->level};
    if (is_open(reading, found))
        found_extend(reading, found, &(struct detail){found->end, true, SPAN_EMPTY});
    if (!(name->flags & NAME_SERVICE)) {
        const struct standard_row *row = found_standard(reading, found);
        if (row->clauses)
            clauses_read(reading, found);
        if (row->parts)
            parts_read(reading, found);
    }
    details_read(reading, found);
    if (short_form_read(reading, found))
        details_read(reading, found);
    return ends_clean(reading, found) && guard_pass(reading, found);
}
