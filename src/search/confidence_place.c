/* How a statement stands among the others, and how much of it the query speaks of. */
#include "search/confidence.h"

#include <math.h>

enum { SCORES_OF = 10, BETTER_OF = 5, BESIDE = 2 };

static const double near_score = .75;

/* Where its score stands among those of the best ten others. */
static void share_scores(const struct search_run *run, const struct candidate *best,
                         double values[SURE_COUNT])
{
    double sum = 1;
    double rivals = 0;
    for (size_t i = 0, seen = 1; i < run->ranked.count && seen < SCORES_OF; i++) {
        const struct candidate *other = &run->ranked.items[i];
        if (other == best || !other->reranked)
            continue;
        sum += exp(other->score - best->score);
        rivals += best->score - other->score < near_score;
        seen++;
    }
    values[SURE_SHARE] = 1 / sum;
    values[SURE_RIVALS] = log(1 + rivals);
}

/* By how much one of the first five is more of the kind asked for. */
static double better_kind(const struct search_run *run, const struct candidate *best)
{
    double most = best->values[FEATURE_KIND];
    for (size_t i = 0; i < run->ranked.count && i < BETTER_OF; i++)
        most = fmax(most, run->ranked.items[i].values[FEATURE_KIND]);
    return most - best->values[FEATURE_KIND];
}

/* Share of the next two that stand on its page; those with its very words on other pages are passed over. */
static double share_page(const struct search_run *run, const struct candidate *best)
{
    size_t beside = 0;
    double same = 0;
    for (size_t i = 0; i < run->matched.count && beside < BESIDE; i++) {
        const struct candidate *other = &run->matched.items[i];
        if (other->document == best->document || span_equal(other->hash, best->hash))
            continue;
        beside++;
        same += other->facets.page == best->facets.page;
    }
    return same / BESIDE;
}

/* ln(1 + its weight of stage one / idf of a word that no statement has): how many rare words and pairs of
 * words it has, whatever share of the query they are and however large the index is. */
static double evidence_of(const struct candidate *best, const struct understanding *query)
{
    return log(1 + fmax(best->weight, 0) / understanding_idf(query, 0));
}

void confidence_place(const struct search_run *run, const struct candidate *best,
                      const struct understanding *query, double values[SURE_COUNT])
{
    share_scores(run, best, values);
    values[SURE_KIND] = better_kind(run, best);
    values[SURE_PAGE] = share_page(run, best);
    values[SURE_ANSWERS] = best->forward.question > 0;
    values[SURE_EVIDENCE] = evidence_of(best, query);
}
