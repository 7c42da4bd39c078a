/* Why a result stands where it stands, and why another statement does not. */
#ifndef SEARCH_EXPLAIN_H
#define SEARCH_EXPLAIN_H

#include "search/run.h"

/* "explain": {"first", "stage_one", "features": [{name, words, value, weight, contribution}], "sum",
 * "against", "matched": [words it has], "missing": [words it lacks], "names": [{text, id, name, edition,
 * level, former, found, version}]}. A standard that is called by its number, or typed in one word with it
 * ("IL5"), is one word, as typed; a word may tell in brackets what it has in its place, what its edition or
 * level is not, or that only the page's title has it. `found` is "subject" (it is about that standard or
 * service), "mention" (its text names it) or "none"; `version` is "asked", "other" or "not told", null when
 * no edition or level was asked. "against": {"rank", "difference", "features"} as in why_not, beside the
 * second result for the first, beside the first for all others; null when they are not in the order of their
 * scores. Null unless it was asked for.
 */
enum avow_status explain_write(struct search_run *run, struct json_writer *json,
                               const struct candidate *candidate, const struct record *record,
                               struct avow_error *err);
/* "why_not" of an answer, about the statement request.why_not; null unless it was asked for:
 * {"id", "state", "rank", "reason", "instead", "difference", "features"}. `state` is "ranked" (at `rank`,
 * from 1), "collapsed" (`instead` is the result that stands for it), "filtered" (`filter` is the argument),
 * "excluded" (a phrase or -word), "below the floor", "no word in common", "behind the window", or "unknown"
 * (no statement of this id that the caller may see). `reason` says so to a person. */
enum avow_status why_not_write(struct search_run *run, struct json_writer *json, struct avow_error *err);
/* "difference" of two scores, and "features": the five by whose contributions the two differ most: {name,
 * value, first (or second: the other's value), weight, difference, words}. Null and none when `own` is NULL
 * or one of them was not ranked. */
void differences_write(const struct search_run *run, struct json_writer *json, const struct candidate *own,
                       const struct candidate *other);
/* "notes" of a result: why it is less than it could be (a draft, retired, a review overdue, no longer on its
 * page, another edition or level than was asked, what proves it (`ended`, may be NULL) has ended). */
void warnings_write(struct search_run *run, struct json_writer *json, const struct record *record,
                    const struct facts_evidence *ended);

#endif
