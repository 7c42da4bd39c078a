/* Fold a spelling (NFKC, small letters), stem it in its American form, take the marks off, look it up in the
 * stop list. */
#include "terms/word.h"

#include "base/utf8.h"
#include "terms/invisible.h"
#include "terms/marks.h"
#include "terms/stop.h"
#include "terms/tokens.h"
#include "terms/variant.h"

#include <libstemmer.h>
#include <string.h>

struct span language_primary(struct span tag)
{
    size_t size = 0;
    while (size < tag.size && tag.bytes[size] != '-' && tag.bytes[size] != '_')
        size++;
    return span_part(tag, 0, size);
}

/* "en-US" is "en". Language tags are ASCII (RFC 5646). */
static struct sb_stemmer *stemmer_for(struct span language)
{
    char code[16];
    struct span primary = language_primary(language);
    size_t size = 0;
    for (; size < primary.size && size < sizeof code - 1; size++) {
        char byte = primary.bytes[size];
        code[size] = byte >= 'A' && byte <= 'Z' ? (char)(byte | 0x20) : byte;
    }
    code[size] = '\0';
    return sb_stemmer_new(code, "UTF_8");
}

bool language_has_stemmer(struct span language)
{
    struct sb_stemmer *stemmer = stemmer_for(language);
    if (stemmer == NULL)
        return false;
    sb_stemmer_delete(stemmer);
    return true;
}

enum avow_status word_maker_open(struct word_maker *maker, struct span language, struct avow_error *err)
{
    struct sb_stemmer *stemmer = stemmer_for(language);
    bool english = stemmer == NULL || span_equal_case(span_part(language, 0, 2), SPAN("en"));
    if (stemmer == NULL)
        stemmer = sb_stemmer_new("english", "UTF_8");
    if (stemmer == NULL)
        return error_set_no_memory(err, "tokeniser");
    *maker = (struct word_maker){.stemmer = stemmer, .english = english};
    return AVOW_OK;
}

void word_maker_close(struct word_maker *maker)
{
    if (maker->stemmer != NULL)
        sb_stemmer_delete(maker->stemmer);
    buffer_free(&maker->plain);
    buffer_free(&maker->fold);
    buffer_free(&maker->stem);
    arena_free(&maker->scratch);
    *maker = (struct word_maker){0};
}

/* Empty it, also after memory ran out once. */
static void restart(struct buffer *buffer)
{
    if (buffer->failed)
        buffer_free(buffer);
    buffer_truncate(buffer, 0);
}

struct shape {
    uint32_t flags;
    bool digits; /* has any */
    bool signs;  /* has '&', '+' or '#' */
};

static struct shape shape_of(struct span raw)
{
    struct shape shape = {0, false, false};
    size_t letters = 0;
    size_t capitals = 0;
    for (size_t at = 0; at < raw.size;) {
        bool first = at == 0;
        int32_t code = utf8_next(raw, &at);
        enum utf8_class class = utf8_class_of(code);
        bool capital = utf8_is_upper(code);
        letters += class == UTF8_LETTER;
        capitals += capital;
        shape.digits |= class == UTF8_DIGIT;
        shape.signs |= code == '&' || code == '+' || code == '#';
        if (first)
            shape.flags = (class == UTF8_CJK ? TOKEN_CJK : 0u) | (capital ? TOKEN_CAPITAL : 0u);
    }
    if (letters >= 2 && capitals == letters)
        shape.flags |= TOKEN_ALL_CAPS;
    return shape;
}

/* Before the normal forms see the word: invisible characters go, curly apostrophes become straight. */
static void put_plain(struct buffer *out, struct span raw)
{
    enum { CURLY = 0x2019, MODIFIER = 0x2BC };
    for (size_t at = 0; at < raw.size;) {
        size_t start = at;
        int32_t code = utf8_next(raw, &at);
        bool selector = code >= 0xFE00 && code <= 0xFE0F; /* of a glyph's variant */
        if (code == CURLY || code == MODIFIER)
            buffer_append_byte(out, '\'');
        else if (!code_is_invisible(code) && !selector)
            buffer_append(out, span_part(raw, start, at));
    }
}

/* The folded word without what is no part of a word: some letters have normal forms with spaces (U+FDFA).
 * "u.s" loses its dots, "4.0" keeps them. */
static void put_word_characters(struct buffer *out, struct span folded, bool digits)
{
    const char *joiners = digits ? ".'&+#" : "'&+#";
    for (size_t at = 0; at < folded.size;) {
        size_t start = at;
        int32_t code = utf8_next(folded, &at);
        enum utf8_class class = utf8_class_of(code);
        bool joiner = code > 0 && code < 0x80 && strchr(joiners, (char)code) != NULL;
        if (joiner || (class != UTF8_OTHER && class != UTF8_SPACE))
            buffer_append(out, span_part(folded, start, at));
    }
}

static bool fold_word(struct word_maker *maker, struct span raw, bool digits)
{
    struct span folded;
    restart(&maker->plain);
    restart(&maker->fold);
    arena_reset(&maker->scratch);
    put_plain(&maker->plain, raw);
    if (maker->plain.failed ||
        utf8_fold(buffer_span(&maker->plain), &maker->scratch, &folded, NULL) != AVOW_OK)
        return false;
    put_word_characters(&maker->fold, folded, digits);
    return !maker->fold.failed;
}

/* Numbers and names with signs ("c++") have no stem but themselves. The stem lives until the next one; empty
 * when memory ran out. */
static struct span stem_of(struct word_maker *maker, struct span fold, struct shape shape)
{
    bool stemmable = !shape.digits && !shape.signs && (shape.flags & TOKEN_CJK) == 0;
    if (!stemmable || fold.size == 0 || fold.size > WORD_LONGEST)
        return fold;
    const unsigned char *bytes =
        sb_stemmer_stem(maker->stemmer, (const unsigned char *)fold.bytes, (int)fold.size);
    if (bytes == NULL)
        return SPAN_EMPTY;
    struct span stem = {(const char *)bytes, (size_t)sb_stemmer_length(maker->stemmer)};
    return stem.size > 0 ? stem : fold;
}

/* A British spelling has the stem of the American one, `common`. */
static bool stem_word(struct word_maker *maker, struct span common, struct shape shape)
{
    struct span stem = stem_of(maker, common, shape);
    restart(&maker->stem);
    return (stem.size > 0 || common.size == 0) && marks_strip(stem, &maker->stem);
}

/* Stemmers look at marks: find the stem of the word as those who cannot type them write it. */
static bool bare_word(struct word_maker *maker, struct shape shape, struct span *bare)
{
    struct span fold = buffer_span(&maker->fold);
    *bare = SPAN_EMPTY;
    bool ascii = true;
    for (size_t i = 0; i < fold.size && ascii; i++)
        ascii = (unsigned char)fold.bytes[i] < 0x80;
    if (ascii)
        return true;
    restart(&maker->plain);
    if (!marks_strip(fold, &maker->plain))
        return false;
    struct span stem = stem_of(maker, buffer_span(&maker->plain), shape);
    if (!span_equal(stem, buffer_span(&maker->stem)))
        *bare = stem;
    return stem.size > 0;
}

/* "US" and "IT" are names where "us" and "it" say nothing. */
static bool is_stop(struct span fold, uint32_t flags)
{
    bool name =
        (flags & TOKEN_ALL_CAPS) != 0 && (span_equal(fold, SPAN("us")) || span_equal(fold, SPAN("it")));
    return !name && stop_has(fold);
}

/* A copy of `part` in `arena`, or the head of `whole` if that reads the same: most stems are heads of words.
 */
static struct span keep(struct arena *arena, struct span whole, struct span part)
{
    return span_starts(whole, part) ? span_part(whole, 0, part.size) : arena_copy(arena, part);
}

struct word *word_make(struct word_maker *maker, struct span raw, struct arena *arena)
{
    struct shape shape = shape_of(raw);
    struct span bare;
    char room[VARIANT_LONGEST];
    if (!fold_word(maker, raw, shape.digits))
        return NULL;
    struct span fold = buffer_span(&maker->fold);
    struct span common = maker->english ? variant_fold(fold, room) : fold;
    if (!stem_word(maker, common, shape) || !bare_word(maker, shape, &bare))
        return NULL;
    struct word *word = arena_alloc(arena, sizeof *word);
    if (word == NULL)
        return NULL;
    word->raw = arena_copy(arena, raw);
    if (word->raw.bytes == NULL)
        return NULL;
    word->fold = keep(arena, word->raw, buffer_span(&maker->fold));
    word->common = keep(arena, word->fold, common);
    word->stem = keep(arena, word->common, buffer_span(&maker->stem));
    word->bare = bare.size > 0 ? keep(arena, word->fold, bare) : SPAN_EMPTY;
    word->flags = shape.flags | (maker->english && is_stop(word->fold, shape.flags) ? TOKEN_STOP : 0u);
    bool kept = word->fold.bytes != NULL && word->common.bytes != NULL && word->stem.bytes != NULL &&
                (bare.size == 0 || word->bare.bytes != NULL);
    return kept ? word : NULL;
}
