/* Editions behind a name: years, versions, revisions, and the part of FIPS 140. */
#include "vocabulary/reading.h"

enum { FIRST_YEAR = 1980, LAST_YEAR = 2099, MAJOR_DIGITS = 2, MOST_NUMBERS = 4 };

static const uint32_t before_word = GAP_SPACE | GAP_HYPHEN | GAP_SLASH | GAP_OPEN | GAP_LIST;
static const uint32_t behind_word = GAP_SPACE | GAP_HYPHEN | GAP_DOT | GAP_STOP;

/* The listed edition that is `text`, or the only one of which `text` is the first number ("2" for "2.0"). */
static struct span listed_edition(const struct standard_row *row, struct span text)
{
    struct span only = SPAN_EMPTY;
    size_t found = 0;
    for (size_t at = 0; at < row->face.editions.count; at++) {
        struct span edition = row->face.editions.items[at];
        if (span_equal(edition, text))
            return edition;
        if (edition.size > text.size && span_starts(edition, text) && edition.bytes[text.size] == '.') {
            only = edition;
            found++;
        }
    }
    return found == 1 ? only : SPAN_EMPTY;
}

/* Whether some listed edition has the same first number as `text`. */
static bool same_major(const struct standard_row *row, struct span text)
{
    size_t dot = span_find_byte(text, '.', 0);
    struct span major = dot == SPAN_NONE ? text : span_part(text, 0, dot);
    for (size_t at = 0; at < row->face.editions.count; at++) {
        struct span edition = row->face.editions.items[at];
        if (span_starts(edition, major) && (edition.size == major.size || edition.bytes[major.size] == '.'))
            return true;
    }
    return false;
}

static bool is_digits(const struct reading *reading, size_t at)
{
    return at < reading->atoms.count && reading_atom(reading, at)->kind == ATOM_DIGITS;
}

/* Step over one of `words` and what parts it from the name; the number's atom, or `at` when there is none. */
static size_t behind_words(const struct reading *reading, size_t at, uint32_t gap, const char *const words[])
{
    bool worded = at + 1 < reading->atoms.count && gap_within(gap, before_word) &&
                  reading_is_any(reading, at, words) &&
                  gap_within(reading_atom(reading, at + 1)->gap, behind_word) && is_digits(reading, at + 1);
    return worded ? at + 1 : at;
}

/* Whether the gap lets a bare year follow a name: a colon always, a space only for editions that are listed.
 */
static bool year_gap(uint32_t gap, bool listed)
{
    if (gap & GAP_COLON)
        return gap_within(gap, GAP_COLON | GAP_SPACE);
    if (gap == GAP_HYPHEN || gap == GAP_OPEN || gap == (GAP_OPEN | GAP_SPACE))
        return true;
    return listed && gap != 0 && gap_within(gap, GAP_SPACE | GAP_HYPHEN | GAP_OPEN | GAP_SLASH);
}

static bool year_at(struct reading *reading, const struct standard_row *row, size_t at, uint32_t gap,
                    struct detail *out)
{
    static const char *const words[] = {"version", "edition", "ed", "v", "release", NULL};
    size_t number = behind_words(reading, at, gap, words);
    uint64_t year;
    if (!is_digits(reading, number) || !span_to_u64(reading_text(reading, number), &year) ||
        year < FIRST_YEAR || year > LAST_YEAR)
        return false;
    struct span text = reading_text(reading, number);
    bool listed = listed_edition(row, text).size > 0;
    if (number == at && !year_gap(gap, listed))
        return false;
    *out = (struct detail){number + 1, gap & GAP_OPEN, text};
    return true;
}

/* The numbers parted by single dots from atom `at`: the atom behind them. */
static size_t dotted_end(const struct reading *reading, size_t at)
{
    size_t end = at + 1;
    while (is_digits(reading, end) && reading_atom(reading, end)->gap == GAP_DOT &&
           reading_atom(reading, end)->start == reading_atom(reading, end - 1)->end + 1 &&
           end < at + MOST_NUMBERS)
        end++;
    return end;
}

/* Whether numbers without the word "version" are plausibly one. */
static bool bare_version(const struct reading *reading, const struct standard_row *row, size_t at,
                         uint32_t gap, size_t end, struct span text)
{
    bool percent = reading->text.size > text.size + (size_t)(text.bytes - reading->text.bytes) &&
                   text.bytes[text.size] == '%';
    if (percent || !gap_within(gap, GAP_SPACE | GAP_HYPHEN | GAP_OPEN | GAP_COLON))
        return false;
    if (end > at + 1)
        return row->face.editions.count == 0 || same_major(row, text);
    uint32_t behind = reading_atom(reading, end)->gap;
    bool last = behind & (GAP_LINE | GAP_STOP | GAP_LIST | GAP_CLOSE);
    bool telling = last || reading->mode == MENTION_IN_QUERY || text.size == MAJOR_DIGITS;
    return telling && same_major(row, text);
}

static bool version_at(struct reading *reading, const struct standard_row *row, size_t at, uint32_t gap,
                       struct detail *out)
{
    static const char *const words[] = {"v", "ver", "version", "release", NULL};
    size_t number = behind_words(reading, at, gap, words);
    if (!is_digits(reading, number) || reading_text(reading, number).size > MAJOR_DIGITS + 2)
        return false;
    size_t end = dotted_end(reading, number);
    struct span text =
        span_part(reading->text, reading_atom(reading, number)->start, reading_atom(reading, end - 1)->end);
    if (number == at && !bare_version(reading, row, at, gap, end, text))
        return false;
    *out = (struct detail){end, gap & GAP_OPEN, text};
    return true;
}

/* An edition made up of a fixed beginning and a number, in the caller's arena if the table does not list it.
 */
static bool made_edition(struct reading *reading, struct span beginning, size_t number, struct detail *out)
{
    struct span digits = reading_text(reading, number);
    out->text = span_of(arena_printf(reading->arena, "%.*s-%.*s", SPAN_ARG(beginning), SPAN_ARG(digits)));
    reading->no_memory |= out->text.bytes == NULL;
    return true;
}

/* A revision without its word: "SP 800-63-3", if the table lists it. */
static bool bare_revision(const struct reading *reading, const struct standard_row *row, size_t at,
                          uint32_t gap)
{
    struct span digits = reading_text(reading, at);
    for (size_t edition = 0; gap == GAP_HYPHEN && edition < row->face.editions.count; edition++) {
        struct span listed = row->face.editions.items[edition];
        if (span_starts(listed, SPAN("rev-")) && span_equal(span_part(listed, 4, listed.size), digits))
            return true;
    }
    return false;
}

static bool revision_at(struct reading *reading, const struct standard_row *row, size_t at, uint32_t gap,
                        struct detail *out)
{
    static const char *const words[] = {"rev", "revision", "r", "v", "version", "release", NULL};
    size_t number = behind_words(reading, at, gap, words);
    if (!is_digits(reading, number) || reading_text(reading, number).size > MAJOR_DIGITS ||
        (number == at && !bare_revision(reading, row, at, gap)))
        return false;
    *out = (struct detail){number + 1, gap & GAP_OPEN, SPAN_EMPTY};
    return made_edition(reading, SPAN("rev"), number, out);
}

/* "FIPS 140-2": one digit behind a hyphen, or in a query behind a space. */
static bool part_at(struct reading *reading, const struct standard_row *row, size_t at, uint32_t gap,
                    struct detail *out)
{
    bool parted = (gap & GAP_HYPHEN) || (gap == GAP_SPACE && reading->mode == MENTION_IN_QUERY);
    (void)row;
    if (!parted || !gap_within(gap, GAP_HYPHEN | GAP_SPACE) || !is_digits(reading, at) ||
        reading_text(reading, at).size != 1 || !is_digits(reading, at - 1))
        return false;
    *out = (struct detail){at + 1, false, SPAN_EMPTY};
    return made_edition(reading, reading_text(reading, at - 1), at, out);
}

bool edition_read(struct reading *reading, const struct standard_row *row, struct found *found)
{
    static bool (*const readers[])(struct reading *, const struct standard_row *, size_t, uint32_t,
                                   struct detail *) = {
        [EDITION_NONE] = NULL,          [EDITION_YEAR] = year_at,
        [EDITION_VERSION] = version_at, [EDITION_REVISION] = revision_at,
        [EDITION_PART] = part_at,
    };
    struct detail detail;
    if (found->edition.size > 0 || readers[row->edition] == NULL || found->end >= reading->atoms.count ||
        !readers[row->edition](reading, row, found->end, found_gap(reading, found), &detail))
        return false;
    struct span listed = listed_edition(row, detail.text);
    found->edition = listed.size > 0 ? listed : arena_copy(reading->arena, detail.text);
    reading->no_memory |= found->edition.bytes == NULL;
    found_extend(reading, found, &detail);
    return true;
}
