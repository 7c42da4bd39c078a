/* Do two descriptions tell of one document? */
#include "search/evidence_keys.h"

enum { NUMBER_DIGITS = 4 };

/* The first word of capitals, digits and hyphens with all three. */
struct span evidence_number(struct span label)
{
    struct span word;
    while (span_next_piece(&label, ' ', &word)) {
        size_t digits = 0, capitals = 0, hyphens = 0;
        while (word.size > 0 && span_find_byte(SPAN(",;.)"), word.bytes[word.size - 1], 0) != SPAN_NONE)
            word.size--;
        for (size_t i = 0; i < word.size; i++) {
            digits += word.bytes[i] >= '0' && word.bytes[i] <= '9';
            capitals += word.bytes[i] >= 'A' && word.bytes[i] <= 'Z';
            hyphens += word.bytes[i] == '-';
        }
        if (digits >= NUMBER_DIGITS && capitals > 0 && hyphens > 0 &&
            digits + capitals + hyphens == word.size)
            return word;
    }
    return SPAN_EMPTY;
}

static bool days_agree(date_day a, date_day b)
{
    return a == b || a == DATE_NONE || b == DATE_NONE;
}

static bool texts_agree(struct span a, struct span b)
{
    return a.size == 0 || b.size == 0 || span_equal(a, b);
}

/* Nothing that either says speaks against the other. First comes what parts most pairs. */
static bool agree(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return days_agree(a->valid_until, b->valid_until) && days_agree(a->reported, b->reported) &&
           texts_agree(a->target, b->target) && days_agree(a->from, b->from) && days_agree(a->to, b->to) &&
           span_equal(a->type, b->type) && span_equal(a->standard, b->standard) &&
           texts_agree(a->edition, b->edition) && texts_agree(a->level, b->level) &&
           texts_agree(a->issuer, b->issuer);
}

/* Of the same day, or for the same period. */
static bool share_days(const struct facts_evidence *a, const struct facts_evidence *b)
{
    return (a->reported != DATE_NONE && a->reported == b->reported) ||
           (a->from != DATE_NONE && a->from == b->from && a->to == b->to);
}

bool evidence_is_same(const struct facts_evidence *a, const struct facts_evidence *b)
{
    if (!agree(a, b))
        return false;
    struct span number = evidence_number(a->label);
    struct span other = evidence_number(b->label);
    if (number.size > 0 || other.size > 0)
        return span_equal(number, other);
    if (a->target.size > 0 && b->target.size > 0)
        return span_equal_case(a->label, b->label);
    return share_days(a, b) && evidence_same_title(a, b);
}
