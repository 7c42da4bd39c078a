/* Read all of a statement for the words of a query. */
#include "search/seen.h"

#include "search/mark.h"
#include "terms/forward.h"

static void see_tokens(const struct understanding *query, const struct token_list *tokens,
                       bool seen[QUERY_WORDS])
{
    for (size_t i = 0; i < tokens->count; i++) {
        size_t word = understanding_word(query, forward_stem_hash(tokens->items[i].stem));
        if (word != SPAN_NONE)
            seen[word] = true;
    }
}

/* Title, headings, question and text, each on lines of its own. */
static struct span whole_text(const struct record *record, struct arena *arena)
{
    struct buffer all = BUFFER_INIT;
    buffer_append(&all, record->title);
    for (size_t i = 0; i < record->headings.count; i++) {
        buffer_append_byte(&all, '\n');
        buffer_append(&all, record->headings.items[i]);
    }
    buffer_append_byte(&all, '\n');
    buffer_append(&all, record->question);
    buffer_append_byte(&all, '\n');
    buffer_append(&all, record->text);
    struct span text = all.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&all));
    buffer_free(&all);
    return text;
}

enum avow_status seen_in(struct lease *lease, const struct understanding *query, const struct record *record,
                         struct seen *out, struct avow_error *err)
{
    struct span text = whole_text(record, &lease->arena);
    struct read_text read = {0};
    if (text.bytes == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = read_text(lease, query, text, record->language, &read, err);
    if (status != AVOW_OK)
        return status;
    see_tokens(query, &read.tokens, out->words);
    out->mentions = read.mentions;
    return AVOW_OK;
}

bool seen_is_mentioned(const struct seen *seen, const struct mention *name)
{
    const struct mention_list *mentions = &seen->mentions;
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->items[i].type == name->type && span_equal(mentions->items[i].id, name->id))
            return true;
    return false;
}
