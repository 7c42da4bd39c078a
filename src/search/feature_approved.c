/* Features read from approvals: was the statement accepted as an answer to a question like this one? */
#include "search/approved.h"
#include "search/feature.h"

#include <math.h>

static const double near_reach = 4; /* statements */

/* Highest likeness of an approved question of its own to the one asked; half when its words changed since. */
double feature_approved(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return candidate->approved != NULL ? candidate->approved->likeness : 0;
}

/* Sum of w over the words that it lacks and that an approved question of it has, over W: other words for what
 * it says. */
double feature_approved_words(const struct ranking *ranking, const struct candidate *candidate)
{
    double sum = 0;
    for (size_t i = 0; candidate->approved != NULL && i < ranking->query->word_count; i++)
        if (ranking->profile.parts[i] == 0 && word_bits_has(&candidate->approved->words, i))
            sum += ranking->query->words[i].weight;
    return sum > 0 ? sum / ranking->query->all_weight : 0;
}

/* ln(1 + how often its words were approved): what people ask for, they ask for again. */
double feature_approved_count(const struct ranking *ranking, const struct candidate *candidate)
{
    (void)ranking;
    return log1p((double)candidate->approvals);
}

/* Highest likeness of approved questions of other statements on its page, times exp(-distance / 4). */
double feature_approved_near(const struct ranking *ranking, const struct candidate *candidate)
{
    double best = 0;
    for (size_t i = 0; i < ranking->all->count; i++) {
        const struct candidate *other = &ranking->all->items[i];
        if (other->approved == NULL || other == candidate || other->facets.page != candidate->facets.page)
            continue;
        double distance = fabs((double)other->facets.ordinal - (double)candidate->facets.ordinal);
        best = fmax(best, other->approved->likeness * exp(-distance / near_reach));
    }
    return best;
}
