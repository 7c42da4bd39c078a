/* Slugs: readable names for pages and headings, the same for every way of writing the same words. */
#include "terms/canonical.h"

#include "base/cleanup.h"
#include "base/utf8.h"

enum { LONGEST = 80, TAIL_SIZE = 7 /* '-' and 6 hex digits */ };

static bool is_dropped(int32_t code)
{
    return code == '\'' || code == 0x2018 || code == 0x2019 || code == 0xAD;
}

static void put_slug(struct buffer *out, struct span folded, bool keep_dots)
{
    bool gap = false;
    for (size_t at = 0; at < folded.size;) {
        size_t start = at;
        int32_t code = utf8_next(folded, &at);
        enum utf8_class class = utf8_class_of(code);
        if (is_dropped(code))
            continue;
        /* A mark belongs to its letter, and has no meaning after anything else. */
        bool kept = (code == '.' && keep_dots) || class == UTF8_LETTER || class == UTF8_DIGIT ||
                    class == UTF8_CJK || (class == UTF8_MARK && !gap && out->size > 0);
        if (kept && gap && out->size > 0)
            buffer_append_byte(out, '-');
        if (kept)
            buffer_append(out, span_part(folded, start, at));
        gap = !kept;
    }
}

/* Cut at the last '-' that leaves room for the tail, or at a character when there is none. */
static void shorten(struct buffer *slug)
{
    char hex[DIGEST_HEX_SIZE];
    digest_of(buffer_span(slug), hex);
    size_t end = LONGEST - TAIL_SIZE;
    while (end > 0 && slug->bytes[end] != '-')
        end--;
    if (end == 0)
        end = utf8_floor(buffer_span(slug), LONGEST - TAIL_SIZE);
    buffer_truncate(slug, end);
    buffer_append_byte(slug, '-');
    buffer_append(slug, (struct span){hex, TAIL_SIZE - 1});
}

enum avow_status slug_of(struct span text, bool keep_dots, struct arena *arena, struct span *out,
                         struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer slug = BUFFER_INIT;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct span folded;
    enum avow_status status = utf8_fold(text, &scratch, &folded, err);
    if (status != AVOW_OK)
        return status;
    put_slug(&slug, folded, keep_dots);
    if (slug.size > LONGEST)
        shorten(&slug);
    struct span copy = slug.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&slug));
    if (copy.bytes == NULL)
        return error_set_no_memory(err, "slug");
    *out = copy;
    return AVOW_OK;
}
