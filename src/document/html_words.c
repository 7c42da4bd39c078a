/* Text of an HTML tree as clean text. */
#include "document/html_words.h"

#include "base/utf8.h"

void html_words_add(struct inline_text *line, struct span text)
{
    struct span rest = text;
    for (size_t at = 0; (at = span_find_byte(rest, '\xC2', at)) != SPAN_NONE; at++) {
        struct span byte = span_part(rest, at + 1, at + 2);
        struct span clean = SPAN_EMPTY;
        bool repaired = false;
        if (byte.size == 0 || (unsigned char)byte.bytes[0] > 0x9F)
            continue;
        if (utf8_clean(byte, line->arena, &clean, &repaired, NULL) != AVOW_OK)
            line->failed = true;
        inline_text_add(line, span_part(rest, 0, at));
        inline_text_add(line, clean);
        rest = span_part(rest, at + 2, rest.size);
        at = (size_t)-1;
    }
    inline_text_add(line, rest);
}
