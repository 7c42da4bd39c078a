/* Why a result stands where it stands, and why another statement does not. */
#ifndef SEARCH_EXPLAIN_H
#define SEARCH_EXPLAIN_H

#include "search/run.h"

/* "explain": {"stage_one", "features": [{name, words, value, weight, contribution}], "sum", "matched": [words
 * it has], "missing": [words it lacks], "names": [{text, id, name, former, found}]}: a name that its text
 * writes in another way counts as all of its words; `found` is "subject" (it is about that standard or
 * service), "mention" (its text names it) or "none". Null unless it was asked for.
 */
enum avow_status explain_write(struct search_run *run, struct json_writer *json,
                               const struct candidate *candidate, const struct record *record,
                               struct avow_error *err);
/* "why_not" of an answer, about the statement request.why_not; null unless it was asked for:
 * {"id", "state", "rank", "reason", "instead", "features"}. `state` is "ranked" (at `rank`, from 1),
 * "collapsed" (`instead` is the result that stands for it), "filtered" (`filter` is the argument), "excluded"
 * (a phrase or -word), "below the floor", "no word in common", "behind the window", or "unknown" (no
 * statement of this id that the caller may see). `reason` says so to a person. `features` are those that
 * differ most from the first result's, by contribution: {name, value, first, weight, difference, words}. */
enum avow_status why_not_write(struct search_run *run, struct json_writer *json, struct avow_error *err);
/* "notes" of a result: why it is less than it could be (a draft, retired, a review overdue, no longer on its
 * page, another edition or level than was asked, what proves it (`ended`, may be NULL) has ended). */
void warnings_write(struct search_run *run, struct json_writer *json, const struct record *record,
                    const struct facts_evidence *ended);

#endif
