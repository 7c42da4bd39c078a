/* Words that mean what other words say: abbreviations, words of one meaning, and topics that one standard
 * stands for. */
#ifndef SEARCH_MEANING_H
#define SEARCH_MEANING_H

#include "search/understand.h"

/* Add what the words of the query mean. An abbreviation ("SSO") brings the words it stands for: in its place
 * if no statement has it, else only to find more. A word that no statement has ("wiped") is looked for in the
 * words of its meaning that some have ("deleted"). Two neighbours that statements write as one
 * ("data center") are looked for as one, too. Words of `plain` are left as they are. In the lease's
 * arena. */
enum avow_status meanings_add(struct lease *lease, const struct span_list *plain, struct understanding *out,
                              struct avow_error *err);
/* Fill `topics` with the standards of the index that the words describe without naming them ("payment card
 * standard"); none when a standard is named. */
void topics_find(const struct lease *lease, const struct span_list *plain, struct understanding *out);

#endif
