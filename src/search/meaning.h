/* Words that mean what other words say: abbreviations, words of like meaning, and topics that one standard
 * stands for. */
#ifndef SEARCH_MEANING_H
#define SEARCH_MEANING_H

#include "search/seen.h"

/* Add what the words of the query mean by the vocabulary. An abbreviation that no statement has ("SSO") gives
 * way to the words it stands for. Else words that statements have for what was said ("wiped": "deleted")
 * become forms and phrases of it, which count less than the word itself; in a long query they are called by
 * stage one only for a word that few statements have. Two neighbours that statements write as one ("data
 * center") are looked for as one, too. Words of `plain` are left as they are. In the lease's arena. */
enum avow_status meanings_add(struct lease *lease, const struct span_list *plain, struct understanding *out,
                              struct avow_error *err);
/* Tell which words of the query a statement has only in other words. */
void meanings_tell(struct understanding *query, const struct seen *seen);
/* Fill `topics` with the standards of the index that the words describe without naming them ("payment card
 * standard"), whatever their order; the longer description counts. None when a standard is named. */
enum avow_status topics_find(struct lease *lease, const struct span_list *plain, struct understanding *out,
                             struct avow_error *err);

#endif
