/* UTF-8: decode, repair, classify, normalise (utf8proc). Offsets are bytes. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* U+FFFD, what a broken byte decodes to. */
enum { UTF8_REPLACEMENT = 0xFFFD };

enum utf8_class {
    UTF8_OTHER,  /* punctuation, symbols, controls */
    UTF8_SPACE,  /* white space, NBSP included */
    UTF8_LETTER, /* letters of scripts that separate words */
    UTF8_DIGIT,  /* decimal digits and number letters */
    UTF8_MARK,   /* combining marks */
    UTF8_CJK     /* Han, Hiragana, Katakana, Hangul: no spaces between words */
};

/* Decode the character at `*at` and move `*at` past it; a broken byte gives UTF8_REPLACEMENT and moves by
 * one. The caller makes sure that *at < span.size. */
int32_t utf8_next(struct span span, size_t *at);
/* Append one code point (UTF8_REPLACEMENT for one that does not exist); false when memory ran out. */
bool utf8_append(struct buffer *buffer, int32_t code);
bool utf8_valid(struct span span);
enum utf8_class utf8_class_of(int32_t code);
bool utf8_is_upper(int32_t code);
bool utf8_is_latin(int32_t code);
/* Byte offset at or before `at` where a character starts. */
size_t utf8_floor(struct span span, size_t at);

enum { UTF8_VISIBLE_SIZE = 8 };
/* The character at `*at` as it may be shown on a terminal, into `out` (NUL-terminated), and past it: broken
 * bytes and controls as "\x1B", marks that order or end lines unseen as "\u202E". Gives its size in bytes. */
size_t utf8_next_visible(struct span text, size_t *at, char out[UTF8_VISIBLE_SIZE]);
/* Append all of `text` like that; false when memory ran out. */
bool utf8_append_visible(struct buffer *buffer, struct span text);

/* The text without the byte order mark that some programs begin files with. */
struct span utf8_without_bom(struct span text);

/* What raw bytes hold, as clean UTF-8 in `arena`: a BOM is dropped; UTF-16 with a BOM is converted; bytes
 * that are not UTF-8 are read as Windows-1252 and `*repaired` is set, or, when `repaired` is NULL, become
 * U+FFFD; CRLF and CR become LF; other control bytes except tab become a space. BAD_INPUT when the bytes look
 * binary (a NUL without an UTF-16 BOM). */
enum avow_status utf8_clean(struct span raw, struct arena *arena, struct span *text, bool *repaired,
                            struct avow_error *err);

/* NFC, and NFKC with case fold, of valid UTF-8, in `arena`. */
enum avow_status utf8_nfc(struct span text, struct arena *arena, struct span *out, struct avow_error *err);
enum avow_status utf8_fold(struct span text, struct arena *arena, struct span *out, struct avow_error *err);

#endif
