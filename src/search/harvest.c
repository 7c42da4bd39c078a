/* Find the wordings that give a thing two names. */
#include "search/harvest.h"

#include "search/name_run.h"

/* What stands between two names. `backwards`: the former name stands first. The longest that fits counts. */
static const struct wording {
    struct span words;
    bool backwards;
} wordings[] = {
    {SPAN_INIT(" (formerly "), false},
    {SPAN_INIT(" (formerly known as "), false},
    {SPAN_INIT(" (formerly called "), false},
    {SPAN_INIT(" (formerly named "), false},
    {SPAN_INIT(" (previously "), false},
    {SPAN_INIT(" (previously known as "), false},
    {SPAN_INIT(" (previously called "), false},
    {SPAN_INIT(" (previously named "), false},
    {SPAN_INIT(", formerly "), false},
    {SPAN_INIT(", formerly known as "), false},
    {SPAN_INIT(", formerly called "), false},
    {SPAN_INIT(", previously known as "), false},
    {SPAN_INIT(", previously called "), false},
    {SPAN_INIT(", previously named "), false},
    {SPAN_INIT(" (now "), true},
    {SPAN_INIT(" (now called "), true},
    {SPAN_INIT(" (now known as "), true},
    {SPAN_INIT(" (now named "), true},
    {SPAN_INIT(", now called "), true},
    {SPAN_INIT(", now known as "), true},
    {SPAN_INIT(" is now called "), true},
    {SPAN_INIT(" is now known as "), true},
    {SPAN_INIT(" is now named "), true},
    {SPAN_INIT(" was renamed to "), true},
    {SPAN_INIT(" was renamed "), true},
    {SPAN_INIT(" has been renamed to "), true},
};

enum { SHORT_LEAST = 2, SHORT_MOST = 10, LONG_WORDS_MORE = 5 };

static bool add(struct harvest_list *list, struct arena *arena, struct harvest_find find)
{
    if (find.name.size == 0 || find.other.size == 0 || span_equal_case(find.name, find.other))
        return true;
    if (!arena_grow(arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = find;
    return true;
}

static const struct wording *wording_at(struct span rest)
{
    const struct wording *best = NULL;
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        bool longer = best == NULL || wordings[i].words.size > best->words.size;
        if (longer && rest.size >= wordings[i].words.size &&
            span_equal_case(span_part(rest, 0, wordings[i].words.size), wordings[i].words))
            best = &wordings[i];
    }
    return best;
}

static struct harvest_find renamed(struct span text, size_t at, const struct wording *wording)
{
    struct span before = name_before(text, at);
    struct span after = name_after(text, at + wording->words.size);
    size_t start = (size_t)(before.bytes - text.bytes);
    size_t end = (size_t)(after.bytes - text.bytes) + after.size;
    if (before.size == 0 || after.size == 0)
        return (struct harvest_find){.kind = HARVEST_FORMER};
    end += end < text.size && text.bytes[end] == ')';
    return (struct harvest_find){.kind = HARVEST_FORMER,
                                 .name = wording->backwards ? after : before,
                                 .other = wording->backwards ? before : after,
                                 .words = span_part(text, start, end)};
}

static bool is_letter(char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static bool is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* "ABC", "FedRAMP", "K-ISMS", "C5": two capitals, or one and a digit. */
static bool is_short_form(struct span word)
{
    size_t signs = 0;
    for (size_t i = 0; i < word.size; i++) {
        char byte = word.bytes[i];
        bool digit = byte >= '0' && byte <= '9';
        if (!is_letter(byte) && !digit && byte != '-')
            return false;
        signs += is_capital(byte) || digit;
    }
    return word.size >= SHORT_LEAST && word.size <= SHORT_MOST && signs >= SHORT_LEAST &&
           is_letter(word.bytes[0]);
}

static bool starts_word(struct span text, size_t at)
{
    return at == 0 || text.bytes[at - 1] == ' ' || text.bytes[at - 1] == '-' || text.bytes[at - 1] == '\n' ||
           text.bytes[at - 1] == '/';
}

/* Letters of `brief` from its end on, each in `text` before `end`; the first must begin a word. Gives where
 * the long form starts, or SPAN_NONE. */
static size_t long_form(struct span text, size_t floor, size_t end, struct span brief)
{
    size_t at = end;
    for (size_t i = brief.size; i > 0; i--) {
        char wanted = brief.bytes[i - 1];
        if (wanted == '-')
            continue;
        do {
            if (at == floor)
                return SPAN_NONE;
            at--;
        } while ((text.bytes[at] | 0x20) != (wanted | 0x20) || (i == 1 && !starts_word(text, at)));
    }
    return at;
}

static size_t word_count(struct span text)
{
    size_t words = 0;
    struct span word;
    while (span_next_piece(&text, ' ', &word))
        words += word.size > 0;
    return words;
}

/* "Long Name (LN)" with the bracket at `bracket`. */
static struct harvest_find shortened(struct span text, size_t line, size_t bracket)
{
    const struct harvest_find none = {.kind = HARVEST_SHORT};
    size_t close = span_find_byte(text, ')', bracket);
    if (close == SPAN_NONE || bracket == 0 || text.bytes[bracket - 1] != ' ')
        return none;
    struct span brief = span_part(text, bracket + 1, close);
    if (brief.size > SHORT_LEAST && span_ends(brief, SPAN("s")))
        brief.size--;
    if (!is_short_form(brief))
        return none;
    size_t start = long_form(text, line, bracket - 1, brief);
    if (start == SPAN_NONE || !is_capital(text.bytes[start]))
        return none;
    struct span name = span_part(text, start, bracket - 1);
    size_t words = word_count(name);
    if (words < 2 || words > brief.size + LONG_WORDS_MORE || !name_is(name))
        return none;
    return (struct harvest_find){
        .kind = HARVEST_SHORT, .name = name, .other = brief, .words = span_part(text, start, close + 1)};
}

bool harvest_run(struct span text, struct arena *arena, struct harvest_list *out)
{
    size_t line = 0;
    for (size_t at = 0; at < text.size; at++) {
        char byte = text.bytes[at];
        if (byte == '\n')
            line = at + 1;
        if (byte == '(' && !add(out, arena, shortened(text, line, at)))
            return false;
        const struct wording *wording =
            byte == ' ' || byte == ',' ? wording_at(span_part(text, at, text.size)) : NULL;
        if (wording != NULL && !add(out, arena, renamed(text, at, wording)))
            return false;
    }
    return true;
}
