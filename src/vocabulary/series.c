/* One name for many: "ISO 27001, 27017 and 27018", "SOC 1, 2, and 3", "Type 1 and Type 2", "IL4 and IL5". */
#include "vocabulary/reading.h"

enum { SMALL_DIGITS = 2 };

/* Whether a small number in a list ("and 3") is the end of the list, not the beginning of "3 years". */
static bool ends_list(const struct reading *reading, size_t behind)
{
    static const char *const words[] = {"report",
                                        "reports",
                                        "type",
                                        "attestation",
                                        "attestations",
                                        "audit",
                                        "audits",
                                        "examination",
                                        "examinations",
                                        "certified",
                                        "certificate",
                                        "certificates",
                                        "compliant",
                                        "compliance",
                                        "certification",
                                        "certifications",
                                        "requirements",
                                        "standards",
                                        "are",
                                        "is",
                                        "for",
                                        "by",
                                        "at",
                                        "in",
                                        "to",
                                        "with",
                                        "on",
                                        "we",
                                        "from",
                                        "apply",
                                        "applies",
                                        "cover",
                                        "covers",
                                        NULL};
    const uint32_t borders = GAP_STOP | GAP_LINE | GAP_CLOSE | GAP_COLON | GAP_OPEN;
    if ((reading_atom(reading, behind)->gap & borders) || behind >= reading->atoms.count)
        return true;
    size_t next = reading_next_item(reading, behind);
    return next > 0 ? reading_atom(reading, next)->kind == ATOM_DIGITS || reading_atom(reading, next)->capital
                    : reading_is_any(reading, behind, words);
}

/* Another number behind the words that the last name began with. */
static bool sibling_read(struct reading *reading, size_t at, struct found *found)
{
    struct name_end ends[NAME_ATOMS];
    uint32_t head = reading->last.head;
    if (head == NAMES_ROOT || reading_atom(reading, at)->kind != ATOM_DIGITS)
        return false;
    size_t count = names_walk(&reading->vocabulary->names, head, &reading->atoms, at, ends);
    bool small = reading_text(reading, at).size < SMALL_DIGITS;
    while (count-- > 0) {
        ends[count].head = head;
        for (const struct name *name = ends[count].name; name != NULL; name = name->next) {
            if ((name->flags & (NAME_SERVICE | NAME_ASK | NAME_NEAR | NAME_EXACT)) == 0 &&
                found_read(reading, at, &ends[count], name, found) &&
                (!small || ends_list(reading, found->end)))
                return true;
        }
    }
    return false;
}

/* Another level or edition of the same standard. */
static bool detail_again(struct reading *reading, size_t at, struct found *found)
{
    const struct standard_row *row = found_standard(reading, &reading->last);
    struct detail detail;
    *found = reading->last;
    found->first = at;
    found->name_end = at;
    if (found->level.size > 0 && reading_atom(reading, at)->capital &&
        level_at(reading, row->level, at, &detail)) {
        found->level = detail.text;
        found_extend(reading, found, &detail);
        return true;
    }
    found->end = at;
    found->edition = SPAN_EMPTY;
    found->level = SPAN_EMPTY;
    return reading->last.edition.size > 0 && edition_read(reading, row, found);
}

bool series_read(struct reading *reading, struct found *found)
{
    const struct found *last = &reading->last;
    size_t at = last->name->flags & NAME_SERVICE ? 0 : reading_next_item(reading, last->end);
    return at > 0 && (sibling_read(reading, at, found) || detail_again(reading, at, found));
}
