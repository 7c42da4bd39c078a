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
