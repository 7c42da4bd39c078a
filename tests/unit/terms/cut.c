/* Cut a text and show its tokens. */
#include "unit/terms/cut.h"

#include "base/buffer.h"

void cut_begin(struct cut *cut, const char *language, struct span text)
{
    struct avow_error err = AVOW_ERROR_INIT;
    *cut = (struct cut){.text = text};
    assert_status(tokeniser_new(span_of(language), &cut->tokeniser, &err), AVOW_OK, &err);
    assert_status(tokeniser_run(cut->tokeniser, text, &cut->arena, &cut->tokens, &err), AVOW_OK, &err);
}

void cut_end(struct cut *cut)
{
    tokeniser_free(cut->tokeniser);
    arena_free(&cut->arena);
}

static struct span place_of(const struct cut *cut, const struct token *token)
{
    return span_part(cut->text, token->start, token->end);
}

static struct span fold_of(const struct cut *cut, const struct token *token)
{
    (void)cut;
    return token->fold;
}

static struct span stem_of(const struct cut *cut, const struct token *token)
{
    (void)cut;
    return token->stem;
}

static struct span join(struct cut *cut, uint32_t flag,
                        struct span (*part)(const struct cut *cut, const struct token *token))
{
    struct buffer line = BUFFER_INIT;
    for (size_t i = 0; i < cut->tokens.count; i++) {
        const struct token *token = &cut->tokens.items[i];
        if ((token->flags & flag) != flag)
            continue;
        if (line.size > 0)
            buffer_append_byte(&line, ' ');
        buffer_append(&line, part(cut, token));
    }
    struct span copy = arena_copy(&cut->arena, buffer_span(&line));
    buffer_free(&line);
    return copy;
}

struct span cut_places(struct cut *cut)
{
    return join(cut, 0, place_of);
}

struct span cut_folds(struct cut *cut)
{
    return join(cut, 0, fold_of);
}

struct span cut_stems(struct cut *cut)
{
    return join(cut, 0, stem_of);
}

struct span cut_flagged(struct cut *cut, uint32_t flag)
{
    return join(cut, flag, fold_of);
}

void check_cut(const char *text, struct span (*show)(struct cut *cut), const char *expected, const char *file,
               int line)
{
    struct cut cut;
    cut_begin(&cut, "en", span_of(text));
    test_assert_span(show(&cut), expected, file, line);
    cut_end(&cut);
}

void check_flagged(const char *text, uint32_t flag, const char *expected, const char *file, int line)
{
    struct cut cut;
    cut_begin(&cut, "en", span_of(text));
    test_assert_span(cut_flagged(&cut, flag), expected, file, line);
    cut_end(&cut);
}
