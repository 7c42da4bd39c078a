/* NFC, NFKC and case folding: utf8proc for what is not ASCII, a copy for what is. */
#include "base/utf8.h"

#include <stdlib.h>
#include <utf8proc.h>

/* Code points that fit on the stack: nearly every word does, and needs no malloc then. */
enum { FEW = 256 };

static bool is_ascii(struct span text)
{
    unsigned char bits = 0;
    for (size_t i = 0; i < text.size; i++)
        bits |= (unsigned char)text.bytes[i];
    return bits < 0x80;
}

static enum avow_status fail(ptrdiff_t code, struct avow_error *err)
{
    if (code == UTF8PROC_ERROR_NOMEM)
        return error_set_no_memory(err, "");
    return error_set(err, AVOW_BAD_INPUT, "", "the text is not UTF-8 (%s); convert it",
                     utf8proc_errmsg(code));
}

static enum avow_status give(struct span bytes, struct arena *arena, struct span *out, struct avow_error *err)
{
    struct span copy = arena_copy(arena, bytes);
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "");
    *out = copy;
    return AVOW_OK;
}

static enum avow_status map_long(struct span text, utf8proc_option_t options, struct arena *arena,
                                 struct span *out, struct avow_error *err)
{
    utf8proc_uint8_t *mapped = NULL;
    ptrdiff_t size =
        utf8proc_map((const utf8proc_uint8_t *)text.bytes, (utf8proc_ssize_t)text.size, &mapped, options);
    if (size < 0)
        return fail(size, err);
    enum avow_status status = give((struct span){(const char *)mapped, (size_t)size}, arena, out, err);
    free(mapped);
    return status;
}

static enum avow_status map(struct span text, utf8proc_option_t options, struct arena *arena,
                            struct span *out, struct avow_error *err)
{
    utf8proc_int32_t codes[FEW + 1]; /* reencoding adds a NUL */
    ptrdiff_t size = utf8proc_decompose((const utf8proc_uint8_t *)text.bytes, (utf8proc_ssize_t)text.size,
                                        codes, FEW, options);
    if (size > FEW)
        return map_long(text, options, arena, out, err);
    if (size >= 0)
        size = utf8proc_reencode(codes, size, options);
    if (size < 0)
        return fail(size, err);
    return give((struct span){(const char *)codes, (size_t)size}, arena, out, err);
}

enum avow_status utf8_nfc(struct span text, struct arena *arena, struct span *out, struct avow_error *err)
{
    if (is_ascii(text))
        return give(text, arena, out, err);
    return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE, arena, out, err);
}

static enum avow_status fold_ascii(struct span text, struct arena *arena, struct span *out,
                                   struct avow_error *err)
{
    char *folded = arena_alloc(arena, text.size + 1);
    if (folded == NULL)
        return error_set_no_memory(err, "");
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.bytes[i];
        folded[i] = byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
    }
    *out = (struct span){folded, text.size};
    return AVOW_OK;
}

enum avow_status utf8_fold(struct span text, struct arena *arena, struct span *out, struct avow_error *err)
{
    if (is_ascii(text))
        return fold_ascii(text, arena, out, err);
    return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, arena, out,
               err);
}
