/* Read a query left to right: one item at each non-space, then decide which items count as operators. */
#include "search/lexer.h"

#include "base/utf8.h"

#include <string.h>

enum item_type { ITEM_WORD, ITEM_PHRASE, ITEM_EXCLUDED, ITEM_FIELD, ITEM_OR };

struct item {
    enum item_type type;
    size_t start; /* bytes [start, end) */
    size_t end;
    struct span inside; /* the words without their marks */
    struct span name;   /* ITEM_FIELD */
};

struct scanner {
    struct span text;
    lexer_field_known known;
    struct item *items;
    size_t count;
    size_t capacity;
    struct arena *arena;
};

static const struct span quotes[] = {SPAN_INIT("\""), SPAN_INIT("\xE2\x80\x9C"), SPAN_INIT("\xE2\x80\x9D"),
                                     SPAN_INIT("\xE2\x80\x9E")};

/* Bytes of the quotation mark at `at`, 0 when there is none. */
static size_t quote_size(struct span text, size_t at)
{
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (span_starts(span_part(text, at, text.size), quotes[i]))
            return quotes[i].size;
    return 0;
}

static bool is_space(struct span text, size_t at)
{
    return text.bytes[at] == ' ' || text.bytes[at] == '\n';
}

/* Put spaces over the bytes [start, end) but keep line breaks. */
static void blank(char *bytes, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (bytes[i] != '\n')
            bytes[i] = ' ';
}

/* A copy in which broken bytes, controls and every kind of white space are plain spaces of the same length.
 */
static char *clean_copy(struct span text, struct arena *arena)
{
    char *bytes = arena_string(arena, text);
    if (bytes == NULL)
        return NULL;
    size_t at = 0;
    while (at < text.size) {
        size_t start = at;
        int32_t code = utf8_next(text, &at);
        bool broken = code == UTF8_REPLACEMENT && at - start == 1;
        if (broken || code < ' ' || code == 0x7F || utf8_class_of(code) == UTF8_SPACE)
            blank(bytes, start, at);
    }
    return bytes;
}

/* End of the phrase whose opening mark of `mark` bytes stands at `at`; `at` when it is never closed. */
static size_t phrase_end(struct span text, size_t at, size_t mark, struct span *inside)
{
    for (size_t i = at + mark; i < text.size; i++) {
        size_t close = quote_size(text, i);
        if (close == 0)
            continue;
        *inside = span_part(text, at + mark, i);
        return i + close;
    }
    return at;
}

static size_t word_end(struct span text, size_t at)
{
    while (at < text.size && !is_space(text, at))
        at++;
    return at;
}

/* A minus means "without" only after a space that does not begin a line: pasted lists begin lines so. */
static bool is_minus(struct span text, size_t at)
{
    if (text.bytes[at] != '-' || at == 0 || text.bytes[at - 1] != ' ' || at + 1 >= text.size)
        return false;
    size_t before = at;
    while (before > 0 && text.bytes[before - 1] == ' ')
        before--;
    if (before == 0 || text.bytes[before - 1] == '\n')
        return false;
    size_t next = at + 1;
    enum utf8_class shape = utf8_class_of(utf8_next(text, &next));
    return shape == UTF8_LETTER || shape == UTF8_DIGIT || shape == UTF8_CJK || quote_size(text, at + 1) > 0;
}

static struct span without_tail(struct span value)
{
    while (value.size > 0 && strchr(",;.?!)", value.bytes[value.size - 1]) != NULL)
        value.size--;
    return value;
}

static bool take_field(struct scanner *scanner, size_t at, struct item *item)
{
    size_t colon = at;
    struct span text = scanner->text;
    while (colon < text.size &&
           (text.bytes[colon] == '_' || (text.bytes[colon] >= 'a' && text.bytes[colon] <= 'z') ||
            (text.bytes[colon] >= 'A' && text.bytes[colon] <= 'Z')))
        colon++;
    struct span name = span_part(text, at, colon);
    if (colon + 1 >= text.size || text.bytes[colon] != ':' || !scanner->known(name))
        return false;
    size_t value = colon + 1;
    size_t mark = quote_size(text, value);
    size_t end = mark > 0 ? phrase_end(text, value, mark, &item->inside) : word_end(text, value);
    if (mark == 0)
        item->inside = without_tail(span_part(text, value, end));
    if (end == value || span_trim(item->inside).size == 0)
        return false;
    *item = (struct item){ITEM_FIELD, at, end, item->inside, name};
    return true;
}

static bool take_phrase(struct span text, size_t at, enum item_type type, size_t minus, struct item *item)
{
    size_t mark = quote_size(text, at + minus);
    struct span inside = SPAN_EMPTY;
    size_t end = mark > 0 ? phrase_end(text, at + minus, mark, &inside) : at + minus;
    if (end == at + minus || span_trim(inside).size == 0)
        return false;
    *item = (struct item){type, at, end, inside, SPAN_EMPTY};
    return true;
}

static struct item item_at(struct scanner *scanner, size_t at)
{
    struct span text = scanner->text;
    struct item item = {0};
    if (take_phrase(text, at, ITEM_PHRASE, 0, &item) || take_field(scanner, at, &item))
        return item;
    bool minus = is_minus(text, at);
    if (minus && take_phrase(text, at, ITEM_EXCLUDED, 1, &item))
        return item;
    size_t end = word_end(text, at);
    struct span word = span_part(text, at + minus, end);
    enum item_type type = minus ? ITEM_EXCLUDED : span_equal(word, SPAN("OR")) ? ITEM_OR : ITEM_WORD;
    return (struct item){type, at, end, word, SPAN_EMPTY};
}

static bool opens(char byte)
{
    return byte == '(' || byte == '[' || byte == '{' || byte == ',' || byte == ';';
}

static bool scan(struct scanner *scanner)
{
    size_t at = 0;
    while (at < scanner->text.size) {
        if (is_space(scanner->text, at) || opens(scanner->text.bytes[at])) {
            at++;
            continue;
        }
        if (!arena_grow(scanner->arena, &scanner->items, &scanner->capacity, scanner->count,
                        sizeof *scanner->items))
            return false;
        struct item item = item_at(scanner, at);
        scanner->items[scanner->count++] = item;
        at = item.end;
    }
    return true;
}

static bool is_words(const struct item *item)
{
    return item->type == ITEM_WORD || item->type == ITEM_PHRASE;
}

/* Operators that stand where they mean nothing become words. */
static void demote(struct scanner *scanner)
{
    bool beside = false;
    for (size_t i = 0; i < scanner->count; i++)
        beside = beside || is_words(&scanner->items[i]) || scanner->items[i].type == ITEM_FIELD;
    for (size_t i = 0; i < scanner->count; i++) {
        struct item *item = &scanner->items[i];
        bool between = i > 0 && i + 1 < scanner->count && is_words(item - 1) && is_words(item + 1);
        if ((item->type == ITEM_OR && !between) || (item->type == ITEM_EXCLUDED && !beside))
            item->type = ITEM_WORD;
    }
}

/* The end (exclusive) of the run "a OR b OR c" that begins at item `first`. */
static size_t run_end(const struct scanner *scanner, size_t first)
{
    size_t end = first + 1;
    while (end + 1 < scanner->count && scanner->items[end].type == ITEM_OR)
        end += 2;
    return end;
}

/* A phrase must be there; words count only as its alternatives. */
static void add_required(const struct scanner *scanner, size_t first, size_t end, struct lexed *lexed)
{
    bool phrase = false;
    for (size_t i = first; i < end; i += 2)
        phrase = phrase || scanner->items[i].type == ITEM_PHRASE;
    size_t room = sizeof lexed->phrases / sizeof *lexed->phrases - lexed->phrase_count;
    if (!phrase || (end - first + 1) / 2 > room)
        return;
    for (size_t i = first; i < end; i += 2)
        lexed->phrases[lexed->phrase_count++] =
            (struct lexed_part){scanner->items[i].inside, (unsigned)first};
}

static void keep_operator(const struct item *item, struct lexed *lexed)
{
    if (item->type == ITEM_EXCLUDED && lexed->excluded_count < LEXER_EXCLUDED)
        lexed->excluded[lexed->excluded_count++] = (struct lexed_part){item->inside, 0};
    else if (item->type == ITEM_FIELD && lexed->field_count < LEXER_FIELDS)
        lexed->fields[lexed->field_count++] =
            (struct lexed_field){item->name, item->inside, item->start, item->end, false};
    else if (item->type != ITEM_OR)
        return;
    blank(lexed->words, item->start, item->end);
}

/* The first item of the only run "a OR b" in the text; the count of items when there is none or another. */
static size_t only_run(const struct scanner *scanner)
{
    size_t found = scanner->count;
    for (size_t i = 0; i < scanner->count; i = run_end(scanner, i)) {
        if (run_end(scanner, i) == i + 1)
            continue;
        if (found < scanner->count)
            return scanner->count;
        found = i;
    }
    return found;
}

/* For each item of the only run the words without the other items of it. */
static bool add_sides(const struct scanner *scanner, struct lexed *lexed)
{
    size_t first = only_run(scanner);
    size_t end = first < scanner->count ? run_end(scanner, first) : first;
    size_t count = (end - first + 1) / 2;
    if (count == 0 || count > LEXER_SIDES)
        return true;
    for (size_t side = 0; side < count; side++) {
        char *words = arena_string(scanner->arena, (struct span){lexed->words, lexed->text.size});
        if (words == NULL)
            return false;
        for (size_t i = first; i < end; i += 2)
            if (i != first + 2 * side)
                blank(words, scanner->items[i].start, scanner->items[i].end);
        lexed->sides[side] = words;
    }
    lexed->side_count = count;
    return true;
}

enum avow_status lexer_run(struct span text, lexer_field_known known, struct arena *arena, struct lexed *out,
                           struct avow_error *err)
{
    char *clean = clean_copy(text, arena);
    char *words = clean != NULL ? arena_string(arena, (struct span){clean, text.size}) : NULL;
    if (words == NULL)
        return error_set_no_memory(err, "search");
    struct scanner scanner = {.text = {clean, text.size}, .known = known, .arena = arena};
    if (!scan(&scanner))
        return error_set_no_memory(err, "search");
    demote(&scanner);
    memset(out, 0, sizeof *out);
    out->text = scanner.text;
    out->words = words;
    for (size_t i = 0; i < scanner.count; i++)
        keep_operator(&scanner.items[i], out);
    for (size_t i = 0; i < scanner.count; i = is_words(&scanner.items[i]) ? run_end(&scanner, i) : i + 1)
        if (is_words(&scanner.items[i]))
            add_required(&scanner, i, run_end(&scanner, i), out);
    return add_sides(&scanner, out) ? AVOW_OK : error_set_no_memory(err, "search");
}

void lexed_restore(struct lexed *lexed, size_t number)
{
    struct lexed_field *field = &lexed->fields[number];
    const char *from = lexed->text.bytes + field->start;
    memcpy(lexed->words + field->start, from, field->end - field->start);
    for (size_t i = 0; i < lexed->side_count; i++)
        memcpy(lexed->sides[i] + field->start, from, field->end - field->start);
    field->restored = true;
}
