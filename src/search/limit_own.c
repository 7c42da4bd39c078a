/* What a statement's own question tells against it as the answer to another. */
#include "search/limit.h"

#include "terms/answer.h"

/* "Who does it", answered by when, where, how long or why. */
bool limit_tells_no_party(const struct judged *judged)
{
    static const unsigned others = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY |
                                   1u << ANSWER_NUMBER | 1u << ANSWER_PLACE | 1u << ANSWER_REASON;
    const struct token_list own = confidence_question(judged->seen);
    unsigned asked = answers_asked(&own);
    return (judged->query->asked & 1u << ANSWER_PARTY) != 0 && (asked & others) != 0 &&
           (asked & 1u << ANSWER_PARTY) == 0;
}

/* The token stands for a matter that is asked, and not for how it is asked nor for what lasts or is done. */
static bool is_matter_at(const struct judged *judged, const struct token *token)
{
    const struct understanding *query = judged->query;
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    return (token->flags & TOKEN_STOP) == 0 && word != SPAN_NONE && query->words[word].role > WORD_NAME &&
           query->words[word].weight > 0 && !confidence_is_how(query, word) &&
           !confidence_is_held(judged->best, query, &query->words[word]);
}

/* "How long do you keep backups?", and its own question is how long something else is kept. */
bool limit_tells_of_another(const struct judged *judged)
{
    static const unsigned times = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY;
    const struct token_list own = confidence_question(judged->seen);
    const struct token_list *asked = &judged->query->tokens;
    bool any = false;
    if (judged->query->name_count > 0 || (judged->query->asked & answers_asked(&own) & times) == 0)
        return false;
    for (size_t i = 0; i < own.count; i++)
        if (is_matter_at(judged, &own.items[i]))
            return false;
    for (size_t i = 0; i < asked->count; i++)
        any = any || is_matter_at(judged, &asked->items[i]);
    return any;
}

/* "Do you check staff?", and its own question is which firm does. */
bool limit_tells_which(const struct judged *judged)
{
    static const char *const which[] = {"what", "which", NULL};
    const struct token_list own = confidence_question(judged->seen);
    const struct token *next = own.count > 1 ? &own.items[1] : NULL;
    return limit_asks_whether(judged->query) && next != NULL && span_is_one_of(own.items[0].fold, which) &&
           (next->flags & TOKEN_STOP) == 0 &&
           understanding_word(judged->query, forward_stem_hash(next->stem)) == SPAN_NONE;
}

bool limit_is_turned(const struct judged *judged)
{
    return confidence_is_turned(judged->query, judged->seen, judged->best->values[FEATURE_QUESTION]);
}

bool limit_leaves_out_asker(const struct judged *judged)
{
    static const char *const may[] = {"are", "can", "could", "do", "is", "may", "must", "should", NULL};
    static const char *const asker[] = {"i", "my", "our", "us", "we", NULL};
    static const char *const reader[] = {
        "agencies",      "agency",       "client",      "clients", "customers", "members", "organization",
        "organizations", "institutions", "subscribers", "tenants", "users",     "you",     "your",
        "yours",         "employees",    "everyone",    "anyone",  "teammates", NULL};
    const struct token_list *asked = &judged->query->tokens;
    const struct token_list *said = &judged->seen->tokens;
    const struct token_list own = confidence_question(judged->seen);
    return asked->count > 1 && span_is_one_of(asked->items[0].fold, may) &&
           span_is_one_of(asked->items[1].fold, asker) && judged->record->kind != KIND_SCOPE &&
           !confidence_has_one_of(said, reader) && !confidence_has_one_of(&own, asker);
}
