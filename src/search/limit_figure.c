/* Does a statement tell the figure that is asked: a number beside what is counted, a price of what is paid?
 */
#include "search/limit.h"

#include "terms/answer.h"

enum { COUNTED = 4 /* words at most */, AHEAD = 4, BEHIND = 2 /* words between the number and these */ };

/* What is asked how many of. */
struct counted {
    size_t words[COUNTED]; /* numbers of the query's words */
    size_t count;
};

static bool is_fold(const struct token_list *tokens, size_t at, struct span fold)
{
    return at < tokens->count && span_equal(tokens->items[at].fold, fold);
}

/* "How many", "the number of", but not "the package number of". */
static bool begins_count(const struct token_list *tokens, size_t at)
{
    bool alone = at == 0 || (tokens->items[at - 1].flags & TOKEN_STOP) != 0;
    return (is_fold(tokens, at, SPAN("how")) && is_fold(tokens, at + 1, SPAN("many"))) ||
           (alone && is_fold(tokens, at, SPAN("number")) && is_fold(tokens, at + 1, SPAN("of")));
}

/* The words behind that, up to the next small one. */
static struct counted counted_in(const struct understanding *query)
{
    const struct token_list *tokens = &query->tokens;
    struct counted counted = {.count = 0};
    size_t at = 0;
    while (at < tokens->count && !begins_count(tokens, at))
        at++;
    for (at += 2; at < tokens->count && counted.count < COUNTED; at++) {
        bool small = (tokens->items[at].flags & TOKEN_STOP) != 0;
        size_t word = understanding_word(query, forward_stem_hash(tokens->items[at].stem));
        if (small && counted.count > 0)
            break;
        if (!small && word != SPAN_NONE && query->words[word].role > WORD_NAME)
            counted.words[counted.count++] = word;
    }
    return counted;
}

static bool is_counted(const struct understanding *query, const struct counted *counted,
                       const struct token *token)
{
    size_t word = understanding_word(query, forward_stem_hash(token->stem));
    for (size_t i = 0; i < counted->count; i++)
        if (counted->words[i] == word)
            return true;
    return false;
}

/* The "2" of "SOC 2". */
static bool is_in_name(const struct token_list *said, size_t at)
{
    return at > 0 && (said->items[at].flags & TOKEN_SENTENCE) == 0 &&
           (said->items[at - 1].flags & (TOKEN_CAPITAL | TOKEN_STOP)) == TOKEN_CAPITAL;
}

/* What parts a number from what it counts, but for "of": "one incident in which customers". */
static bool is_parting(const struct token *token)
{
    static const char *const joining[] = {"of", "our", "the", "these", "those", NULL};
    return (token->flags & TOKEN_SENTENCE) != 0 ||
           ((token->flags & TOKEN_STOP) != 0 && !span_is_one_of(token->fold, joining));
}

/* Behind the number at `at`, or close before it in its sentence. */
static bool stands_beside(const struct judged *judged, const struct counted *counted, size_t at)
{
    const struct token_list *said = &judged->seen->tokens;
    size_t reach = answer_is_time(said, at) ? 1 : AHEAD;
    for (size_t i = at + 1; i < said->count && i <= at + reach && !is_parting(&said->items[i]); i++)
        if (is_counted(judged->query, counted, &said->items[i]))
            return true;
    if (reach == 1)
        return false;
    for (size_t i = at; i > 0 && i + BEHIND > at && (said->items[i].flags & TOKEN_SENTENCE) == 0; i--)
        if (is_counted(judged->query, counted, &said->items[i - 1]))
            return true;
    return false;
}

bool limit_lacks_count(const struct judged *judged)
{
    const struct token_list *said = &judged->seen->tokens;
    const struct counted counted = counted_in(judged->query);
    if ((judged->query->asked & 1u << ANSWER_NUMBER) == 0 || counted.count == 0)
        return false;
    for (size_t i = 0; i < said->count; i++) {
        bool number = is_fold(said, i, SPAN("no")) || (answer_is_count(said, i) && !is_in_name(said, i));
        if (number && stands_beside(judged, &counted, i))
            return false;
    }
    return true;
}

static bool has_sum(struct span text)
{
    static const char *const signs[] = {"$", "\xe2\x82\xac", "\xc2\xa3", NULL};
    for (size_t i = 0; signs[i] != NULL; i++)
        if (span_find(text, span_of(signs[i]), 0) != SPAN_NONE)
            return true;
    return false;
}

static const char *const paid[] = {"cost", "costs", "fee", "fees", "price", "prices", "pricing", NULL};

/* "What does it cost", "how much is the fee", "price of a seat"; not "how do you lower costs". */
static bool asks_price(const struct token_list *asked)
{
    static const char *const first[] = {"cost", "fee", "price", "pricing", "what", "which", NULL};
    bool much = asked->count > 0 && span_is_one_of(asked->items[0].fold, first);
    for (size_t i = 0; i < asked->count; i++)
        much = much || (is_fold(asked, i, SPAN("how")) && is_fold(asked, i + 1, SPAN("much")));
    return much && confidence_has_one_of(asked, paid);
}

bool limit_lacks_price(const struct judged *judged)
{
    static const char *const sums[] = {"charge", "dollars", "eur", "euro", "euros",
                                       "free",   "gbp",     "usd", NULL};
    const struct token_list *said = &judged->seen->tokens;
    if (!asks_price(&judged->query->tokens) || (judged->query->asked & 1u << ANSWER_NUMBER) == 0)
        return false;
    for (size_t i = 0; i + 1 < said->count; i++)
        if (is_fold(said, i, SPAN("no")) && span_is_one_of(said->items[i + 1].fold, paid))
            return false;
    return !confidence_has_one_of(said, sums) && !has_sum(judged->record->text);
}
