/* The words of a query: found by their stems, and added. */
#include "search/understanding.h"

#include "terms/forward.h"
#include "terms/term.h"

/* The number of the word whose own stem it is, or SPAN_NONE. */
static size_t own_word(const struct understanding *understanding, uint32_t stem_hash)
{
    for (size_t i = 0; i < understanding->word_count; i++)
        if (understanding->words[i].stem_hash == stem_hash)
            return i;
    return SPAN_NONE;
}

size_t understanding_form(const struct understanding *understanding, uint32_t stem_hash,
                          const struct query_form **form)
{
    size_t own = own_word(understanding, stem_hash);
    *form = NULL;
    for (size_t i = 0; own == SPAN_NONE && i < understanding->word_count; i++)
        for (size_t k = 0; k < understanding->words[i].form_count; k++)
            if (understanding->words[i].forms[k].stem_hash == stem_hash) {
                *form = &understanding->words[i].forms[k];
                return i;
            }
    return own;
}

size_t understanding_word(const struct understanding *understanding, uint32_t stem_hash)
{
    const struct query_form *form = NULL;
    return understanding_form(understanding, stem_hash, &form);
}

bool understanding_number(const struct generation_names *names, struct span name, uint16_t *number)
{
    for (size_t i = 0; i < names->count && i <= UINT16_MAX; i++)
        if (span_equal(names->items[i], name)) {
            *number = (uint16_t)i;
            return true;
        }
    return false;
}

bool words_are_plain(struct span words, const struct span_list *plain)
{
    for (size_t i = 0; i < plain->count; i++)
        if (span_equal_case(words, plain->items[i]))
            return true;
    return false;
}

/* The number of the word for this stem, made when it is new; SPAN_NONE when there are too many. */
static size_t word_number(struct understanding *out, const struct token *token, struct span text,
                          enum word_role role)
{
    uint32_t hash = forward_stem_hash(token->stem);
    size_t number = own_word(out, hash);
    if (number != SPAN_NONE) {
        if (role > out->words[number].role)
            out->words[number].role = role;
        return number;
    }
    if (out->word_count == QUERY_WORDS || token->stem.size > TERM_LIMIT)
        return SPAN_NONE;
    out->words[out->word_count] = (struct query_word){
        .text = span_part(text, token->start, token->end),
        .stem = token->stem,
        .role = role,
        .stem_hash = hash,
        .word_hash = forward_word_hash(token->common),
    };
    return out->word_count++;
}

static void add_pair(struct understanding *out, size_t first, size_t second)
{
    if (first == SPAN_NONE || second == SPAN_NONE || first == second)
        return;
    for (size_t i = 0; i < out->pair_count; i++)
        if (out->pairs[i].first == first && out->pairs[i].second == second)
            return;
    if (out->pair_count < QUERY_WORDS)
        out->pairs[out->pair_count++] = (struct query_pair){(uint32_t)first, (uint32_t)second};
}

size_t understanding_put(struct understanding *out, const struct token *token, struct span text,
                         enum word_role role, size_t *before)
{
    size_t number = word_number(out, token, text, role);
    add_pair(out, *before, number);
    *before = number;
    return number;
}

enum avow_status understanding_add(struct lease *lease, struct understanding *out, struct span text,
                                   enum word_role role, size_t *before, struct spelling *spelling,
                                   struct avow_error *err)
{
    struct token_list tokens = {0};
    enum avow_status status = tokeniser_run(lease->tokeniser, text, &lease->arena, &tokens, err);
    if (status != AVOW_OK)
        return status;
    for (size_t i = 0; i < tokens.count; i++) {
        if ((tokens.items[i].flags & TOKEN_STOP) != 0)
            continue;
        size_t number = understanding_put(out, &tokens.items[i], text, role, before);
        if (number != SPAN_NONE && spelling->count < SPELLING_WORDS)
            spelling->words[spelling->count++] = (uint16_t)number;
    }
    return AVOW_OK;
}
