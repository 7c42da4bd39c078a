/* What the files of this room share about workspace.sqlite. */
#ifndef WORKSPACE_TABLES_H
#define WORKSPACE_TABLES_H

#include "base/sql.h"
#include "workspace/workspace.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

struct workspace {
    char *path;
    struct sql_names names; /* of `path` */
    struct sql *sql;
    uint64_t revision; /* of the change at hand; 0 outside of one */
    bool changed;      /* the change at hand has written something */
};

/* One line of the history: who did what to row `subject` of table `kind`, and the row as it is now, as JSON.
 */
struct history_row {
    struct span actor;
    struct span action;
    struct span kind;
    int64_t subject;
    struct span after;
};
/* Add it to the change at hand, which counts as one that wrote something. */
enum avow_status history_add(struct workspace *workspace, const struct history_row *row,
                             struct avow_error *err);

#endif
