/* One build of the index of approved questions. */
#ifndef LIBRARY_BUILD_H
#define LIBRARY_BUILD_H

#include "workspace/approval.h"

/* Make a new index at `path` of what is not retired in `list`, marked as made from `state`; `*count` gets how
 * many documents it has. Durable when it returns. */
enum avow_status library_build(const char *path, const struct workspace_state *state,
                               const struct approval_list *list, uint64_t *count, struct avow_error *err);

#endif
