/* What makes a statement no sure answer: each alone keeps it from being found (confidence_limit.c has them
 * all). */
#ifndef SEARCH_LIMIT_H
#define SEARCH_LIMIT_H

#include "search/confidence.h"

enum { LIMIT_FEW_WORDS = 8 /* of a short question */ };

/* A yes or no is asked (limit_whether.c). */
bool limit_asks_whether(const struct understanding *query);
/* It is asked in one sentence (limit_whether.c). */
bool limit_is_one_sentence(const struct understanding *query);
/* Number of the rarest of the words that say what is asked, SPAN_NONE when there is none; `count` gets how
 * many there are, unless it is NULL (limit_whether.c). */
size_t limit_rarest(const struct understanding *query, size_t *count);

/* A yes or no is asked in a few words, and it lacks the rarest of them (limit_whether.c). */
bool limit_lacks_rarest(const struct judged *judged);
/* It is asked who has something, and it lacks that (limit_whether.c). */
bool limit_lacks_had(const struct judged *judged);
/* A yes or no is asked in a few words, and it lacks an expression that many others have (limit_compound.c).
 */
bool limit_lacks_compound(const struct judged *judged);
/* A yes or no is asked, and its rarest word only stands in names of controls (limit_control.c). */
bool limit_names_controls(const struct judged *judged);
/* It is asked how many there are of something, and no number stands beside it (limit_figure.c). */
bool limit_lacks_count(const struct judged *judged);
/* It is asked what something costs, and no sum of money is told (limit_figure.c). */
bool limit_lacks_price(const struct judged *judged);
/* It is asked for the name of something, and it has none but what is asked (limit_name.c). */
bool limit_tells_no_name(const struct judged *judged);
/* It is asked who, and its own question asks when, where, how long or why (limit_own.c). */
bool limit_tells_no_party(const struct judged *judged);
/* It is asked when or how long, and its own question asks so of another thing (limit_own.c). */
bool limit_tells_of_another(const struct judged *judged);
/* A yes or no is asked, and its own question asks which of some things (limit_own.c). */
bool limit_tells_which(const struct judged *judged);
/* It is asked what the asker may or must do, and it speaks of no customer (limit_own.c). */
bool limit_leaves_out_asker(const struct judged *judged);
/* Its own question is the asked one turned round by "not" or "without" (limit_own.c). */
bool limit_is_turned(const struct judged *judged);

#endif
