/* The tokeniser: words of the scan, their forms from the lexicon, sentence starts from the sentence finder.
 */
#include "terms/tokens.h"

#include "terms/lexicon.h"
#include "terms/scan.h"
#include "terms/stop.h"

#include <stdlib.h>

struct tokeniser {
    struct lexicon lexicon;
    bool parts_at_apostrophe;
    struct arena scratch; /* of one run */
};

static bool parts_at_apostrophe(struct span language)
{
    static const struct span languages[] = {SPAN_INIT("fr"), SPAN_INIT("it"), SPAN_INIT("ca")};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (span_equal_case(span_part(language, 0, 2), languages[i]))
            return true;
    return false;
}

enum avow_status tokeniser_new(struct span language, struct tokeniser **out, struct avow_error *err)
{
    struct tokeniser *tokeniser = calloc(1, sizeof *tokeniser);
    if (tokeniser == NULL)
        return error_set_no_memory(err, "tokeniser");
    enum avow_status status = lexicon_open(&tokeniser->lexicon, language, err);
    if (status != AVOW_OK) {
        free(tokeniser);
        return status;
    }
    tokeniser->parts_at_apostrophe = parts_at_apostrophe(language);
    *out = tokeniser;
    return AVOW_OK;
}

void tokeniser_free(struct tokeniser *tokeniser)
{
    if (tokeniser == NULL)
        return;
    lexicon_close(&tokeniser->lexicon);
    arena_free(&tokeniser->scratch);
    free(tokeniser);
}

/* What the next token must know of those before it. */
struct context {
    const struct sentence_list *sentences;
    size_t sentence;  /* the one the last token stands in, + 1; 0 before the first */
    bool stop_before; /* the last token was a stop word */
};

/* True for the first token of a sentence. */
static bool starts_sentence(struct context *context, size_t start)
{
    size_t before = context->sentence;
    while (context->sentence < context->sentences->count &&
           (context->sentence == 0 || context->sentences->ends[context->sentence - 1] <= start))
        context->sentence++;
    return context->sentence != before;
}

static uint32_t flags_of(struct context *context, const struct word *word, const struct scan_word *place,
                         bool first)
{
    uint32_t flags = word->flags;
    bool stop = (flags & TOKEN_STOP) != 0;
    if (!first && !place->spaced)
        flags |= TOKEN_GLUED;
    if (starts_sentence(context, place->start))
        flags |= TOKEN_SENTENCE;
    if (!stop && context->stop_before)
        flags |= TOKEN_STOP_BEFORE;
    context->stop_before = stop;
    return flags;
}

static enum avow_status cut(struct tokeniser *tokeniser, struct span text, struct context *context,
                            struct arena *arena, struct token_list *list)
{
    enum { USUAL_WORD = 6 /* bytes with the space after it */ };
    size_t capacity = text.size / USUAL_WORD + 1;
    struct scan scan = {text, 0, tokeniser->parts_at_apostrophe};
    struct scan_word place;
    list->items = arena_array(arena, capacity, sizeof *list->items);
    if (list->items == NULL)
        return AVOW_NO_MEMORY;
    while (scan_next(&scan, &place)) {
        struct span raw = {text.bytes + place.start, place.end - place.start};
        const struct word *word = lexicon_word(&tokeniser->lexicon, raw, arena);
        if (word == NULL || !arena_grow(arena, &list->items, &capacity, list->count, sizeof *list->items))
            return AVOW_NO_MEMORY;
        if (word->fold.size == 0)
            continue;
        uint32_t flags = flags_of(context, word, &place, list->count == 0);
        list->items[list->count++] = (struct token){(uint32_t)place.start,
                                                    (uint32_t)place.end,
                                                    word->fold,
                                                    word->common,
                                                    word->stem,
                                                    word->bare,
                                                    flags};
    }
    return AVOW_OK;
}

enum avow_status tokeniser_run(struct tokeniser *tokeniser, struct span text, struct arena *arena,
                               struct token_list *out, struct avow_error *err)
{
    struct sentence_list sentences;
    struct token_list list = {NULL, 0};
    arena_reset(&tokeniser->scratch);
    enum avow_status status = sentences_of(text, &tokeniser->scratch, &sentences, err);
    if (status != AVOW_OK)
        return status;
    struct context context = {&sentences, 0, false};
    if (cut(tokeniser, text, &context, arena, &list) != AVOW_OK)
        return error_set_no_memory(err, "tokeniser");
    *out = list;
    return AVOW_OK;
}

void terms_digest(char hex[65])
{
    const char version = TERMS_VERSION;
    struct digest digest;
    digest_init(&digest);
    digest_add_field(&digest, (struct span){&version, 1});
    stop_digest(&digest);
    digest_hex(&digest, hex);
}
