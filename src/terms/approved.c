/* The data of an approved question's document, and the key that tells whether two questions are the same. */
#include "terms/approved.h"

#include "terms/bytes.h"

bool approved_encode(struct buffer *out, const struct approved_record *record)
{
    const struct span fields[] = {record->number, record->statement, record->hash, record->question,
                                  record->key,    record->product,   record->by};
    buffer_append_byte(out, APPROVED_LAYOUT);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        bytes_put_field(out, fields[i]);
    bytes_put_u32(out, record->on);
    bytes_put_u32(out, record->expires);
    return buffer_append_byte(out, (char)record->audience);
}

enum avow_status approved_decode(struct span bytes, struct approved_record *out, struct avow_error *err)
{
    struct bytes_reader reader = {.rest = bytes};
    struct approved_record found;
    struct span *const fields[] = {&found.number, &found.statement, &found.hash, &found.question,
                                   &found.key,    &found.product,   &found.by};
    bool layout = bytes_get_u8(&reader) == APPROVED_LAYOUT;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = bytes_get_field(&reader);
    found.on = bytes_get_u32(&reader);
    found.expires = bytes_get_u32(&reader);
    uint8_t audience = bytes_get_u8(&reader);
    found.audience = audience;
    if (!layout || reader.failed || reader.rest.size > 0 || audience >= AUDIENCE_COUNT)
        return error_set(err, AVOW_CORRUPT, APPROVED_FOLDER,
                         "an approved question is damaged; run `avow library rebuild`");
    *out = found;
    return AVOW_OK;
}

static enum avow_status join(const struct token_list *tokens, bool common, struct arena *arena,
                             struct span *out, struct avow_error *err)
{
    struct buffer key = BUFFER_INIT;
    for (size_t i = 0; i < tokens->count; i++) {
        if (key.size > 0)
            buffer_append_byte(&key, ' ');
        buffer_append(&key, common ? tokens->items[i].common : tokens->items[i].fold);
    }
    struct span copy = key.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&key));
    buffer_free(&key);
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "terms");
    *out = copy;
    return AVOW_OK;
}

enum avow_status question_key(const struct token_list *tokens, struct arena *arena, struct span *out,
                              struct avow_error *err)
{
    return join(tokens, true, arena, out, err);
}

enum avow_status question_words(const struct token_list *tokens, struct arena *arena, struct span *out,
                                struct avow_error *err)
{
    return join(tokens, false, arena, out, err);
}
