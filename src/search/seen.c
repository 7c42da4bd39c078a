/* Read all of a statement for the words of a query. */
#include "search/seen.h"

#include "search/mark.h"
#include "terms/forward.h"

/* A word in the way that says it best. */
static void see_word(struct seen *seen, size_t word, double strength, struct span other)
{
    if (seen->words[word] && seen->strengths[word] >= strength)
        return;
    seen->words[word] = true;
    seen->strengths[word] = strength;
    seen->others[word] = other;
}

static void see_tokens(const struct understanding *query, struct seen *seen)
{
    for (size_t i = 0; i < seen->tokens.count; i++) {
        const struct query_form *form = NULL;
        seen->at[i] = SPAN_NONE;
        if ((seen->tokens.items[i].flags & TOKEN_STOP) != 0)
            continue; /* "your own plan" does not own it */
        size_t word = understanding_form(query, forward_stem_hash(seen->tokens.items[i].stem), &form);
        if (word != SPAN_NONE)
            see_word(seen, word, form != NULL ? form->strength : 1, form != NULL ? form->text : SPAN_EMPTY);
        seen->at[i] = form == NULL || form->strength >= 1 ? word : SPAN_NONE;
    }
}

static void see_phrases(const struct understanding *query, struct seen *seen)
{
    for (size_t i = 0; i < query->phrase_count; i++) {
        const struct query_phrase *phrase = &query->phrases[i];
        bool all = true;
        for (size_t k = 0; k < phrase->count; k++)
            all = all && seen->words[phrase->members[k]];
        for (size_t k = 0; all && k < phrase->asked_count; k++)
            see_word(seen, phrase->asked[k], phrase->strength, phrase->text);
    }
}

/* Title, headings, question and text, each a block of its own. */
static struct span whole_text(const struct record *record, struct arena *arena, struct seen *out)
{
    struct buffer all = BUFFER_INIT;
    buffer_append(&all, record->title);
    for (size_t i = 0; i < record->headings.count; i++) {
        buffer_append_string(&all, "\n\n");
        buffer_append(&all, record->headings.items[i]);
    }
    buffer_append_string(&all, "\n\n");
    out->question = all.size;
    buffer_append(&all, record->question);
    buffer_append_string(&all, "\n\n");
    out->text = all.size;
    buffer_append(&all, record->text);
    struct span text = all.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&all));
    buffer_free(&all);
    return text;
}

enum avow_status seen_in(struct lease *lease, const struct understanding *query, const struct record *record,
                         struct seen *out, struct avow_error *err)
{
    struct seen seen = {.words = {false}};
    struct span text = whole_text(record, &lease->arena, &seen);
    struct read_text read = {0};
    if (text.bytes == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = read_text(lease, query, text, record->language, &read, err);
    if (status != AVOW_OK)
        return status;
    seen.tokens = read.tokens;
    seen.mentions = read.mentions;
    seen.at = arena_array(&lease->arena, read.tokens.count, sizeof *seen.at);
    if (seen.at == NULL)
        return error_set_no_memory(err, "search");
    see_tokens(query, &seen);
    see_phrases(query, &seen);
    *out = seen;
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

bool seen_is_spelled(const struct seen *seen, const struct understanding *query, const struct mention *name)
{
    const struct token *token = &query->tokens.items[name->first_token];
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    return name->end_token - name->first_token == 1 && (token->flags & TOKEN_ALL_CAPS) != 0 &&
           word != SPAN_NONE && seen->words[word];
}
