/* Can the statement be seen to have, or to lack, the kind of answer that is asked for? */
#include "search/confidence.h"

#include "terms/answer.h"

/* Kinds that a statement can be seen to lack; who does a thing and why is told in too many ways. */
static bool lacks_kind(const struct candidate *best, const struct understanding *query)
{
    static const unsigned plain = 1u << ANSWER_DATE | 1u << ANSWER_DURATION | 1u << ANSWER_FREQUENCY |
                                  1u << ANSWER_NUMBER | 1u << ANSWER_PLACE;
    unsigned asked = query->asked & plain;
    return asked != 0 && (asked & best->facets.answers) == 0;
}

bool confidence_is_held(const struct candidate *best, const struct query_word *word)
{
    static const struct {
        struct span stem;
        enum answer_type type;
    } rows[] = {
        {SPAN_INIT("amount"), ANSWER_NUMBER},      {SPAN_INIT("date"), ANSWER_DATE},
        {SPAN_INIT("deadlin"), ANSWER_DATE},       {SPAN_INIT("durat"), ANSWER_DURATION},
        {SPAN_INIT("expir"), ANSWER_DATE},         {SPAN_INIT("expiri"), ANSWER_DATE},
        {SPAN_INIT("frequenc"), ANSWER_FREQUENCY}, {SPAN_INIT("interv"), ANSWER_FREQUENCY},
        {SPAN_INIT("number"), ANSWER_NUMBER},      {SPAN_INIT("period"), ANSWER_DURATION},
        {SPAN_INIT("retent"), ANSWER_DURATION},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (span_equal(rows[i].stem, word->stem))
            return (best->facets.answers & 1u << rows[i].type) != 0;
    return false;
}

/* The statement lacks the first word after token `at` that is no small word and no name. */
static bool lacks_next(const struct candidate *best, const struct understanding *query,
                       const struct seen *seen, size_t at)
{
    for (size_t i = at + 1; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if ((token->flags & TOKEN_STOP) == 0 && word != SPAN_NONE && query->words[word].role > WORD_NAME)
            return !seen->words[word] && !confidence_is_held(best, &query->words[word]);
    }
    return false;
}

static bool is_at(const struct understanding *query, size_t at, const char *const *words)
{
    return at < query->tokens.count && span_is_one_of(query->tokens.items[at].fold, words);
}

/* "Which regions ...", "the highest reward ...": it has no such word. */
static bool lacks_chosen(const struct candidate *best, const struct understanding *query,
                         const struct seen *seen)
{
    static const char *const which[] = {"biggest", "highest", "largest", "lowest", "smallest", "which", NULL};
    for (size_t i = 0; i < query->tokens.count; i++)
        if (is_at(query, i, which) && lacks_next(best, query, seen, i))
            return true;
    return false;
}

/* The statement lacks the last word of those up to the next small word. */
static bool lacks_head(const struct candidate *best, const struct understanding *query,
                       const struct seen *seen, size_t at)
{
    bool lacks = false;
    for (size_t i = at + 1; i < query->tokens.count; i++) {
        const struct token *token = &query->tokens.items[i];
        size_t word = understanding_word(query, forward_stem_hash(token->stem));
        if ((token->flags & TOKEN_STOP) != 0 || word == SPAN_NONE)
            break;
        lacks = query->words[word].role > WORD_NAME && !seen->words[word] &&
                !confidence_is_held(best, &query->words[word]);
    }
    return lacks;
}

/* "How many root keys ...": it has no such word, nor a length of time that may be told in other units. */
static bool lacks_counted(const struct candidate *best, const struct understanding *query,
                          const struct seen *seen)
{
    static const char *const how[] = {"how", NULL};
    static const char *const many[] = {"many", "much", NULL};
    if ((best->facets.answers & 1u << ANSWER_DURATION) != 0)
        return false;
    for (size_t i = 0; i < query->tokens.count; i++)
        if (is_at(query, i, how) && is_at(query, i + 1, many) &&
            (lacks_next(best, query, seen, i + 1) || lacks_head(best, query, seen, i + 1)))
            return true;
    return false;
}

bool confidence_is_how(const struct understanding *query, size_t word)
{
    static const char *const how[] = {"how", NULL};
    static const char *const much[] = {"frequently", "long", "often", "quickly", "soon", NULL};
    for (size_t i = 0; i + 1 < query->tokens.count; i++)
        if (is_at(query, i, how) && is_at(query, i + 1, much) &&
            understanding_word(query, forward_stem_hash(query->tokens.items[i + 1].stem)) == word)
            return true;
    return false;
}

/* 2 when its own question asks for something else. */
static double asks_who(const struct candidate *best, const struct understanding *query)
{
    bool asked = (query->asked & 1u << ANSWER_PARTY) != 0;
    return asked ? best->values[FEATURE_ASKED] < 0 ? 2 : 1 : 0;
}

void confidence_asked(const struct candidate *best, const struct understanding *query,
                      const struct seen *seen, double values[SURE_COUNT])
{
    values[SURE_WHO] = asks_who(best, query);
    values[SURE_WHICH] = lacks_chosen(best, query, seen);
    values[SURE_LACKS] = lacks_kind(best, query) || lacks_counted(best, query, seen);
    values[SURE_HOLDS] = best->values[FEATURE_ANSWER];
}
