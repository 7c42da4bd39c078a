/* Stage two: order the candidates by a weighted sum of features. */
#ifndef SEARCH_RANK_H
#define SEARCH_RANK_H

#include "search/candidate.h"
#include "store/store.h"

/* The value slots a hit needs to become a candidate, in the order of its values. */
enum { VALUE_FORWARD, VALUE_FACETS, VALUE_HASH, CANDIDATE_SLOTS };
extern const uint32_t candidate_slots[CANDIDATE_SLOTS];

/* Candidates from hits with those values; `reranked` is false where a slot is
 * unreadable. In `arena`. */
enum avow_status candidates_from(const struct store_result *found, struct arena *arena,
                                 struct candidate_list *out, struct avow_error *err);
/* Fill features and scores. */
enum avow_status candidates_score(const struct understanding *query, date_day today,
                                  struct candidate_list *candidates, struct arena *arena,
                                  struct avow_error *err);
/* Lower the scores of worse twins below those of better ones (twin.c). */
void candidates_part_twins(struct candidate_list *candidates);
/* < 0 when `left` is worse by its status, edition or review than `right`, 0 when both are alike. */
int candidate_standing(const struct candidate *left, const struct candidate *right);
/* By tier, then highest score first, ties by document number. */
void candidates_sort(struct candidate_list *candidates);
/* How well it agrees with the standards and services asked: the sum of those two features. */
double candidate_agreement(const struct candidate *candidate);

#endif
