/* Find words: ASCII by its bytes, the rest by Unicode's classes; dots, apostrophes and '&' join some. */
#include "terms/scan.h"

#include "base/utf8.h"
#include "terms/invisible.h"

static bool is_letter(unsigned char byte)
{
    return (unsigned char)((byte | 0x20) - 'a') < 26;
}

static bool is_digit(unsigned char byte)
{
    return (unsigned char)(byte - '0') < 10;
}

static bool is_blank(unsigned char byte)
{
    return byte == ' ' || (unsigned char)(byte - '\t') < 5;
}

/* The byte at `at`, or 0 at the end. */
static unsigned char byte_at(const struct scan *scan, size_t at)
{
    return at < scan->text.size ? (unsigned char)scan->text.bytes[at] : 0;
}

static bool is_wide(unsigned char byte)
{
    return byte >= 0x80;
}

static enum utf8_class class_at(const struct scan *scan, size_t at)
{
    return at < scan->text.size ? utf8_class_of(utf8_next(scan->text, &at)) : UTF8_OTHER;
}

static bool letter_at(const struct scan *scan, size_t at)
{
    return is_letter(byte_at(scan, at)) || (is_wide(byte_at(scan, at)) && class_at(scan, at) == UTF8_LETTER);
}

static bool word_at(const struct scan *scan, size_t at)
{
    return letter_at(scan, at) || is_digit(byte_at(scan, at)) || class_at(scan, at) == UTF8_DIGIT;
}

/* The one letter that starts at `piece` and ends at `end`, as in "U.S". */
static bool single_letter(const struct scan *scan, size_t piece, size_t end)
{
    if (!letter_at(scan, piece))
        return false;
    utf8_next(scan->text, &piece);
    return piece == end;
}

/* A dot joins digits ("2.3.4"), one letter and a digit ("A.5.1"), and single letters ("U.S.A"). */
static bool dot_joins(const struct scan *scan, size_t piece, size_t dot)
{
    size_t next = dot + 1;
    if (is_digit(byte_at(scan, next)))
        return is_digit(byte_at(scan, dot - 1)) || single_letter(scan, piece, dot);
    if (!single_letter(scan, piece, dot) || !letter_at(scan, next))
        return false;
    utf8_next(scan->text, &next);
    return !word_at(scan, next);
}

static bool letters_around(const struct scan *scan, size_t start, size_t end)
{
    unsigned char before = byte_at(scan, start - 1);
    return (is_letter(before) || is_wide(before)) && letter_at(scan, end);
}

/* Bytes of an apostrophe at `at`, straight or curly (U+2019); 0 for none. */
static size_t apostrophe_size(const struct scan *scan, size_t at)
{
    if (byte_at(scan, at) == '\'')
        return 1;
    bool curly = byte_at(scan, at) == 0xE2 && byte_at(scan, at + 1) == 0x80 && byte_at(scan, at + 2) == 0x99;
    return curly ? 3 : 0;
}

/* Bytes of the joiner at `at` that binds the piece [piece, at) to what follows; 0 for none. */
static size_t joiner_size(const struct scan *scan, size_t piece, size_t at)
{
    unsigned char byte = byte_at(scan, at);
    if (byte == ' ')
        return 0;
    if (byte == '.')
        return dot_joins(scan, piece, at) ? 1 : 0;
    if (byte == '&')
        return letters_around(scan, at, at + 1) ? 1 : 0;
    size_t apostrophe = scan->parts_at_apostrophe ? 0 : apostrophe_size(scan, at);
    return apostrophe > 0 && letters_around(scan, at, at + apostrophe) ? apostrophe : 0;
}

/* "C++" and "C#": signs that belong to a name of one letter. */
static size_t sign_size(const struct scan *scan, size_t start, size_t end)
{
    if (end - start != 1 || !is_letter(byte_at(scan, start)))
        return 0;
    if (byte_at(scan, end) == '+' && byte_at(scan, end + 1) == '+')
        return 2;
    return byte_at(scan, end) == '#' && !word_at(scan, end + 1) ? 1 : 0;
}

/* Past the letters, digits and marks from `at` on; invisible characters count only between them. */
static size_t piece_end(const struct scan *scan, size_t at)
{
    size_t end = at;
    while (at < scan->text.size) {
        unsigned char byte = byte_at(scan, at);
        if (is_letter(byte) || is_digit(byte)) {
            end = ++at;
            continue;
        }
        if (!is_wide(byte))
            break;
        int32_t code = utf8_next(scan->text, &at);
        enum utf8_class class = utf8_class_of(code);
        if (class == UTF8_LETTER || class == UTF8_DIGIT || class == UTF8_MARK)
            end = at;
        else if (!code_is_invisible(code))
            break;
    }
    return end;
}

static size_t word_end(const struct scan *scan, size_t start)
{
    size_t piece = start;
    size_t end = piece_end(scan, piece);
    size_t joiner;
    while (end < scan->text.size && (joiner = joiner_size(scan, piece, end)) > 0) {
        piece = end + joiner;
        end = piece_end(scan, piece);
    }
    return end + sign_size(scan, start, end);
}

/* A character of a script without spaces takes its marks along: combining and half-width sound marks, and the
 * vowels and finals of a Hangul syllable written in parts. */
static size_t cjk_end(const struct scan *scan, size_t at)
{
    size_t end = at;
    while (at < scan->text.size) {
        int32_t code = utf8_next(scan->text, &at);
        bool belongs = utf8_class_of(code) == UTF8_MARK || code == 0xFF9E || code == 0xFF9F ||
                       (code >= 0x1160 && code <= 0x11FF);
        if (!belongs)
            break;
        end = at;
    }
    return end;
}

static size_t end_from(const struct scan *scan, size_t start, size_t next, enum utf8_class class)
{
    return class == UTF8_CJK ? cjk_end(scan, next) : word_end(scan, start);
}

bool scan_next(struct scan *scan, struct scan_word *word)
{
    bool spaced = false;
    size_t at = scan->at;
    while (at < scan->text.size) {
        size_t start = at;
        unsigned char byte = byte_at(scan, at);
        enum utf8_class class = UTF8_OTHER;
        if (is_wide(byte))
            class = utf8_class_of(utf8_next(scan->text, &at));
        else if (at++, is_letter(byte) || is_digit(byte))
            class = UTF8_LETTER;
        else if (is_blank(byte))
            class = UTF8_SPACE;
        if (class == UTF8_LETTER || class == UTF8_DIGIT || class == UTF8_CJK) {
            *word = (struct scan_word){start, end_from(scan, start, at, class), spaced};
            scan->at = word->end;
            return true;
        }
        spaced |= class == UTF8_SPACE;
    }
    scan->at = at;
    return false;
}
