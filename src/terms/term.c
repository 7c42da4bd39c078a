/* The table of prefixes, and how a value becomes a term the engine takes. */
#include "terms/term.h"

#include "base/digest.h"
#include "base/utf8.h"

enum { TAIL_SIZE = 33 /* '~' and 32 hex digits */ };

static const struct span prefixes[TERM_FIELD_COUNT] = {
    [TERM_STEM] = SPAN_INIT(""),
    [TERM_BIGRAM] = SPAN_INIT("XB:"),
    [TERM_WORD] = SPAN_INIT("XW:"),
    [TERM_QUESTION] = SPAN_INIT("XQ:"),
    [TERM_TITLE] = SPAN_INIT("S:"),
    [TERM_HEADING] = SPAN_INIT("XH:"),
    [TERM_MENTION] = SPAN_INIT("XM:"),
    [TERM_MENTION_EDITION] = SPAN_INIT("XME:"),
    [TERM_MENTION_SERVICE] = SPAN_INIT("XMS:"),
    [TERM_STANDARD] = SPAN_INIT("XSTD:"),
    [TERM_EDITION] = SPAN_INIT("XED:"),
    [TERM_SERVICE] = SPAN_INIT("XSVC:"),
    [TERM_KIND] = SPAN_INIT("K:"),
    [TERM_AUDIENCE] = SPAN_INIT("XAUD:"),
    [TERM_STATUS] = SPAN_INIT("XST:"),
    [TERM_ABOUT] = SPAN_INIT("XAB:"),
    [TERM_LANGUAGE] = SPAN_INIT("L:"),
    [TERM_YEAR] = SPAN_INIT("XY:"),
    [TERM_ID] = SPAN_INIT("Q:"),
    [TERM_PAGE] = SPAN_INIT("P:"),
    [TERM_HASH] = SPAN_INIT("XD:"),
    [TERM_LEVEL] = SPAN_INIT("XLV:"),
    [TERM_BARE] = SPAN_INIT("XN:"),
    [TERM_KEY] = SPAN_INIT("XK:"),
    [TERM_STATEMENT] = SPAN_INIT("XID:"),
};

struct span term_prefix(enum term_field field)
{
    return prefixes[field];
}

/* Control bytes count double in the engine and can lose a whole commit. */
static void tame_control_bytes(char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if ((unsigned char)bytes[i] < 0x20 || bytes[i] == 0x7F)
            bytes[i] = '_';
}

static bool append_tail(struct buffer *out, struct span value)
{
    char hex[DIGEST_HEX_SIZE];
    digest_of(value, hex);
    return buffer_append_byte(out, '~') && buffer_append(out, (struct span){hex, TAIL_SIZE - 1});
}

bool term_append(struct buffer *out, enum term_field field, struct span value)
{
    struct span prefix = prefixes[field];
    size_t start = out->size;
    bool fits = prefix.size + value.size <= TERM_LIMIT;
    size_t head = fits ? value.size : utf8_floor(value, TERM_LIMIT - prefix.size - TAIL_SIZE);
    buffer_append(out, prefix);
    if (!buffer_append(out, span_part(value, 0, head)))
        return false;
    tame_control_bytes(out->bytes + start, out->size - start);
    return fits || append_tail(out, value);
}

bool term_pair(struct buffer *out, struct span first, char between, struct span second)
{
    buffer_truncate(out, 0);
    buffer_append(out, first);
    buffer_append_byte(out, between);
    return buffer_append(out, second);
}
