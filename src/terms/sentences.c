/* Find the ends of sentences by what stands before and after a full stop. */
#include "terms/tokens.h"

#include "base/utf8.h"
#include "terms/abbreviation.h"

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* What a sentence can end in. CJK marks need no space after them. */
enum ending { ENDING_NONE, ENDING_DOT, ENDING_STRONG, ENDING_CJK, ENDING_LINE };

static enum ending ending_of(int32_t code)
{
    static const struct {
        int32_t code;
        enum ending ending;
    } endings[] = {
        {'.', ENDING_DOT},     {'!', ENDING_STRONG},   {'?', ENDING_STRONG},   {'\n', ENDING_LINE},
        {0x2026, ENDING_DOT},  {0x61F, ENDING_STRONG}, {0x6D4, ENDING_STRONG}, {0x964, ENDING_STRONG},
        {0x2028, ENDING_LINE}, {0x2029, ENDING_LINE},  {0x3002, ENDING_CJK},   {0xFF01, ENDING_CJK},
        {0xFF0E, ENDING_CJK},  {0xFF1F, ENDING_CJK},   {0xFF61, ENDING_CJK},
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (endings[i].code == code)
            return endings[i].ending;
    return ENDING_NONE;
}

static bool is_one_of(int32_t code, const int32_t *codes)
{
    while (*codes != 0 && *codes != code)
        codes++;
    return *codes != 0;
}

/* Quotes and brackets that close behind a full stop. */
static const int32_t closers[] = {')',    ']',    '"',    '\'',   '*',    '_', 0xBB,
                                  0x2019, 0x201D, 0x300D, 0x300F, 0xFF09, 0};
/* Those that open before a sentence's first letter. */
static const int32_t openers[] = {'(', '[', '"', '\'', '*', '_', 0xAB, 0x2018, 0x201C, 0x300C, 0};

static size_t skip(struct span text, size_t at, const int32_t *codes)
{
    size_t next = at;
    while (at < text.size && is_one_of(utf8_next(text, &next), codes))
        at = next;
    return at;
}

/* Past the white space at `at`; `*lines` is how many line feeds it holds. */
static size_t skip_space(struct span text, size_t at, size_t *lines)
{
    size_t next = at;
    *lines = 0;
    while (at < text.size) {
        int32_t code = utf8_next(text, &next);
        if (utf8_class_of(code) != UTF8_SPACE)
            break;
        *lines += code == '\n';
        at = next;
    }
    return at;
}

/* True when what follows goes on in small letters. */
static bool goes_on(struct span text, size_t at)
{
    at = skip(text, at, openers);
    if (at >= text.size)
        return false;
    int32_t code = utf8_next(text, &at);
    bool cased = utf8_is_latin(code) || (code >= 0x370 && code <= 0x52F); /* Latin, Greek, Cyrillic */
    return cased && utf8_class_of(code) == UTF8_LETTER && !utf8_is_upper(code);
}

/* The letters and inner dots that end at `dot`, not before `start`. */
static struct span word_before(struct span text, size_t start, size_t dot)
{
    size_t first = dot;
    while (first > start && (is_letter(text.bytes[first - 1]) || text.bytes[first - 1] == '.'))
        first--;
    return span_part(text, first, dot);
}

static bool dot_ends(struct span text, size_t start, size_t dot, size_t next)
{
    if (goes_on(text, next))
        return false;
    struct span head = span_trim(span_part(text, start, dot));
    if (span_starts(head, SPAN("- ")))
        head = span_part(head, 2, head.size);
    if (abbreviation_is_marker(head))
        return false;
    bool number_follows = next < text.size && text.bytes[next] >= '0' && text.bytes[next] <= '9';
    return !abbreviation_is(word_before(text, start, dot), number_follows);
}

/* Past full stops and the like that follow at once ("?!", "..."). */
static size_t skip_endings(struct span text, size_t at)
{
    size_t next = at;
    while (at < text.size) {
        enum ending ending = ending_of(utf8_next(text, &next));
        if (ending == ENDING_NONE || ending == ENDING_LINE)
            break;
        at = next;
    }
    return at;
}

/* Where the sentence ends whose line feed stands at `at`: not inside a wrapped line; SPAN_NONE then. */
static size_t end_at_line(struct span text, size_t at)
{
    size_t lines;
    size_t end = skip_space(text, at, &lines);
    return lines == 1 && goes_on(text, end) ? SPAN_NONE : end;
}

/* Where the sentence ends whose full stops stand at [at, end), or SPAN_NONE. */
static size_t end_at_stop(struct span text, size_t start, size_t at, size_t end, enum ending ending)
{
    size_t lines;
    size_t stop = skip(text, end, closers);
    size_t after = skip_space(text, stop, &lines);
    if (ending != ENDING_CJK && after == stop && after < text.size)
        return SPAN_NONE;
    return ending != ENDING_DOT || dot_ends(text, start, at, after) ? after : SPAN_NONE;
}

/* The first bytes of all endings in UTF-8: whatever else a text holds is passed over a byte at a time. */
static const bool begins_ending[256] = {
    ['\n'] = true, ['!'] = true,  ['.'] = true,  ['?'] = true,  [0xD8] = true,
    [0xDB] = true, [0xE0] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true,
};

/* Move `*at` past the next ending; returns where the sentence ends there, or SPAN_NONE. */
static size_t next_end(struct span text, size_t start, size_t *at)
{
    size_t from = *at;
    while (from < text.size && !begins_ending[(unsigned char)text.bytes[from]])
        from++;
    *at = from;
    enum ending ending = from < text.size ? ending_of(utf8_next(text, at)) : ENDING_NONE;
    if (ending == ENDING_NONE)
        return SPAN_NONE;
    if (ending == ENDING_LINE)
        return end_at_line(text, from);
    *at = skip_endings(text, *at);
    return end_at_stop(text, start, from, *at, ending);
}

static bool add(struct arena *arena, struct sentence_list *list, size_t *capacity, size_t end)
{
    if (!arena_grow(arena, &list->ends, capacity, list->count, sizeof *list->ends))
        return false;
    list->ends[list->count++] = (uint32_t)end;
    return true;
}

static bool find_ends(struct span text, struct arena *arena, struct sentence_list *list)
{
    size_t capacity = 0;
    size_t start = 0;
    for (size_t at = 0; at < text.size;) {
        size_t end = next_end(text, start, &at);
        if (end == SPAN_NONE || end == text.size)
            continue;
        if (!add(arena, list, &capacity, end))
            return false;
        at = start = end;
    }
    return text.size == 0 || add(arena, list, &capacity, text.size);
}

enum avow_status sentences_of(struct span text, struct arena *arena, struct sentence_list *out,
                              struct avow_error *err)
{
    struct sentence_list list = {NULL, 0};
    if (text.size > UINT32_MAX)
        return error_set(err, AVOW_TOO_LARGE, "tokeniser",
                         "a text has more than 4 GiB; split it into smaller files");
    if (!find_ends(text, arena, &list))
        return error_set_no_memory(err, "tokeniser");
    *out = list;
    return AVOW_OK;
}
