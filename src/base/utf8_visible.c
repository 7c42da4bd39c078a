/* Foreign text as it may stand on a terminal: nothing in it moves the cursor, turns a line or forges one. */
#include "base/utf8.h"

#include <stdio.h>

/* Controls, and what orders or ends lines unseen: the bidirectional marks and Unicode's line ends. */
static bool is_unseen(int32_t code)
{
    static const struct {
        int32_t first, last;
    } ranges[] = {{0, 0x1F},        {0x7F, 0x9F},     {0x61C, 0x61C},   {0x200E, 0x200F},
                  {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

size_t utf8_next_visible(struct span text, size_t *at, char out[UTF8_VISIBLE_SIZE])
{
    size_t start = *at;
    int32_t code = utf8_next(text, at);
    struct span bytes = span_part(text, start, *at);
    if (bytes.size == 1 && (is_unseen(code) || code == UTF8_REPLACEMENT))
        return (size_t)snprintf(out, UTF8_VISIBLE_SIZE, "\\x%02X", (unsigned char)bytes.bytes[0]);
    if (is_unseen(code))
        return (size_t)snprintf(out, UTF8_VISIBLE_SIZE, "\\u%04X", (unsigned)code);
    return (size_t)snprintf(out, UTF8_VISIBLE_SIZE, "%.*s", SPAN_ARG(bytes));
}

bool utf8_append_visible(struct buffer *buffer, struct span text)
{
    char shown[UTF8_VISIBLE_SIZE];
    for (size_t at = 0; at < text.size;) {
        size_t size = utf8_next_visible(text, &at, shown);
        buffer_append(buffer, (struct span){shown, size});
    }
    return !buffer->failed;
}
