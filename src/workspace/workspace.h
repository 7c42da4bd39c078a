/* workspace.sqlite: what people decide, and the history of it. No indexing run ever touches it. */
#ifndef WORKSPACE_WORKSPACE_H
#define WORKSPACE_WORKSPACE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

/* One open workspace; one thread at a time. Several processes may have the file open: each change waits for
 * the others. Statuses every function here may return: CORRUPT, LOCKED (another process writes for longer
 * than 10 seconds), IO, NO_MEMORY. */
struct workspace;

/* Open the file, making it and its tables when it is missing. NEWER when a newer Avow wrote it. */
enum avow_status workspace_open(const char *path, struct workspace **out, struct avow_error *err);
/* Close; a change that was not committed is dropped. NULL is allowed. */
void workspace_close(struct workspace *workspace);

/* Which workspace this is, and how often it was changed. */
struct workspace_state {
    char uuid[37];
    uint64_t revision; /* raised by one with every commit that changed something */
};
enum avow_status workspace_state(struct workspace *workspace, struct workspace_state *out,
                                 struct avow_error *err);

/* Changes stand between begin and commit: all of them are kept, on the disk, or none. */
enum avow_status workspace_begin(struct workspace *workspace, struct avow_error *err);
enum avow_status workspace_commit(struct workspace *workspace, struct avow_error *err);
/* Drop what was changed since begin; without begin nothing. */
void workspace_cancel(struct workspace *workspace);

#endif
