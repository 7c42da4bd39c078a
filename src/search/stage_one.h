/* Stage one: the understood words as one query for the engine, which picks the candidates. */
#ifndef SEARCH_STAGE_ONE_H
#define SEARCH_STAGE_ONE_H

#include "search/tree.h"
#include "search/understanding.h"

/* The ranking part, without phrases, exclusions and filters. With nothing but stop words it asks for
 * statements that have all of them; without any word it matches nothing. */
const struct store_query *stage_one_words(struct tree *tree, const struct understanding *understanding);
/* `main` with the phrases that must be there and without what is excluded. NO_MEMORY. */
enum avow_status stage_one_operators(struct lease *lease, struct tree *tree, const struct lexed *lexed,
                                     const struct store_query *main, const struct store_query **out,
                                     struct avow_error *err);
/* The share of the highest possible weight a result needs: more words, less of them must be there. Small, for
 * the highest possible weight counts question, title and heading too, where few statements have all words. */
double stage_one_floor(const struct understanding *understanding);

#endif
