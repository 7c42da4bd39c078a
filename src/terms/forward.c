/* The forward vector: little-endian u16 counts of question, heading, text and title, then u32 stem hash, u8
 * word hash, u8 flags a token. */
#include "terms/forward.h"

#include "terms/bytes.h"

enum { TOKEN_SIZE = 6, PARTS = 4 };

/* FNV-1a, 32 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
static uint32_t hash(struct span bytes)
{
    uint32_t sum = 2166136261u;
    for (size_t i = 0; i < bytes.size; i++)
        sum = (sum ^ (unsigned char)bytes.bytes[i]) * 16777619u;
    return sum;
}

uint32_t forward_stem_hash(struct span stem)
{
    return hash(stem);
}

uint8_t forward_word_hash(struct span common)
{
    return (uint8_t)hash(common);
}

/* A part of nothing but stop words ("Who are we?") keeps them, or it could never be found again. */
static bool only_stops(const struct token_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        if ((list->items[i].flags & TOKEN_STOP) == 0)
            return false;
    return true;
}

/* Append at most `room` tokens of a part; returns how many. */
static uint16_t put_part(struct buffer *out, const struct token_list *list, size_t room)
{
    bool keep_stops = only_stops(list);
    unsigned carried = 0; /* flags of the stop words left out before this token */
    uint16_t kept = 0;
    for (size_t i = 0; i < list->count && kept < room; i++) {
        const struct token *token = &list->items[i];
        bool stop = (token->flags & TOKEN_STOP) != 0;
        if ((token->flags & TOKEN_SENTENCE) != 0)
            carried |= FORWARD_SENTENCE;
        if (stop && !keep_stops) {
            carried |= FORWARD_STOP_BEFORE;
            continue;
        }
        bytes_put_u32(out, forward_stem_hash(token->stem));
        buffer_append_byte(out, (char)forward_word_hash(token->common));
        buffer_append_byte(out, (char)(carried | (stop ? FORWARD_STOP : 0u)));
        carried = 0;
        kept++;
    }
    return kept;
}

bool forward_encode(struct buffer *out, const struct token_list *question, const struct token_list *heading,
                    const struct token_list *text, const struct token_list *title)
{
    const struct token_list *const parts[PARTS] = {question, heading, text, title};
    size_t start = out->size;
    size_t room = FORWARD_TOKENS - FORWARD_TITLE;
    buffer_append(out, SPAN("\0\0\0\0\0\0\0\0")); /* the counts, known after the tokens */
    for (size_t i = 0; i < PARTS; i++) {
        uint16_t kept = put_part(out, parts[i], i + 1 < PARTS ? room : FORWARD_TITLE);
        room -= i + 1 < PARTS ? kept : 0u;
        if (out->failed)
            return false;
        out->bytes[start + 2 * i] = (char)(kept & 0xFF);
        out->bytes[start + 2 * i + 1] = (char)(kept >> 8);
    }
    return true;
}

/* A search decodes some thousands of them: no reader that checks every byte. */
static struct forward_token token_at(const unsigned char *at)
{
    uint32_t stem = at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
    return (struct forward_token){.stem = stem, .word = at[4], .flags = at[5]};
}

enum avow_status forward_decode(struct span bytes, struct arena *arena, struct forward *out,
                                struct avow_error *err)
{
    struct bytes_reader reader = {bytes, false};
    struct forward forward = {0};
    forward.question = bytes_get_u16(&reader);
    forward.heading = bytes_get_u16(&reader);
    forward.text = bytes_get_u16(&reader);
    forward.title = reader.rest.size % TOKEN_SIZE != 0 ? bytes_get_u16(&reader) : 0;
    size_t count = (size_t)forward.question + forward.heading + forward.text + forward.title;
    if (reader.failed || count > FORWARD_TOKENS || reader.rest.size != count * TOKEN_SIZE)
        return error_set(err, AVOW_BAD_INPUT, "forward",
                         "a statement's forward vector cannot be read; rebuild the index with --rebuild");
    struct forward_token *tokens = arena_array(arena, count, sizeof *tokens);
    if (tokens == NULL)
        return error_set_no_memory(err, "forward");
    for (size_t i = 0; i < count; i++)
        tokens[i] = token_at((const unsigned char *)reader.rest.bytes + i * TOKEN_SIZE);
    forward.tokens = tokens;
    *out = forward;
    return AVOW_OK;
}
