/* Texts with their tokens and names, and the standards among them. */
#include "document/scope_parts.h"

#include "base/cleanup.h"

#include <string.h>

enum { GAP_WORDS = 3 /* that "*" may stand for */ };

enum avow_status scope_text_read(const struct scope_reader *reader, struct span text, struct arena *scratch,
                                 struct scope_text *out, struct avow_error *err)
{
    *out = (struct scope_text){.text = text};
    enum avow_status status = tokeniser_run(reader->finder->tokeniser, text, scratch, &out->tokens, err);
    return status == AVOW_OK
               ? vocabulary_mentions(reader->finder->vocabulary, text, &out->tokens, MENTION_IN_TEXT,
                                     reader->finder->arena, &out->mentions, err)
               : status;
}

size_t scope_token_at(const struct scope_text *text, size_t at)
{
    size_t token = 0;
    while (token < text->tokens.count && text->tokens.items[token].start < at)
        token++;
    return token;
}

static bool is_word(const struct scope_text *text, size_t at, struct span word)
{
    return at < text->tokens.count && span_equal(text->tokens.items[at].fold, word);
}

bool scope_says(const struct scope_text *text, size_t at, const char *words, size_t *end)
{
    struct span rest = span_of(words);
    struct span word;
    bool gap = false;
    while (span_next_piece(&rest, ' ', &word)) {
        if (span_equal(word, SPAN("*"))) {
            gap = true;
            continue;
        }
        for (size_t skipped = 0; gap && skipped < GAP_WORDS && !is_word(text, at, word); skipped++)
            at++;
        if (!is_word(text, at, word))
            return false;
        gap = false;
        at++;
    }
    *end = at;
    return true;
}

const struct mention *scope_service_at(const struct scope_text *text, size_t token)
{
    for (size_t i = 0; i < text->mentions.count; i++)
        if (text->mentions.items[i].first_token == token && text->mentions.items[i].type == MENTION_SERVICE)
            return &text->mentions.items[i];
    return NULL;
}

static bool has_standard(const struct standard_refs *list, const struct mention *mention)
{
    for (size_t i = 0; i < list->count; i++)
        if (span_equal(list->items[i].id, mention->id) &&
            span_equal(list->items[i].edition, mention->edition) &&
            span_equal(list->items[i].level, mention->level))
            return true;
    return false;
}

/* "SOC 2" on a page about SOC 2 Type 2 is that one. */
static struct standard_ref full_standard(const struct mention *mention, struct standard_refs context)
{
    for (size_t i = 0; i < context.count && mention->edition.size == 0 && mention->level.size == 0; i++)
        if (span_equal(context.items[i].id, mention->id))
            return context.items[i];
    return (struct standard_ref){mention->id, mention->edition, mention->level};
}

enum avow_status scope_standards(const struct scope_reader *reader, struct span text,
                                 struct standard_refs otherwise, struct standard_refs *out)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct scope_text read;
    enum avow_status status = scope_text_read(reader, text, &scratch, &read, reader->err);
    if (status != AVOW_OK)
        return status;
    struct standard_refs found = {
        arena_array(reader->finder->arena, read.mentions.count, sizeof *found.items), 0};
    if (found.items == NULL)
        return error_set_no_memory(reader->err, "");
    for (size_t i = 0; i < read.mentions.count; i++) {
        const struct mention *mention = &read.mentions.items[i];
        if (mention->type == MENTION_STANDARD && !has_standard(&found, mention))
            found.items[found.count++] = full_standard(mention, otherwise);
    }
    *out = found.count > 0 ? found : otherwise;
    return AVOW_OK;
}
