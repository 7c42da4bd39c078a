/* Lists of services: known names, names that look like one, what their brackets say. */
#include "document/scope_parts.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/prose.h"
#include "terms/canonical.h"

enum { NAME_WORDS = 8, NAME_BYTES = 80 };

static bool is_place_words(const struct scope_text *text, size_t token, size_t end)
{
    return scope_place_of(
               span_part(text->text, text->tokens.items[token].start, text->tokens.items[end - 1].end))
               .size > 0;
}

/* "Exchange Online Archiving" is another name than "Exchange Online", "Office 365 Education" is not. */
static bool goes_on(const struct scope_text *text, const struct mention *mention, size_t end)
{
    size_t last = scope_look_end(text, mention->first_token, end);
    return last > mention->end_token && !is_place_words(text, mention->end_token, last) &&
           text->tokens.items[mention->end_token].start == mention->end + 1;
}

/* A name that only looks like one: the longest part of it that the vocabulary spells so, else all of it. */
static enum avow_status take_looks(const struct scope_reader *reader, const struct scope_text *text,
                                   size_t token, size_t *end, struct scope_name *out)
{
    size_t last = scope_look_end(text, token, *end);
    if (last - token > NAME_WORDS)
        return AVOW_OK;
    for (size_t at = last; at > token; at--) {
        struct span name = span_part(text->text, out->start, text->tokens.items[at - 1].end);
        struct span slug = SPAN_EMPTY;
        if (name.size > NAME_BYTES)
            continue;
        enum avow_status status = slug_of(name, false, reader->finder->arena, &slug, reader->err);
        if (status != AVOW_OK)
            return status;
        struct span id = SPAN_EMPTY;
        status = scope_service_of_slug(reader, slug, &id);
        if (status != AVOW_OK)
            return status;
        if (at < last && (id.size == 0 || !is_place_words(text, at, last)))
            continue;
        out->known = id.size > 0;
        out->service = id.size > 0 ? id : slug;
        out->name = name;
        *end = at;
        if (id.size > 0)
            return AVOW_OK;
    }
    if (out->name.size > 0)
        *end = last;
    return AVOW_OK;
}

/* The name at `token`; `*end` becomes the token after it. Without a name out->name stays empty. */
static enum avow_status take_name(const struct scope_reader *reader, const struct scope_text *text,
                                  size_t token, size_t *end, struct scope_name *out)
{
    *out = (struct scope_name){.start = token < *end ? text->tokens.items[token].start : 0};
    const struct mention *mention = scope_service_at(text, token);
    if (mention == NULL || mention->end_token > *end || goes_on(text, mention, *end))
        return token < *end ? take_looks(reader, text, token, end, out) : AVOW_OK;
    out->service = mention->id;
    out->name = span_part(text->text, mention->start, mention->end);
    out->known = true;
    if (span_ends(out->name, SPAN(" Commercial")))
        out->places[out->place_count++] = SPAN("Commercial");
    *end = mention->end_token;
    return AVOW_OK;
}

/* The byte after the bracket that opens at `at`, its inner ones included; `at` when it never closes. */
static size_t bracket_end(struct span text, size_t at)
{
    int depth = 0;
    for (size_t i = at; i < text.size; i++) {
        depth += text.bytes[i] == '(' || text.bytes[i] == '[';
        depth -= text.bytes[i] == ')' || text.bytes[i] == ']';
        if (depth == 0)
            return i + 1;
    }
    return at;
}

static size_t skip_blanks(struct span text, size_t at, size_t end)
{
    while (at < end && (text.bytes[at] == ' ' || text.bytes[at] == '\t' || text.bytes[at] == '\n'))
        at++;
    return at;
}

/* Other names of the same service, and short forms, narrow nothing. */
static bool narrows(struct span inside)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    if (prose_plain(inside, &scratch, &plain, NULL) != AVOW_OK)
        return true;
    static const char *const others[] = {" formerly ",   " previously ", " now ",
                                         " also known ", " was ",        NULL};
    for (const char *const *other = others; *other != NULL; other++)
        if (span_starts(plain, span_of(*other)))
            return false;
    for (size_t i = 0; i < inside.size; i++)
        if (!(inside.bytes[i] >= 'A' && inside.bytes[i] <= 'Z') &&
            !(inside.bytes[i] >= '0' && inside.bytes[i] <= '9'))
            return true;
    return false;
}

/* Take the brackets and environments that stand after the name; gives the byte after them. */
static size_t take_remarks(const struct scope_text *text, size_t at, size_t end, struct scope_name *name)
{
    for (;;) {
        size_t next = skip_blanks(text->text, at, end);
        if (next >= end || (text->text.bytes[next] != '(' && text->text.bytes[next] != '['))
            return at;
        size_t close = bracket_end(text->text, next);
        if (close == next || close > end)
            return at;
        struct span inside = span_trim(span_part(text->text, next + 1, close - 1));
        struct span place = scope_place_of(inside);
        if (place.size > 0 && name->place_count < SCOPE_PLACES)
            name->places[name->place_count++] = place;
        else if (narrows(inside))
            name->qualifier =
                name->qualifier.size > 0
                    ? span_part(text->text, (size_t)(name->qualifier.bytes - text->text.bytes), close - 1)
                    : inside;
        at = close;
    }
}

/* An environment that follows the name at once or as the next of a list ("Commercial, Government, and
 * Education"). Gives the byte after it, or `at`. */
static size_t take_place(const struct scope_text *text, size_t at, size_t end, struct scope_name *name)
{
    enum { PLACE_WORDS = 4 };
    size_t token = scope_token_at(text, at);
    for (size_t words = PLACE_WORDS; words > 0; words--) {
        size_t last = token + words;
        if (last > text->tokens.count || text->tokens.items[last - 1].end > end ||
            scope_service_at(text, token) != NULL)
            continue;
        struct span place = scope_place_of(
            span_part(text->text, text->tokens.items[token].start, text->tokens.items[last - 1].end));
        if (place.size == 0 || name->place_count == SCOPE_PLACES)
            continue;
        name->places[name->place_count++] = place;
        return text->tokens.items[last - 1].end;
    }
    return at;
}

/* The byte after a comma, "and" or the like at `at`; `at` when there is none. */
static size_t skip_separator(const struct scope_text *text, size_t at, size_t end)
{
    size_t next = skip_blanks(text->text, at, end);
    bool sign = next < end && span_find_byte(SPAN(",;&+/"), text->text.bytes[next], 0) != SPAN_NONE;
    next = skip_blanks(text->text, next + sign, end);
    size_t token = scope_token_at(text, next);
    size_t after = 0;
    static const char *const words[] = {"and the", "and", "or",    "plus", "as well as",
                                        "the",     "und", "sowie", "et",   "y"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token < text->tokens.count && text->tokens.items[token].start == next &&
            scope_says(text, token, words[i], &after) && text->tokens.items[after - 1].end < end)
            return skip_blanks(text->text, text->tokens.items[after - 1].end, end);
    return sign ? next : at;
}

static bool add_name(struct scope_names *names, struct arena *scratch, struct scope_name name)
{
    if (!arena_grow(scratch, &names->items, &names->capacity, names->count, sizeof *names->items))
        return false;
    names->items[names->count++] = name;
    return true;
}

/* What follows the name: places, brackets, and the start of the next name. */
static size_t after_name(const struct scope_text *text, size_t at, size_t end, struct scope_name *name,
                         size_t *next)
{
    for (size_t before = SIZE_MAX; before != at;) {
        before = at;
        at = take_remarks(text, at, end, name);
        size_t blank = skip_blanks(text->text, at, end);
        size_t separated = name->place_count > 0 ? skip_separator(text, at, end) : at;
        size_t placed = take_place(text, separated > at ? separated : blank, end, name);
        bool found = placed > blank && placed > separated;
        at = found ? placed : at;
    }
    *next = skip_separator(text, at, end);
    return at;
}

/* "Encryption with your key, Store": in a list, words that narrow one name and not those after them. Gives
 * the byte of the comma, or `at`. */
static size_t take_phrase(const struct scope_text *text, size_t at, size_t end, struct scope_name *name)
{
    enum { PHRASE_WORDS = 6 };
    size_t token = scope_token_at(text, at);
    size_t words = 0;
    bool plain = text->listed && at < end && text->text.bytes[at] == ' ';
    for (size_t i = at; plain && i < end && text->text.bytes[i] != '('; i++) {
        if (text->text.bytes[i] != ',' && text->text.bytes[i] != ';')
            continue;
        while (token + words < text->tokens.count && text->tokens.items[token + words].start < i)
            words++;
        size_t next = token + words;
        bool named = next < text->tokens.count &&
                     (scope_has_capital(text, next) || scope_service_at(text, next) != NULL);
        if (words == 0 || words > PHRASE_WORDS || !named ||
            !scope_is_tail_word(text->tokens.items[token].fold))
            return at;
        if (name->qualifier.size == 0)
            name->qualifier = span_trim(span_part(text->text, at, i));
        return i;
    }
    return at;
}

enum avow_status scope_names_read(const struct scope_reader *reader, const struct scope_text *text,
                                  size_t token, size_t end, struct arena *scratch, struct scope_names *out)
{
    *out = (struct scope_names){.end = token < text->tokens.count ? text->tokens.items[token].start : end};
    size_t end_token = scope_token_at(text, end);
    for (size_t at = out->end; at < end;) {
        struct scope_name name;
        size_t first = scope_token_at(text, at);
        size_t last = end_token;
        enum avow_status status = take_name(reader, text, first, &last, &name);
        if (status != AVOW_OK)
            return status;
        bool here =
            first < text->tokens.count && skip_blanks(text->text, at, end) == text->tokens.items[first].start;
        if (name.name.size == 0 || !here)
            break;
        size_t next = 0;
        name.end = after_name(text, text->tokens.items[last - 1].end, end, &name, &next);
        size_t comma = next == name.end ? take_phrase(text, name.end, end, &name) : name.end;
        if (comma > name.end) {
            name.end = comma;
            next = skip_separator(text, comma, end);
        }
        out->end = name.end;
        if (!add_name(out, scratch, name))
            return error_set_no_memory(reader->err, "");
        if (next == name.end)
            break;
        at = next;
    }
    return AVOW_OK;
}

struct span scope_tidy_tail(struct span tail)
{
    for (;;) {
        tail = span_trim(tail);
        bool sign = tail.size > 0 && span_find_byte(SPAN(",;:.-"), tail.bytes[0], 0) != SPAN_NONE;
        bool dash = tail.size >= 3 && tail.bytes[0] == '\xE2' && tail.bytes[1] == '\x80';
        if (!sign && !dash)
            break;
        tail = span_part(tail, dash ? 3 : 1, tail.size);
    }
    while (tail.size > 0 && span_find_byte(SPAN(".;, "), tail.bytes[tail.size - 1], 0) != SPAN_NONE)
        tail.size--;
    return tail;
}

bool scope_is_tail(struct span tail)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span plain = SPAN_EMPTY;
    struct span word = SPAN_EMPTY;
    tail = span_trim(tail);
    bool parted = tail.size == 0 || span_find_byte(SPAN(",;:.-([|\xE2"), tail.bytes[0], 0) != SPAN_NONE;
    if (parted || prose_plain(tail, &scratch, &plain, NULL) != AVOW_OK || plain.size < 2)
        return true;
    plain = span_part(plain, 1, plain.size);
    return span_next_piece(&plain, ' ', &word) && scope_is_tail_word(word);
}
