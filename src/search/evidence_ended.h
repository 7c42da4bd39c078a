/* Whether what proves a statement has ended. */
#ifndef SEARCH_EVIDENCE_ENDED_H
#define SEARCH_EVIDENCE_ENDED_H

#include "base/json_writer.h"
#include "facts/rows.h"
#include "search/lease.h"

/* For whom and when it is asked, and the evidence that names an end, read when it is asked first. */
struct ending_evidence {
    enum page_audience audience;
    date_day as_of; /* DATE_NONE: what holds now, judged by `today` */
    date_day today;
    struct facts_evidence_list rows;
    bool is_read;
};

/* The certificate or report that ended last of those that name an end, when it has ended by the day: of a
 * standard that `record` says something of about us, of the same edition and level where both name one.
 * `*out` is NULL when there is none; in the lease's arena. */
enum avow_status evidence_ended(struct lease *lease, struct ending_evidence *ending,
                                const struct record *record, const struct facts_evidence **out,
                                struct avow_error *err);
/* "evidence_ended": {label, valid_until, statement_id}, or null. */
void evidence_ended_json(struct json_writer *json, const struct facts_evidence *row);

#endif
