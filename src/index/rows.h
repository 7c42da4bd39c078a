/* Part files of ready-made statements by page: each page of such a file is planned like a file of its own. */
#ifndef INDEX_ROWS_H
#define INDEX_ROWS_H

#include "index/notes.h"
#include "index/plan.h"
#include "index/span_table.h"

/* The rows of one page in one file. */
struct row_part {
    struct span page_id;
    struct plan_range *ranges;
    size_t range_count;
    size_t range_room;
};

struct row_parts {
    struct row_part *items;
    size_t count;
    size_t room;
};

/* Ids seen in all files so far: an id names one statement. Start from zero. */
struct row_ids {
    struct span_table ids;
    struct row_owner *owners;
    size_t room;
    size_t files;
};

/* Part the rows of `bytes` (the file `name`, whose rows without a page belong to `own_page`), in `arena`.
 * Rows that are no statements, or whose id is another row's, go to `rejected` with their number and are in no
 * part. BAD_INPUT when no row is left; then nothing went to `rejected`. */
enum avow_status rows_part(struct span bytes, struct span name, struct span own_page, struct row_ids *ids,
                           struct notes *rejected, struct arena *arena, struct row_parts *out,
                           struct avow_error *err);

#endif
