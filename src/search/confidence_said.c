/* What stands together in one sentence of a statement, its question, a heading or its page's title. */
#include "search/confidence.h"

static const double much_alike = .8; /* questions, by the feature "question likeness" */

size_t confidence_sentence_end(const struct token_list *tokens, size_t start)
{
    size_t end = start + 1;
    while (end < tokens->count && (tokens->items[end].flags & TOKEN_SENTENCE) == 0)
        end++;
    return end;
}

/* A word stands among tokens [start, end), itself and not by another of like meaning. */
static bool stands(const struct seen *seen, size_t start, size_t end, size_t word)
{
    for (size_t i = start; i < end; i++)
        if (seen->at[i] == word)
            return true;
    return false;
}

/* An answer has the word: it is none of a name, none that everybody uses, none that asks for a kind of
 * answer.
 */
static bool is_matter(const struct understanding *query, size_t word)
{
    return query->words[word].role == WORD_PLAIN && query->words[word].asks == 0 &&
           !confidence_is_how(query, word);
}

/* The number of the word that token `at` of the query stands for; SPAN_NONE when no answer need have it. */
static size_t matter_at(const struct understanding *query, size_t at)
{
    const struct token *token = &query->tokens.items[at];
    size_t word = (token->flags & TOKEN_STOP) == 0 ? understanding_word(query, forward_stem_hash(token->stem))
                                                   : SPAN_NONE;
    return word != SPAN_NONE && is_matter(query, word) ? word : SPAN_NONE;
}

/* Some sentence has all the words `matter`. */
static bool one_says(const struct seen *seen, const size_t *matter, size_t count)
{
    for (size_t start = 0, end = 0; start < seen->tokens.count; start = end) {
        size_t met = 0;
        end = confidence_sentence_end(&seen->tokens, start);
        while (met < count && stands(seen, start, end, matter[met]))
            met++;
        if (met == count)
            return true;
    }
    return false;
}

bool confidence_says(const struct understanding *query, const struct seen *seen)
{
    for (size_t start = 0, end = 0; start < query->tokens.count; start = end) {
        size_t matter[QUERY_WORDS];
        size_t count = 0;
        end = confidence_sentence_end(&query->tokens, start);
        for (size_t i = start; i < end && count < QUERY_WORDS; i++) {
            matter[count] = matter_at(query, i);
            count += matter[count] != SPAN_NONE;
        }
        if ((count > 0 || query->name_count > 0) && one_says(seen, matter, count))
            return true;
    }
    return false;
}

bool confidence_says_with(const struct understanding *query, const struct seen *seen, size_t word)
{
    for (size_t start = 0, end = 0; start < seen->tokens.count; start = end) {
        end = confidence_sentence_end(&seen->tokens, start);
        if (!stands(seen, start, end, word))
            continue;
        if (seen->tokens.items[start].start < seen->text)
            return true;
        for (size_t i = start; i < end; i++)
            if (seen->at[i] != SPAN_NONE && seen->at[i] != word &&
                query->words[seen->at[i]].role != WORD_SPELLING)
                return true;
    }
    return false;
}

struct token_list confidence_question(const struct seen *seen)
{
    const struct token_list *all = &seen->tokens;
    size_t start = 0;
    while (start < all->count && all->items[start].start < seen->question)
        start++;
    size_t end = start;
    while (end < all->count && all->items[end].start < seen->text)
        end++;
    return (struct token_list){all->items + start, end - start};
}

bool confidence_has_one_of(const struct token_list *tokens, const char *const *words)
{
    for (size_t i = 0; i < tokens->count; i++)
        if (span_is_one_of(tokens->items[i].fold, words))
            return true;
    return false;
}

bool confidence_is_turned(const struct understanding *query, const struct seen *seen, double likeness)
{
    static const char *const turning[] = {"except", "never", "unless", "without", NULL};
    static const char *const no[] = {"not", NULL};
    static const char *const open[] = {"how", "what", "when", "where", "which", "who", "why", NULL};
    const struct token_list own = confidence_question(seen);
    const struct token_list *asked = &query->tokens;
    if (own.count == 0)
        return false;
    return (!confidence_has_one_of(asked, open) &&
            confidence_has_one_of(asked, turning) != confidence_has_one_of(&own, turning)) ||
           (likeness >= much_alike && confidence_has_one_of(asked, no) != confidence_has_one_of(&own, no));
}
