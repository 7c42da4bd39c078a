/* Collect terms into one buffer without an allocation a term. */
#include "index/statement_terms.h"

#include <stdlib.h>

void term_sink_clear(struct term_sink *sink)
{
    buffer_truncate(&sink->bytes, 0);
    sink->terms.count = 0;
    sink->postings.count = 0;
}

void term_sink_free(struct term_sink *sink)
{
    buffer_free(&sink->bytes);
    buffer_free(&sink->pair);
    free(sink->terms.items);
    free(sink->postings.items);
    sink->terms = sink->postings = (struct sink_list){NULL, 0, 0};
}

static bool list_room(struct sink_list *list)
{
    if (list->count < list->room)
        return true;
    size_t room = list->room == 0 ? 512 : list->room * 2;
    struct sink_item *items = realloc(list->items, room * sizeof *items);
    if (items == NULL)
        return false;
    list->items = items;
    list->room = room;
    return true;
}

static void add(struct term_sink *sink, struct sink_list *list, enum term_field field, struct span value,
                uint32_t number)
{
    size_t start = sink->bytes.size;
    if (!term_append(&sink->bytes, field, value) || !list_room(list)) {
        sink->bytes.failed = true;
        return;
    }
    list->items[list->count++] = (struct sink_item){start, sink->bytes.size - start, number};
}

void term_sink_add(struct term_sink *sink, enum term_field field, struct span value, uint32_t wdf)
{
    if (value.size > 0)
        add(sink, &sink->terms, field, value, wdf);
}

static bool counts(const struct token *token)
{
    return (token->flags & TOKEN_STOP) == 0 && token->stem.size > 0;
}

static void add_pair(struct term_sink *sink, enum term_field field, struct span first, char between,
                     struct span second, uint32_t wdf)
{
    buffer_truncate(&sink->pair, 0);
    if (term_pair(&sink->pair, first, between, second))
        add(sink, &sink->terms, field, buffer_span(&sink->pair), wdf);
    else
        sink->bytes.failed = true;
}

void term_sink_add_stems(struct term_sink *sink, enum term_field field, const struct token_list *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (!counts(token))
            continue;
        add(sink, &sink->terms, field, token->stem, 1);
        if (token->bare.size > 0)
            add_pair(sink, TERM_BARE, token->bare, '=', token->stem, 0);
    }
}

void term_sink_add_pairs(struct term_sink *sink, const struct token_list *tokens)
{
    const struct token *last = NULL;
    for (size_t i = 0; i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        if (!counts(token))
            continue;
        if (last != NULL)
            add_pair(sink, TERM_BIGRAM, last->stem, ' ', token->stem, 1);
        last = token;
    }
}

uint32_t term_sink_add_words(struct term_sink *sink, const struct token_list *tokens, uint32_t position)
{
    for (size_t i = 0; i < tokens->count; i++, position++)
        if (tokens->items[i].fold.size > 0)
            add(sink, &sink->postings, TERM_WORD, tokens->items[i].fold, position);
    return position;
}

void term_sink_add_mentions(struct term_sink *sink, const struct mention_list *mentions)
{
    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *mention = &mentions->items[i];
        bool service = mention->type == MENTION_SERVICE;
        term_sink_add(sink, service ? TERM_MENTION_SERVICE : TERM_MENTION, mention->id, 1);
        if (!service && mention->edition.size > 0)
            add_pair(sink, TERM_MENTION_EDITION, mention->id, ':', mention->edition, 1);
        if (!service && mention->level.size > 0)
            add_pair(sink, TERM_LEVEL, mention->id, ':', mention->level, 1);
    }
}

bool term_sink_has_length(const struct term_sink *sink)
{
    for (size_t i = 0; i < sink->terms.count; i++)
        if (sink->terms.items[i].number > 0)
            return true;
    return false;
}

bool term_sink_take(const struct term_sink *sink, struct arena *arena, struct prepared *out)
{
    struct store_term *terms = arena_array(arena, sink->terms.count, sizeof *terms);
    struct store_posting *postings = arena_array(arena, sink->postings.count, sizeof *postings);
    const char *bytes = arena_copy(arena, buffer_span(&sink->bytes)).bytes;
    if (sink->bytes.failed || terms == NULL || postings == NULL || bytes == NULL)
        return false;
    for (size_t i = 0; i < sink->terms.count; i++) {
        const struct sink_item *item = &sink->terms.items[i];
        terms[i] = (struct store_term){{bytes + item->start, item->size}, item->number};
    }
    for (size_t i = 0; i < sink->postings.count; i++) {
        const struct sink_item *item = &sink->postings.items[i];
        postings[i] = (struct store_posting){{bytes + item->start, item->size}, item->number};
    }
    out->terms = terms;
    out->term_count = sink->terms.count;
    out->postings = postings;
    out->posting_count = sink->postings.count;
    return true;
}
