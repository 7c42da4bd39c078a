/* What a yes or no depends on: the rarest thing asked, and what somebody is said to have. */
#include "search/limit.h"

#include "terms/answer.h"

enum { RARE_SHARE = 60 /* at most one statement in so many has a rare word */ };

bool limit_asks_whether(const struct understanding *query)
{
    return (query->asked & 1u << ANSWER_YES_NO) != 0;
}

bool limit_is_one_sentence(const struct understanding *query)
{
    for (size_t i = 1; i < query->tokens.count; i++)
        if ((query->tokens.items[i].flags & TOKEN_SENTENCE) != 0)
            return false;
    return true;
}

size_t limit_rarest(const struct understanding *query, size_t *count)
{
    size_t rarest = SPAN_NONE;
    size_t all = 0;
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        if (word->role != WORD_PLAIN || word->asks != 0 || confidence_is_how(query, i))
            continue;
        all++;
        if (rarest == SPAN_NONE || word->idf > query->words[rarest].idf)
            rarest = i;
    }
    if (count != NULL)
        *count = all;
    return rarest;
}

static bool is_rare(const struct understanding *query, size_t word)
{
    return query->words[word].documents * RARE_SHARE < query->documents;
}

/* A yes or no is of the rarest thing asked, in a question of a few words; said in other words it counts too.
 */
bool limit_lacks_rarest(const struct judged *judged)
{
    const struct understanding *query = judged->query;
    size_t count = 0;
    size_t rarest = limit_rarest(query, &count);
    return judged->record->kind != KIND_SCOPE && limit_asks_whether(query) && limit_is_one_sentence(query) &&
           count > 0 && count <= LIMIT_FEW_WORDS && !judged->seen->words[rarest] && is_rare(query, rarest);
}

/* "Do third parties have access?", and it has no access. */
bool limit_lacks_had(const struct judged *judged)
{
    static const char *const having[] = {"had", "has", "have", "hold", "holds", "possess", NULL};
    const struct understanding *query = judged->query;
    const struct token_list *asked = &query->tokens;
    size_t at = 1;
    while (at < asked->count && !span_is_one_of(asked->items[at].fold, having))
        at++;
    for (at++; at < asked->count && (asked->items[at].flags & TOKEN_STOP) != 0; at++)
        ;
    if (!limit_asks_whether(query) || judged->record->kind == KIND_SCOPE || at >= asked->count)
        return false;
    size_t word = understanding_word(query, forward_stem_hash(asked->items[at].stem));
    return word != SPAN_NONE && query->words[word].role == WORD_PLAIN && query->words[word].asks == 0 &&
           !judged->seen->words[word];
}
