/* Mark tokens one by one, then join neighbours over the small words between them. */
#include "search/mark.h"

#include "terms/forward.h"

enum token_state { STATE_NONE, STATE_BRIDGE, STATE_MARK };

enum { BRIDGE_MOST = 2, GAP_MOST = 3 }; /* small words, and bytes without a word, between two marks */

enum avow_status read_text(struct lease *lease, const struct understanding *query, struct span text,
                           struct span language, struct read_text *out, struct avow_error *err)
{
    *out = (struct read_text){.text = text};
    struct tokeniser *tokeniser = language_tokeniser(&lease->languages, language, lease->tokeniser);
    enum avow_status status = tokeniser_run(tokeniser, text, &lease->arena, &out->tokens, err);
    if (status == AVOW_OK && query->name_count > 0)
        status = vocabulary_mentions(lease->view->vocabulary, text, &out->tokens, MENTION_IN_TEXT,
                                     &lease->arena, &out->mentions, err);
    return status;
}

/* True when the query names this standard or service. */
static bool is_named(const struct understanding *query, const struct mention *mention)
{
    for (size_t i = 0; i < query->name_count; i++)
        if (query->names[i].mention.type == mention->type &&
            span_equal(query->names[i].mention.id, mention->id))
            return true;
    return false;
}

/* The best role any word of the query has, names aside: boilerplate is marked only where there is no better.
 */
static enum word_role least_role(const struct understanding *query)
{
    enum word_role best = WORD_BOILERPLATE;
    for (size_t i = 0; i < query->word_count; i++)
        if (query->words[i].role == WORD_PLAIN)
            best = WORD_PLAIN;
    return best;
}

static bool query_has(const struct understanding *query, struct span fold)
{
    for (size_t i = 0; i < query->tokens.count; i++)
        if (span_equal(query->tokens.items[i].fold, fold))
            return true;
    return false;
}

static enum token_state state_of(const struct understanding *query, const struct token *token,
                                 enum word_role least)
{
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    bool stop = (token->flags & TOKEN_STOP) != 0;
    if (word != SPAN_NONE && !stop && query->words[word].role >= least)
        return STATE_MARK;
    return word != SPAN_NONE || (stop && query_has(query, token->fold)) ? STATE_BRIDGE : STATE_NONE;
}

/* True when only a space, a hyphen or the like stands between two tokens. */
static bool touching(struct span text, const struct token *before, const struct token *token)
{
    if (token->start - before->end > GAP_MOST)
        return false;
    for (size_t i = before->end; i < token->start; i++)
        if (text.bytes[i] == '\n' || text.bytes[i] == '|' || text.bytes[i] == '.')
            return false;
    return (token->flags & TOKEN_SENTENCE) == 0;
}

/* The token up to which the mark that ends with token `last` can be stretched: another marked one, over at
 * most BRIDGE_MOST small words. */
static size_t stretch(const struct read_text *read, const unsigned char *states, size_t last)
{
    for (size_t next = last + 1; next < read->tokens.count && next <= last + 1 + BRIDGE_MOST; next++) {
        if (!touching(read->text, &read->tokens.items[next - 1], &read->tokens.items[next]))
            return last;
        if (states[next] == STATE_MARK)
            return next;
        if (states[next] != STATE_BRIDGE)
            return last;
    }
    return last;
}

static bool is_pair(const struct understanding *query, const struct token *first, const struct token *second)
{
    size_t a = understanding_word(query, forward_stem_hash(first->stem));
    size_t b = understanding_word(query, forward_stem_hash(second->stem));
    for (size_t i = 0; i < query->pair_count; i++)
        if (query->pairs[i].first == a && query->pairs[i].second == b)
            return true;
    return false;
}

static bool has_neighbours(const struct understanding *query, const struct token *token)
{
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    for (size_t i = 0; i < query->pair_count; i++)
        if (query->pairs[i].first == word || query->pairs[i].second == word)
            return true;
    return false;
}

/* Where words are not parted by spaces, one character of a longer word of the query says nothing alone. */
static bool is_stray(const struct understanding *query, const struct read_text *read, size_t at)
{
    const struct token *token = &read->tokens.items[at];
    if ((token->flags & TOKEN_CJK) == 0 || !has_neighbours(query, token))
        return false;
    bool before = at > 0 && is_pair(query, token - 1, token);
    bool after = at + 1 < read->tokens.count && is_pair(query, token, token + 1);
    return !before && !after;
}

static void set_states(const struct understanding *query, const struct read_text *read, unsigned char *states)
{
    enum word_role least = least_role(query);
    for (size_t i = 0; i < read->tokens.count; i++)
        states[i] =
            (unsigned char)(is_stray(query, read, i) ? STATE_NONE
                                                     : state_of(query, &read->tokens.items[i], least));
    for (size_t i = 0; i < read->mentions.count; i++) {
        const struct mention *mention = &read->mentions.items[i];
        for (size_t k = mention->first_token; k < mention->end_token && k < read->tokens.count; k++)
            if (is_named(query, mention))
                states[k] = STATE_MARK;
    }
}

enum avow_status marks_find(const struct understanding *query, const struct read_text *read,
                            struct arena *arena, struct mark_list *out, struct avow_error *err)
{
    unsigned char *states = arena_alloc(arena, read->tokens.count);
    struct mark *marks = arena_array(arena, read->tokens.count, sizeof *marks);
    if (states == NULL || marks == NULL)
        return error_set_no_memory(err, "search");
    set_states(query, read, states);
    size_t count = 0;
    for (size_t i = 0; i < read->tokens.count; i++) {
        if (states[i] != STATE_MARK)
            continue;
        uint32_t start = read->tokens.items[i].start;
        for (size_t next = stretch(read, states, i); next != i; next = stretch(read, states, i))
            i = next;
        marks[count++] = (struct mark){start, read->tokens.items[i].end};
    }
    *out = (struct mark_list){marks, count};
    return AVOW_OK;
}
