/* Decode UTF-8 and say what kind of character a code point is. */
#include "base/utf8.h"

#include <utf8proc.h>

static ptrdiff_t decode(struct span span, size_t at, int32_t *code)
{
    return utf8proc_iterate((const utf8proc_uint8_t *)span.bytes + at, (utf8proc_ssize_t)(span.size - at),
                            code);
}

int32_t utf8_next(struct span span, size_t *at)
{
    unsigned char first = (unsigned char)span.bytes[*at];
    if (first < 0x80) {
        ++*at;
        return first;
    }
    int32_t code;
    ptrdiff_t size = decode(span, *at, &code);
    *at += size > 0 ? (size_t)size : 1;
    return size > 0 ? code : UTF8_REPLACEMENT;
}

bool utf8_append(struct buffer *buffer, int32_t code)
{
    utf8proc_uint8_t bytes[4];
    if (!utf8proc_codepoint_valid(code))
        code = UTF8_REPLACEMENT;
    ptrdiff_t size = utf8proc_encode_char(code, bytes);
    return buffer_append(buffer, (struct span){(const char *)bytes, (size_t)size});
}

bool utf8_valid(struct span span)
{
    size_t at = 0;
    while (at < span.size) {
        int32_t code;
        ptrdiff_t size = (unsigned char)span.bytes[at] < 0x80 ? 1 : decode(span, at, &code);
        if (size <= 0)
            return false;
        at += (size_t)size;
    }
    return true;
}

size_t utf8_floor(struct span span, size_t at)
{
    if (at >= span.size)
        return span.size;
    size_t start = at;
    while (start > 0 && at - start < 3 && ((unsigned char)span.bytes[start] & 0xC0) == 0x80)
        start--;
    /* A stray continuation byte is a (broken) character of its own. */
    size_t end = start;
    utf8_next(span, &end);
    return end > at ? start : at;
}

struct span utf8_without_bom(struct span text)
{
    struct span bom = SPAN("\xEF\xBB\xBF");
    return span_starts(text, bom) ? span_part(text, bom.size, text.size) : text;
}
