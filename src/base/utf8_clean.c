/* Raw bytes to clean UTF-8: byte order marks, UTF-16, Windows-1252, line ends, controls. */
#include "base/utf8.h"

#include "base/cleanup.h"

enum { LAST_CONTROL = 0x9F, DELETE = 0x7F };

/* Windows-1252's 0x80 to 0x9F (bestfit1252.txt); 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

/* Where raw bytes are read: the next code point, and whether something had to be guessed. */
struct source {
    struct span raw;
    size_t at;
    bool guess; /* take broken bytes for Windows-1252 */
    bool repaired;
    int32_t (*next)(struct source *source);
    unsigned high; /* UTF-16: which byte of a pair comes first, 0 or 1 */
};

static int32_t next_utf8(struct source *source)
{
    size_t start = source->at;
    int32_t code = utf8_next(source->raw, &source->at);
    if (code != UTF8_REPLACEMENT || source->at - start > 1)
        return code;
    source->repaired = true;
    if (!source->guess)
        return UTF8_REPLACEMENT;
    unsigned char byte = (unsigned char)source->raw.bytes[start];
    if (byte > LAST_CONTROL)
        return byte;
    uint16_t known = windows_1252[byte - 0x80];
    return known != 0 ? known : UTF8_REPLACEMENT;
}

static int32_t utf16_unit(const struct source *source, size_t at)
{
    const unsigned char *pair = (const unsigned char *)source->raw.bytes + at;
    return pair[source->high] << 8 | pair[1 - source->high];
}

static int32_t next_utf16(struct source *source)
{
    size_t left = source->raw.size - source->at;
    int32_t unit = left >= 2 ? utf16_unit(source, source->at) : 0xD800;
    source->at += left >= 2 ? 2 : 1;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    int32_t low = left >= 4 && unit < 0xDC00 ? utf16_unit(source, source->at) : 0;
    if (low >= 0xDC00 && low <= 0xDFFF) {
        source->at += 2;
        return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }
    source->repaired = true;
    return UTF8_REPLACEMENT;
}

static struct source source_of(struct span raw, bool guess)
{
    struct source source = {.raw = raw, .next = next_utf8, .guess = guess};
    if (span_starts(raw, SPAN("\xEF\xBB\xBF")))
        source.at = 3;
    bool big = span_starts(raw, SPAN("\xFE\xFF"));
    if (big || span_starts(raw, SPAN("\xFF\xFE"))) {
        source.at = 2;
        source.next = next_utf16;
        source.high = big ? 0 : 1;
    }
    return source;
}

/* Append what `code` becomes: CRLF and CR end a line, other controls are spaces. */
static void append_clean(struct buffer *out, int32_t code, int32_t before)
{
    if (code == '\n' && before == '\r')
        return;
    if (code == '\r')
        code = '\n';
    bool control = code < ' ' || (code >= DELETE && code <= LAST_CONTROL);
    if (control && code != '\n' && code != '\t')
        code = ' ';
    if (code < 0x80)
        buffer_append_byte(out, (char)code);
    else
        utf8_append(out, code);
}

enum avow_status utf8_clean(struct span raw, struct arena *arena, struct span *text, bool *repaired,
                            struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer out = BUFFER_INIT;
    struct source source = source_of(raw, repaired != NULL);
    buffer_reserve(&out, raw.size);
    int32_t before = 0;
    while (source.at < raw.size) {
        int32_t code = source.next(&source);
        if (code == 0)
            return error_set(err, AVOW_BAD_INPUT, "",
                             "looks like a binary file (a zero byte at %zu); convert it to text", source.at);
        append_clean(&out, code, before);
        before = code;
    }
    struct span copy = out.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&out));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "");
    *text = copy;
    if (repaired != NULL)
        *repaired = source.repaired;
    return AVOW_OK;
}
