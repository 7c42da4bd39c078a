/* Features that look at the candidates that stand around one on its page. */
#include "search/feature.h"

#include <math.h>

enum { REACH = 3 /* statements */ };

static const double k1 = .6;
static const double b = .7;
static const double near_reach = 4; /* statements */
static const double near_sharpness = 8;
static const double usual_length = 2; /* of a statement with its surroundings, in mean lengths */

/* Query words, and tokens, seen so far; each counts by how near its statement is. */
struct surroundings {
    double counts[QUERY_WORDS];
    double length;
};

static void add(const struct candidate *candidate, double nearness, struct surroundings *out)
{
    for (size_t i = 0; i < candidate->match_count; i++)
        out->counts[candidate->matches[i].word] += nearness * (double)candidate->matches[i].strength;
    out->length += nearness * (candidate->forward.question + candidate->forward.text);
}

/* Statements between the two, plus one; 0 when `other` is none of its neighbours. */
static unsigned distance(const struct candidate *candidate, const struct candidate *other)
{
    uint32_t from = candidate->facets.ordinal;
    uint32_t to = other->facets.ordinal;
    uint32_t apart = from > to ? from - to : to - from;
    return candidate->facets.page == other->facets.page && apart <= REACH ? apart : 0;
}

/* BM25 of it and the other candidates up to three statements away: sum of w * n / (n + k1 (1 - b + b L / (2
 * mean L))), n and L its matches by their strength and its length, plus 2^-distance of theirs, over W, k1 =
 * .6, b = .7. What stands around a statement often says what it is about. Costs a walk over the matches of
 * its neighbours. */
double feature_around(const struct ranking *ranking, const struct candidate *candidate)
{
    const struct understanding *query = ranking->query;
    struct surroundings found = {.length = 0};
    add(candidate, 1, &found);
    for (size_t i = 0; i < ranking->all->count; i++) {
        unsigned apart = distance(candidate, &ranking->all->items[i]);
        if (apart > 0)
            add(&ranking->all->items[i], 1. / (1u << apart), &found);
    }
    double usual = usual_length * fmax(ranking->mean_length, 1);
    double pivot = k1 * (1 - b + b * found.length / usual);
    double sum = 0;
    for (size_t i = 0; i < query->word_count; i++)
        sum += query->words[i].weight * found.counts[i] / (found.counts[i] + pivot);
    return query->all_weight > 0 ? sum / query->all_weight : 0;
}

/* Half the sum over the other candidates of its page of exp(-distance / 4) * exp(8 (share - 1)), share being
 * their feature "stage one": what stands around it is found too. */
double feature_near(const struct ranking *ranking, const struct candidate *candidate)
{
    double sum = 0;
    for (size_t i = 0; i < ranking->all->count; i++) {
        const struct candidate *other = &ranking->all->items[i];
        if (other == candidate || other->facets.page != candidate->facets.page)
            continue;
        double distance = fabs((double)other->facets.ordinal - (double)candidate->facets.ordinal);
        sum += exp(near_sharpness * (feature_stage(ranking, other) - 1) - distance / near_reach);
    }
    return sum / 2;
}
