/* The key of a question. */
#include "vocabulary/wording.h"

#include "base/cleanup.h"
#include "terms/stop.h"

static bool denies(struct span fold)
{
    static const struct span words[] = {
        SPAN_INIT("no"),     SPAN_INIT("not"),   SPAN_INIT("nor"),     SPAN_INIT("cannot"),
        SPAN_INIT("aren't"), SPAN_INIT("isn't"), SPAN_INIT("doesn't"), SPAN_INIT("don't"),
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_equal(fold, words[i]))
            return true;
    return false;
}

static const struct mention *mention_at(const struct mention_list *names, size_t token)
{
    for (size_t i = 0; i < names->count; i++)
        if (token >= names->items[i].first_token && token < names->items[i].end_token)
            return &names->items[i];
    return NULL;
}

/* A name begins with a byte that no word has. */
static void append_name(struct buffer *key, const struct mention *name)
{
    const struct span parts[] = {name->id, name->edition, name->level};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        buffer_append_byte(key, i == 0 ? '=' : ':');
        buffer_append(key, parts[i]);
    }
}

/* "what's" is "what": an apostrophe at a word's end says nothing of what is asked. */
static struct span without_s(struct span fold)
{
    return span_ends(fold, SPAN("'s")) ? span_part(fold, 0, fold.size - 2) : fold;
}

enum avow_status wording_key(const struct vocabulary *vocabulary, struct span text,
                             const struct token_list *tokens, struct arena *arena, struct span *out,
                             struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer key = BUFFER_INIT;
    struct mention_list names = {0};
    enum avow_status status =
        vocabulary_mentions(vocabulary, text, tokens, MENTION_IN_QUERY, arena, &names, err);
    for (size_t i = 0; status == AVOW_OK && i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        const struct mention *name = mention_at(&names, i);
        bool within = name != NULL && i > name->first_token;
        struct span word = without_s(token->common);
        bool stop = (token->flags & TOKEN_STOP) != 0 || (word.size < token->common.size && stop_has(word));
        bool small = stop && !denies(word);
        if (within || (name == NULL && small))
            continue;
        if (key.size > 0)
            buffer_append_byte(&key, ' ');
        if (name != NULL)
            append_name(&key, name);
        else
            buffer_append(&key, word);
    }
    struct span copy = key.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&key));
    if (status == AVOW_OK && copy.bytes == NULL)
        status = error_set_no_memory(err, "vocabulary");
    if (status == AVOW_OK)
        *out = copy;
    return status;
}
