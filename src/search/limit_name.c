/* Does a statement tell the name that is asked? */
#include "search/limit.h"

/* "What is the name of". */
static bool asks_name(const struct token_list *tokens)
{
    static const char *const name[] = {"name", "names", NULL};
    for (size_t i = 0; i + 1 < tokens->count; i++)
        if (span_is_one_of(tokens->items[i].fold, name) &&
            span_equal(tokens->items[i + 1].fold, SPAN("of")) &&
            (i == 0 || (tokens->items[i - 1].flags & TOKEN_STOP) != 0))
            return true;
    return false;
}

bool limit_tells_no_name(const struct judged *judged)
{
    const struct token_list *said = &judged->seen->tokens;
    if (!asks_name(&judged->query->tokens))
        return false;
    for (size_t i = 0; i < said->count; i++) {
        const struct token *token = &said->items[i];
        bool written = (token->flags & (TOKEN_CAPITAL | TOKEN_SENTENCE | TOKEN_ALL_CAPS)) == TOKEN_CAPITAL;
        if (written && token->start >= judged->seen->text &&
            understanding_word(judged->query, forward_stem_hash(token->stem)) == SPAN_NONE)
            return false;
    }
    return true;
}
