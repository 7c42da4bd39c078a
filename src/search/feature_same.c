/* Whether a statement's own question was asked, and whether it is the very question. */
#include "search/feature.h"

static bool is_stop(const struct token *token)
{
    return (token->flags & TOKEN_STOP) != 0;
}

static bool is_token(const struct forward_token *own, const struct token *asked)
{
    return own->stem == forward_stem_hash(asked->stem) && own->word == forward_word_hash(asked->common);
}

/* 1 when both have the same words in the same order, stop words left out; else 0. A question of nothing else
 * is none. */
double feature_same(const struct ranking *ranking, const struct candidate *candidate)
{
    const struct token_list *asked = &ranking->query->tokens;
    const struct forward *forward = &candidate->forward;
    size_t own = 0;
    for (size_t i = 0; i < asked->count; i++) {
        if (is_stop(&asked->items[i]))
            continue;
        if (own == forward->question || !is_token(&forward->tokens[own], &asked->items[i]))
            return 0;
        own++;
    }
    return own > 0 && own == forward->question ? 1 : 0;
}

/* L^2 n / q, L feature "question likeness", n of the q words of its question being the query's: a question
 * that shares some words with the one asked says little, one that was asked whole is met. */
double feature_met(const struct ranking *ranking, const struct candidate *candidate)
{
    size_t met = 0;
    while (met < ranking->match_count && ranking->matches[met].part == PART_QUESTION)
        met++;
    double likeness = met > 0 ? feature_question(ranking, candidate) : 0;
    return likeness > 0 ? likeness * likeness * (double)met / candidate->forward.question : 0;
}
