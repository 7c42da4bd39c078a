/* Whether what proves a statement has ended. */
#ifndef SEARCH_EVIDENCE_ENDED_H
#define SEARCH_EVIDENCE_ENDED_H

#include "search/run.h"

/* The certificate or report that ended last of those that name an end, when it has ended by the run's day:
 * of a standard that `record` says something of about us, of the same edition and level where both name one.
 * `*out` is NULL when there is none. */
enum avow_status evidence_ended(struct search_run *run, const struct record *record,
                                const struct facts_evidence **out, struct avow_error *err);
/* "evidence_ended": {label, valid_until, statement_id}, or null. */
void evidence_ended_json(struct json_writer *json, const struct facts_evidence *row);

#endif
