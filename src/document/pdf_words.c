/* Words broken at a line's end: the rest of the document tells whether the hyphen is theirs. */
#include "document/pdf.h"

#include "base/utf8.h"

enum { FEWEST_SLOTS = 1024, LONGEST_PART = 64 };

/* A set of word hashes, open addressing; 0 is an empty slot. */
struct pdf_words {
    uint64_t *slots;
    size_t mask;
};

static const uint64_t hash_start = UINT64_C(14695981039346656037); /* FNV-1a */

static uint64_t hash_more(uint64_t hash, unsigned char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        byte = (unsigned char)(byte + 32);
    return (hash ^ byte) * UINT64_C(1099511628211);
}

static uint64_t hash_of(struct span a, struct span b)
{
    uint64_t hash = hash_start;
    for (size_t i = 0; i < a.size; i++)
        hash = hash_more(hash, (unsigned char)a.bytes[i]);
    for (size_t i = 0; i < b.size; i++)
        hash = hash_more(hash, (unsigned char)b.bytes[i]);
    return hash != 0 ? hash : 1;
}

static uint64_t *slot_of(const struct pdf_words *words, uint64_t hash)
{
    size_t at = (size_t)hash & words->mask;
    while (words->slots[at] != 0 && words->slots[at] != hash)
        at = (at + 1) & words->mask;
    return &words->slots[at];
}

static bool knows(const struct pdf_words *words, struct span a, struct span b)
{
    return *slot_of(words, hash_of(a, b)) != 0;
}

static bool in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           ((unsigned char)byte & 0x80) != 0;
}

/* A small letter, or one that is not of ASCII. */
static bool is_lower(struct span text, size_t at)
{
    return at < text.size &&
           ((text.bytes[at] >= 'a' && text.bytes[at] <= 'z') || ((unsigned char)text.bytes[at] & 0x80) != 0);
}

static const struct span soft_hyphen = SPAN_INIT("\xC2\xAD");

/* Bytes of the hyphen that ends the text, or 0; `*soft`: it shows only there. */
static size_t hyphen_size(struct span text, bool *soft)
{
    static const struct span hyphen = SPAN_INIT("\xE2\x80\x90");
    *soft = span_ends(text, soft_hyphen);
    return *soft                        ? soft_hyphen.size
           : span_ends(text, SPAN("-")) ? 1
           : span_ends(text, hyphen)    ? hyphen.size
                                        : 0;
}

static struct span last_word(struct span text)
{
    size_t start = text.size;
    while (start > 0 && in_word(text.bytes[start - 1]))
        start--;
    return span_part(text, start, text.size);
}

static struct span first_word(struct span text)
{
    size_t end = 0;
    while (end < text.size && in_word(text.bytes[end]))
        end++;
    return span_part(text, 0, end);
}

static void add_words(struct pdf_words *words, struct span text)
{
    for (size_t at = 0; at < text.size;) {
        struct span word = first_word(span_part(text, at, text.size));
        if (word.size > 0)
            *slot_of(words, hash_of(word, SPAN_EMPTY)) = hash_of(word, SPAN_EMPTY);
        at += word.size + 1;
    }
}

struct pdf_words *pdf_words_of(const struct pdf_lines *lines, struct arena *arena)
{
    size_t bytes = 0;
    for (size_t i = 0; i < lines->count; i++)
        bytes += lines->items[i].text.size;
    size_t slots = FEWEST_SLOTS;
    while (slots < bytes) /* a word has at least two bytes with its space: never over half full */
        slots *= 2;
    struct pdf_words *words = arena_alloc(arena, sizeof *words);
    if (words == NULL)
        return NULL;
    *words = (struct pdf_words){arena_array(arena, slots, sizeof *words->slots), slots - 1};
    bool parted = false; /* the line before ended in a hyphen */
    for (size_t i = 0; i < lines->count && words->slots != NULL; i++) {
        struct span text = lines->items[i].text;
        if (text.size == 0)
            continue;
        bool soft = false;
        size_t start = parted ? first_word(text).size : 0;
        size_t hyphen = hyphen_size(text, &soft);
        size_t end = text.size - hyphen;
        if (hyphen > 0)
            end -= last_word(span_part(text, start, end)).size;
        add_words(words, span_part(text, start, end));
        parted = hyphen > 0;
    }
    return words->slots != NULL ? words : NULL;
}

/* A part of a word that the next line ends: drop the hyphen unless both parts are words of the document and
 * their sum is none. */
static bool drops_hyphen(struct span before, struct span after, bool soft, const struct pdf_words *words)
{
    if (soft || knows(words, before, after))
        return true;
    return !(knows(words, before, SPAN_EMPTY) && knows(words, after, SPAN_EMPTY));
}

void pdf_append_line(struct buffer *text, struct span next, const struct pdf_words *words)
{
    bool soft = false;
    struct span so_far = buffer_span(text);
    size_t hyphen = hyphen_size(so_far, &soft);
    struct span before = last_word(span_part(so_far, 0, so_far.size - hyphen));
    struct span after = first_word(next);
    bool parted = hyphen > 0 && before.size > 1 && before.size <= LONGEST_PART && is_lower(after, 0) &&
                  is_lower(before, before.size - 1);
    if (parted && drops_hyphen(before, after, soft, words))
        buffer_truncate(text, text->size - hyphen);
    else if (text->size > 0 && !(hyphen > 0 && before.size > 0 && after.size > 0))
        buffer_append_byte(text, ' ');
    buffer_append(text, next);
}
