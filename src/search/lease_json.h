/* One JSON answer that is written while a reader is checked out. */
#ifndef SEARCH_LEASE_JSON_H
#define SEARCH_LEASE_JSON_H

#include "base/json_writer.h"
#include "search/lease.h"

struct lease_json {
    struct lease *lease;
    struct json_writer json; /* to the end of the caller's buffer */
    struct search_engine *engine;
    size_t start; /* what the buffer held before, in bytes */
};

/* Check a reader out (lease_begin) for an answer at the end of `out`. On AVOW_OK end it with lease_json_end.
 */
enum avow_status lease_json_begin(struct search_engine *engine, struct buffer *out, struct lease_json *answer,
                                  struct avow_error *err);
/* Give the reader back. `status` tells whether the answer was written: if not, or if memory ran out under the
 * buffer, the buffer is as it was before. Gives `status`, or NO_MEMORY. */
enum avow_status lease_json_end(struct lease_json *answer, enum avow_status status, struct avow_error *err);

#endif
