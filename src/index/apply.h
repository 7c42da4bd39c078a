/* Carry a plan out: read what has to be read, decide page by page, build a generation if anything changed. */
#ifndef INDEX_APPLY_H
#define INDEX_APPLY_H

#include "index/build.h"
#include "index/plan.h"

struct apply_options {
    const struct index_options *run;
    const struct corpus *corpus;
    const struct live *live;
    const struct plan *plan;
    bool fresh; /* build from nothing, whatever the pages say */
};

/* What came of it. */
struct applied {
    uint64_t added, changed, removed, unchanged;
    bool written; /* a generation is live that was not; the numbers below are its own */
    uint64_t generation, pages, statements;
    bool unread; /* a dry run: files would be read, so that nobody knows the statements */
};

/* Rejected files, files that hold no document and notes on pages go to the lists. On failure the live
 * generation is as it was. */
enum avow_status apply_plan(const struct apply_options *options, struct notes *rejected,
                            struct notes *skipped, struct notes *notes, struct applied *out,
                            struct avow_error *err);

#endif
