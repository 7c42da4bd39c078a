/* Canonical text and its hash: what stays of a statement when layout and typography are taken away. */
#include "terms/canonical.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "terms/invisible.h"

#include <string.h>

/* Characters that are written in more than one way. */
static char plain_of(int32_t code)
{
    static const struct {
        int32_t code;
        char plain;
    } table[] = {{0x2018, '\''}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'}, {0x2010, '-'}, {0x2011, '-'}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].code == code)
            return table[i].plain;
    return '\0';
}

/* Nothing but spaces stand before `at` in its line. */
static bool is_line_start(struct span text, size_t at)
{
    while (at > 0 && text.bytes[at - 1] == ' ')
        at--;
    return at == 0 || text.bytes[at - 1] == '\n';
}

/* Bytes of the block marker at `at`: "- " at a line's start, " | " between cells; 0 for none. */
static size_t marker_size(struct span text, size_t at)
{
    struct span rest = span_part(text, at, text.size);
    if (span_starts(rest, SPAN("- ")) && is_line_start(text, at))
        return 2;
    return span_starts(rest, SPAN(" | ")) ? 2 : 0; /* its second space may begin another one */
}

/* Past the ASCII bytes at `at` but for white space, controls and `-`: nearly all bytes, and the same in every
 * form. */
static size_t skip_plain(struct span text, size_t at)
{
    for (; at < text.size; at++) {
        unsigned char byte = (unsigned char)text.bytes[at];
        if (byte <= ' ' || byte == '-' || byte >= 0x80)
            break;
    }
    return at;
}

/* The character at `*at`, or the marker, as it is written before the normal form. */
static void put_character(struct buffer *out, struct span text, size_t *at)
{
    size_t start = *at;
    size_t marker = marker_size(text, start);
    if (marker > 0) {
        buffer_append_byte(out, ' ');
        *at += marker;
        return;
    }
    int32_t code = utf8_next(text, at);
    char plain = plain_of(code);
    if (plain != '\0')
        buffer_append_byte(out, plain);
    else if (!code_is_invisible(code))
        buffer_append(out, span_part(text, start, *at));
}

/* Markers become a space, invisible characters nothing, quotes and hyphens plain: before the normal form, so
 * that what a deleted character kept apart composes. */
static void put_plain(struct buffer *out, struct span text)
{
    for (size_t at = 0; at < text.size;) {
        size_t end = skip_plain(text, at);
        buffer_append(out, span_part(text, at, end));
        at = end;
        if (at < text.size)
            put_character(out, text, &at);
    }
}

/* Each run of white space as one space, none at the ends. */
static void put_words(struct buffer *out, struct span text)
{
    bool space = false;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        at = skip_plain(text, at);
        if (at == start && utf8_class_of(utf8_next(text, &at)) == UTF8_SPACE) {
            space = out->size > 0;
            continue;
        }
        if (space)
            buffer_append_byte(out, ' ');
        buffer_append(out, span_part(text, start, at));
        space = false;
    }
}

enum avow_status canonical_text(struct span text, struct arena *arena, struct span *out,
                                struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer plain = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer words = BUFFER_INIT;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span normal;
    put_plain(&plain, text);
    if (plain.failed)
        return error_set_no_memory(err, "canonical");
    enum avow_status status = utf8_nfc(buffer_span(&plain), &scratch, &normal, err);
    if (status != AVOW_OK)
        return status;
    put_words(&words, normal);
    struct span copy = words.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&words));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "canonical");
    *out = copy;
    return AVOW_OK;
}

enum avow_status canonical_statement(struct span question, struct span text, struct arena *arena,
                                     struct span *out, struct avow_error *err)
{
    struct span asked;
    struct span said;
    enum avow_status status = canonical_text(question, arena, &asked, err);
    if (status == AVOW_OK)
        status = canonical_text(text, arena, &said, err);
    if (status != AVOW_OK)
        return status;
    if (asked.size == 0) {
        *out = said;
        return AVOW_OK;
    }
    char *both = arena_alloc(arena, asked.size + 1 + said.size);
    if (both == NULL)
        return error_set_no_memory(err, "canonical");
    memcpy(both, asked.bytes, asked.size);
    both[asked.size] = '\n';
    memcpy(both + asked.size + 1, said.bytes, said.size);
    *out = (struct span){both, asked.size + 1 + said.size};
    return AVOW_OK;
}

enum avow_status canonical_hash(struct span question, struct span text, char hex[DIGEST_HEX_SIZE],
                                struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span words;
    enum avow_status status = canonical_statement(question, text, &scratch, &words, err);
    if (status == AVOW_OK)
        digest_of(words, hex);
    return status;
}
