/* Levels behind a name: the table of how each kind of level is written. */
#include "vocabulary/reading.h"

/* `words` as atoms parted by spaces; '#' is one digit, and in `canonical` that digit. */
struct level_row {
    enum level_kind kind;
    const char *words;
    const char *canonical;
    bool capital; /* only when the first letter is a capital */
};

static const struct level_row level_rows[] = {
    {LEVEL_SOC_TYPE, "type #", "type-#", false},
    {LEVEL_SOC_TYPE, "type i", "type-1", false},
    {LEVEL_SOC_TYPE, "type ii", "type-2", false},
    {LEVEL_FEDRAMP, "high", "high", false},
    {LEVEL_FEDRAMP, "moderate", "moderate", false},
    {LEVEL_FEDRAMP, "low", "low", false},
    {LEVEL_FEDRAMP, "li saas", "li-saas", false},
    {LEVEL_FEDRAMP, "low impact saas", "li-saas", false},
    {LEVEL_FEDRAMP, "tailored", "tailored", false},
    {LEVEL_BASELINE, "high baseline", "high", false},
    {LEVEL_BASELINE, "moderate baseline", "moderate", false},
    {LEVEL_BASELINE, "low baseline", "low", false},
    {LEVEL_BASELINE, "high impact", "high", false},
    {LEVEL_BASELINE, "moderate impact", "moderate", false},
    {LEVEL_BASELINE, "low impact", "low", false},
    {LEVEL_BASELINE, "privacy baseline", "privacy", false},
    {LEVEL_IMPACT, "il #", "il#", false},
    {LEVEL_IMPACT, "l #", "il#", true},
    {LEVEL_IMPACT, "impact level #", "il#", false},
    {LEVEL_IMPACT, "level #", "il#", false},
    {LEVEL_NUMBER, "level #", "level-#", false},
    {LEVEL_NUMBER, "l #", "level-#", true},
    {LEVEL_TIER, "tier #", "tier-#", false},
    {LEVEL_LEVEL_OR_TIER, "tier #", "level-#", false},
    {LEVEL_LEVEL_OR_TIER, "level #", "level-#", false},
    {LEVEL_ASSESSMENT, "al #", "al#", false},
    {LEVEL_ASSESSMENT, "assessment level #", "al#", false},
    {LEVEL_ASSESSMENT, "level #", "al#", false},
    {LEVEL_HITRUST, "r #", "r#", false},
    {LEVEL_HITRUST, "i #", "i#", false},
    {LEVEL_HITRUST, "e #", "e#", false},
    {LEVEL_EAL, "eal #", "eal#", false},
    {LEVEL_MATURITY, "maturity level #", "ml#", false},
    {LEVEL_MATURITY, "ml #", "ml#", false},
    {LEVEL_ENS, "high", "high", false},
    {LEVEL_ENS, "high level", "high", false},
    {LEVEL_ENS, "alto", "high", false},
    {LEVEL_ENS, "alta", "high", false},
    {LEVEL_ENS, "nivel alto", "high", false},
    {LEVEL_ENS, "categoria alta", "high", false},
    {LEVEL_ENS, "medium", "medium", false},
    {LEVEL_ENS, "medio", "medium", false},
    {LEVEL_ENS, "media", "medium", false},
    {LEVEL_ENS, "nivel medio", "medium", false},
    {LEVEL_ENS, "categoria media", "medium", false},
    {LEVEL_ENS, "basic", "basic", true},
    {LEVEL_ENS, "basico", "basic", false},
    {LEVEL_ENS, "basica", "basic", false},
    {LEVEL_PROTECTED, "protected", "protected", false},
    {LEVEL_PROTECTED, "official sensitive", "official-sensitive", false},
    {LEVEL_PROTECTED, "official", "official", true},
    {LEVEL_PROTECTED, "secret", "secret", true},
    {LEVEL_PROTECTED, "top secret", "top-secret", true},
    {LEVEL_CONFORMANCE, "aaa", "aaa", true},
    {LEVEL_CONFORMANCE, "aa", "aa", true},
    {LEVEL_CONFORMANCE, "level aaa", "aaa", false},
    {LEVEL_CONFORMANCE, "level aa", "aa", false},
    {LEVEL_CONFORMANCE, "level a", "a", false},
};

static const uint32_t before_level = GAP_SPACE | GAP_HYPHEN | GAP_SLASH | GAP_OPEN;
static const uint32_t inside_level = GAP_SPACE | GAP_HYPHEN | GAP_COLON;

static bool word_agrees(const struct reading *reading, size_t at, struct span word, struct span *digit)
{
    if (at >= reading->atoms.count)
        return false;
    const struct atom *atom = reading_atom(reading, at);
    if (!span_equal(word, SPAN("#")))
        return atom->kind == ATOM_LETTERS && atom->key == atom_key(word);
    *digit = reading_text(reading, at);
    return atom->kind == ATOM_DIGITS && digit->size == 1;
}

/* The atom behind the row's words at `at`; 0 when other words stand there. */
static size_t row_end(const struct reading *reading, const struct level_row *row, size_t at,
                      struct span *digit)
{
    struct span words = span_of(row->words);
    struct span word;
    if (row->capital && !reading_atom(reading, at)->capital)
        return 0;
    for (size_t first = at; span_next_piece(&words, ' ', &word); at++) {
        if (!word_agrees(reading, at, word, digit) ||
            (at > first && !gap_within(reading_atom(reading, at)->gap, inside_level)))
            return 0;
    }
    return at;
}

/* "FedRAMP high-level overview" speaks of no level; nor does a word that goes on ("Type 2b"). */
static bool goes_on(const struct reading *reading, size_t end)
{
    const struct atom *next = reading_atom(reading, end);
    return (next->gap == 0 && (next->kind == ATOM_LETTERS || next->kind == ATOM_DIGITS)) ||
           (next->gap == GAP_HYPHEN && reading_is(reading, end, "level"));
}

/* The canonical spelling, with the digit in its place. */
static struct span canonical(struct reading *reading, const struct level_row *row, struct span digit)
{
    struct span text = span_of(row->canonical);
    size_t sign = span_find_byte(text, '#', 0);
    if (sign == SPAN_NONE)
        return text;
    struct span made =
        span_of(arena_printf(reading->arena, "%.*s%.*s", (int)sign, text.bytes, SPAN_ARG(digit)));
    reading->no_memory |= made.bytes == NULL;
    return made;
}

bool level_at(struct reading *reading, enum level_kind kind, size_t at, struct detail *out)
{
    const struct level_row *best = NULL;
    struct span digit = SPAN_EMPTY;
    size_t best_end = 0;
    for (size_t number = 0; number < sizeof level_rows / sizeof level_rows[0]; number++) {
        const struct level_row *row = &level_rows[number];
        struct span row_digit = SPAN_EMPTY;
        size_t end = row->kind == kind ? row_end(reading, row, at, &row_digit) : 0;
        if (end > best_end) {
            best = row;
            best_end = end;
            digit = row_digit;
        }
    }
    if (best == NULL || goes_on(reading, best_end))
        return false;
    *out =
        (struct detail){best_end, reading_atom(reading, at)->gap & GAP_OPEN, canonical(reading, best, digit)};
    return true;
}

bool level_read(struct reading *reading, const struct standard_row *row, struct found *found)
{
    if (row->level == LEVEL_NONE || found->level.size > 0 || found->end >= reading->atoms.count)
        return false;
    /* A comma may stand before a word that can mean nothing else. */
    uint32_t comma = row->level == LEVEL_SOC_TYPE ? GAP_LIST : 0;
    struct detail detail;
    if (!gap_within(found_gap(reading, found), before_level | comma) ||
        !level_at(reading, row->level, found->end, &detail))
        return false;
    found->level = detail.text;
    found_extend(reading, found, &detail);
    return true;
}
