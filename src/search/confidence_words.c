/* How much of the words that are asked a statement has. */
#include "search/confidence.h"

#include "search/feature.h"

#include <math.h>

static const double name_weight = 6;   /* a name asked, against idf weights of the words */
static const double slip_credit = .85; /* of a word, for each slip that was corrected in it */
static const double boilerplate = .5;

/* How surely this is the word that was meant. */
static double credit_of(const struct search_run *run, const struct query_word *word, double strength)
{
    for (size_t i = 0; i < run->corrections.count; i++)
        if (span_equal(run->corrections.items[i].word, word->text))
            return strength * pow(slip_credit, (double)run->corrections.items[i].slips);
    return strength;
}

/* By idf, boilerplate half. Not by the weights of ranking, so that other weights leave the meaning of the
 * values. */
static double weight_of(const struct query_word *word)
{
    double share = word->role <= WORD_NAME ? 0 : word->role == WORD_BOILERPLATE ? boilerplate : 1;
    return word->idf * share;
}

size_t confidence_reading(struct search_run *run, const struct understanding *query,
                          const struct reading *reading, size_t words[QUERY_WORDS])
{
    struct token_list means = {0};
    size_t count = 0;
    if (span_has_between(reading->text, 'a', 'z') ||
        tokeniser_run(run->lease->tokeniser, reading->means, &run->lease->arena, &means, NULL) != AVOW_OK)
        return 0;
    for (size_t i = 0; i < means.count && count < QUERY_WORDS; i++) {
        size_t word = understanding_word(query, forward_stem_hash(means.items[i].stem));
        if (word != SPAN_NONE)
            words[count++] = word;
    }
    return count;
}

/* The words that one abbreviation was read as weigh together what the rarest of them does. */
static void weigh_reading(struct search_run *run, const struct understanding *query,
                          const struct reading *reading, double weights[QUERY_WORDS])
{
    size_t words[QUERY_WORDS];
    size_t count = confidence_reading(run, query, reading, words);
    double sum = 0;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        double weight = weight_of(&query->words[words[i]]);
        sum += weight;
        most = fmax(most, weight);
    }
    for (size_t i = 0; i < count && sum > 0; i++)
        weights[words[i]] = weight_of(&query->words[words[i]]) * most / sum;
}

static void weigh_words(struct search_run *run, const struct understanding *query,
                        double weights[QUERY_WORDS])
{
    for (size_t i = 0; i < query->word_count; i++)
        weights[i] = confidence_is_how(query, i) ? 0 : weight_of(&query->words[i]);
    for (size_t i = 0; i < query->reading_count; i++)
        weigh_reading(run, query, &query->readings[i], weights);
}

/* Of the words close together or of its question, those of `query` alone; "long" of "how long" aside. */
static double share_near(const struct search_run *run, const struct candidate *best,
                         const struct understanding *query)
{
    double near = fmax(best->values[FEATURE_WINDOW], best->values[FEATURE_QUESTION]);
    double own = query->all_weight;
    for (size_t i = 0; i < query->word_count; i++)
        own -= confidence_is_how(query, i) ? query->words[i].weight : 0;
    return own > 0 ? fmin(1, near * run->query.all_weight / own) : fmin(1, near);
}

void confidence_words(struct search_run *run, const struct candidate *best, const struct understanding *query,
                      const struct seen *seen, double names, double values[SURE_COUNT])
{
    double weights[QUERY_WORDS];
    double asked = name_weight * (double)query->name_count;
    double met = name_weight * names;
    double words = 0;
    double kind = 0;
    double missing = 0;
    double meant = 0;
    bool whole = true;
    weigh_words(run, query, weights);
    for (size_t i = 0; i < query->word_count; i++) {
        const struct query_word *word = &query->words[i];
        bool of_kind = (word->asks & 1u << best->facets.kind) != 0 || confidence_is_held(best, query, word);
        double strength = of_kind ? 1 : seen->words[i] ? seen->strengths[i] : 0;
        words += weights[i];
        whole = whole && (weights[i] <= 0 || strength > 0);
        kind += of_kind ? weights[i] : 0;
        missing += word->documents == 0 ? weights[i] : 0;
        meant += strength < 1 ? weights[i] * strength : 0;
        met += weights[i] * credit_of(run, word, strength);
    }
    double near = words > 0 ? fmax(share_near(run, best, query), kind / words) : 1;
    values[SURE_COVERAGE] = asked + words > 0 ? met / (asked + words) : 0;
    values[SURE_WHOLE] = whole;
    values[SURE_AROUND] = best->values[FEATURE_NEAR];
    values[SURE_MISSING] = words > 0 ? missing / words : 0;
    values[SURE_MEANT] = words > 0 ? meant / words : 0;
    values[SURE_NEAR] = near * values[SURE_COVERAGE];
    values[SURE_ASKED] = query->name_count == 0 ? log(1 + words / understanding_idf(query, 0)) : 0;
}
