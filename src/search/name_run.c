/* Walk words to both sides while they look like a name's. */
#include "search/name_run.h"

#include "base/utf8.h"

enum { NAME_WORDS = 10 };

static const struct span joiners[] = {SPAN_INIT("of"),  SPAN_INIT("for"), SPAN_INIT("and"),
                                      SPAN_INIT("the"), SPAN_INIT("de"),  SPAN_INIT("&")};
/* Join within a name, but part names as often. */
static const struct span others[] = {SPAN_INIT("in"), SPAN_INIT("on"), SPAN_INIT("to"), SPAN_INIT("by")};
/* What stands before a name at the start of a sentence. */
static const struct span openers[] = {
    SPAN_INIT("The"),   SPAN_INIT("A"),     SPAN_INIT("An"),    SPAN_INIT("In"),  SPAN_INIT("Under"),
    SPAN_INIT("For"),   SPAN_INIT("With"),  SPAN_INIT("When"),  SPAN_INIT("If"),  SPAN_INIT("This"),
    SPAN_INIT("These"), SPAN_INIT("Using"), SPAN_INIT("Use"),   SPAN_INIT("See"), SPAN_INIT("Our"),
    SPAN_INIT("Your"),  SPAN_INIT("By"),    SPAN_INIT("Since"), SPAN_INIT("As")};

static bool is_one_of(struct span word, const struct span *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(word, list[i]))
            return true;
    return false;
}

static bool is_joiner(struct span word)
{
    return is_one_of(word, joiners, sizeof joiners / sizeof *joiners);
}

/* A word of a name: a capital or a digit first, or a capital within ("iCloud"); no sign that parts names. */
static bool is_proper(struct span word)
{
    bool capital = false;
    for (size_t at = 0; at < word.size;) {
        char byte = word.bytes[at];
        if (byte == '(' || byte == ')' || byte == '"' || byte == '|' || byte == ';' || byte == ',' ||
            byte == '*')
            return false;
        bool first = at == 0;
        int32_t code = utf8_next(word, &at);
        capital |= utf8_is_upper(code) || (first && byte >= '0' && byte <= '9');
    }
    return capital;
}

static bool ends_name(struct span word)
{
    char last = word.bytes[word.size - 1];
    return last == ',' || last == ';' || last == ':' || last == '.' || last == '!' || last == '?' ||
           last == ')';
}

static struct span without_openers(struct span name)
{
    struct span rest = name;
    struct span word;
    while (span_next_piece(&rest, ' ', &word) && rest.size > 0 &&
           (is_joiner(word) || is_one_of(word, openers, sizeof openers / sizeof *openers)))
        name = rest;
    return name;
}

struct span name_before(struct span text, size_t end)
{
    size_t start = end;
    size_t first = end;
    for (int words = 0; words < NAME_WORDS && start > 0; words++) {
        size_t at = start;
        while (at > 0 && text.bytes[at - 1] != ' ' && text.bytes[at - 1] != '\n')
            at--;
        struct span word = span_part(text, at, start);
        if (word.size == 0 || (first < end && ends_name(word)) || !(is_proper(word) || is_joiner(word)))
            break;
        first = is_joiner(word) ? first : at;
        if (at == 0 || text.bytes[at - 1] == '\n')
            break;
        start = at - 1;
    }
    return without_openers(span_part(text, first, end));
}

struct span name_after(struct span text, size_t start)
{
    size_t at = start;
    size_t last = start;
    for (int words = 0; words < NAME_WORDS && at < text.size; words++) {
        size_t end = at;
        while (end < text.size && text.bytes[end] != ' ' && text.bytes[end] != '\n' && text.bytes[end] != ')')
            end++;
        struct span word = span_part(text, at, end);
        size_t kept = word.size;
        while (kept > 0 && ends_name(span_part(word, 0, kept)))
            kept--;
        struct span bare = span_part(word, 0, kept);
        if (bare.size == 0 || !(is_proper(bare) || (last > start && is_joiner(bare))))
            break;
        last = is_joiner(bare) ? last : at + kept;
        if (kept < word.size || end == text.size || text.bytes[end] != ' ')
            break;
        at = end + 1;
    }
    return span_part(text, start, last);
}

bool name_is(struct span text)
{
    struct span word;
    while (span_next_piece(&text, ' ', &word)) {
        bool small = is_joiner(word) || is_one_of(word, others, sizeof others / sizeof *others);
        if (word.size == 0 || ends_name(word) || !(small || is_proper(word)))
            return false;
    }
    return true;
}
