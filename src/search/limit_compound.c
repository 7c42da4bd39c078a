/* Does a statement speak of the very thing that a fixed expression of the query names? */
#include "search/limit.h"

enum {
    OFTEN = 5, /* statements at least that have it */
    AHEAD = 2, /* words at most from its first to its second */
    AROUND = 4 /* and from its second to its first, turned round by "of" */
};

static const double fixed_share = .3; /* of the statements that have the rarer of its words */

/* Its words stand beside each other in so many of the statements that have them. */
static bool is_fixed(struct search_run *run, const struct query_word *first, const struct query_word *second)
{
    const struct store_query *pair = tree_pair(&run->tree, TERM_BIGRAM, first->stem, ' ', second->stem);
    uint64_t rarer = first->documents < second->documents ? first->documents : second->documents;
    uint64_t documents = 0;
    if (pair == NULL || store_reader_frequency(run->lease->now, pair->term, &documents, NULL) != AVOW_OK)
        return false;
    return documents >= OFTEN && (double)documents >= fixed_share * (double)rarer;
}

/* The number of the word that token `at` stands for when it says what is asked; SPAN_NONE for others. */
static size_t plain_at(const struct understanding *query, const struct token_list *tokens, size_t at)
{
    size_t word = understanding_word(query, forward_stem_hash(tokens->items[at].stem));
    return word != SPAN_NONE && query->words[word].role == WORD_PLAIN && query->words[word].asks == 0
               ? word
               : SPAN_NONE;
}

/* "Application security", or "security of your applications". */
static bool stands_close(const struct judged *judged, size_t first, size_t second)
{
    const struct token_list *said = &judged->seen->tokens;
    for (size_t i = 0; i < said->count; i++) {
        size_t word = plain_at(judged->query, said, i);
        size_t other = word == first ? second : first;
        size_t reach = word == first ? AHEAD : AROUND;
        for (size_t k = i + 1; (word == first || word == second) && k < said->count && k <= i + reach; k++)
            if (plain_at(judged->query, said, k) == other)
                return true;
    }
    return false;
}

static bool lacks_expression(const struct judged *judged)
{
    const struct understanding *query = judged->query;
    const struct token_list *asked = &query->tokens;
    for (size_t i = 1; i < asked->count; i++) {
        size_t first = plain_at(query, asked, i - 1);
        size_t second = plain_at(query, asked, i);
        if (first == SPAN_NONE || second == SPAN_NONE || first == second ||
            (asked->items[i].flags & TOKEN_SENTENCE) != 0)
            continue;
        if (!stands_close(judged, first, second) &&
            is_fixed(judged->run, &query->words[first], &query->words[second]))
            return true;
    }
    return false;
}

bool limit_lacks_compound(const struct judged *judged)
{
    const struct understanding *query = judged->query;
    size_t typed = 0;
    for (size_t i = 0; i < query->word_count; i++)
        typed += query->words[i].weight > 0;
    return limit_asks_whether(query) && limit_is_one_sentence(query) && typed <= LIMIT_FEW_WORDS &&
           lacks_expression(judged);
}
