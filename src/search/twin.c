/* Twins: statements with the same words or the same question about the same standards. Of two, the draft, the
 * one of another edition than asked, the one whose review is overdue and the one that fewer may see stand
 * behind the other, whatever the rest of their features say.
 */
#include "search/rank.h"

static const double step = 1e-6;

/* What makes a twin the worse one; the first that differs decides. */
static const enum feature_name standings[] = {FEATURE_STATUS, FEATURE_EDITION, FEATURE_REVIEW,
                                              FEATURE_AUDIENCE};

enum { STANDINGS = sizeof standings / sizeof *standings };

int candidate_standing(const struct candidate *left, const struct candidate *right)
{
    for (size_t i = 0; i < STANDINGS; i++) {
        double a = left->values[standings[i]];
        double b = right->values[standings[i]];
        if (a != b)
            return a < b ? -1 : 1;
    }
    return 0;
}

static bool same_families(const struct facets *left, const struct facets *right)
{
    for (size_t i = 0; i < left->standard_count; i++)
        if (!facets_have_family(right, left->standards[i].family))
            return false;
    for (size_t i = 0; i < right->standard_count; i++)
        if (!facets_have_family(left, right->standards[i].family))
            return false;
    return true;
}

static bool same_question(const struct forward *left, const struct forward *right)
{
    if (left->question == 0 || left->question != right->question)
        return false;
    for (size_t i = 0; i < left->question; i++)
        if (left->tokens[i].stem != right->tokens[i].stem)
            return false;
    return true;
}

static bool are_twins(const struct candidate *left, const struct candidate *right)
{
    bool words = left->hash.size > 0 && span_equal(left->hash, right->hash);
    return left->reranked && right->reranked && left->tier == right->tier &&
           (words || same_question(&left->forward, &right->forward)) &&
           same_families(&left->facets, &right->facets);
}

/* True when the candidate had to go behind a better twin. */
static bool step_behind(const struct candidate_list *candidates, struct candidate *candidate)
{
    bool moved = false;
    for (size_t i = 0; i < candidates->count; i++) {
        const struct candidate *other = &candidates->items[i];
        if (candidate->score < other->score || candidate_standing(candidate, other) >= 0 ||
            !are_twins(candidate, other))
            continue;
        candidate->score = other->score - step;
        moved = true;
    }
    return moved;
}

void candidates_part_twins(struct candidate_list *candidates)
{
    bool moved = true;
    for (size_t pass = 0; moved && pass < STANDINGS; pass++) {
        moved = false;
        for (size_t i = 0; i < candidates->count; i++)
            moved = step_behind(candidates, &candidates->items[i]) || moved;
    }
}
