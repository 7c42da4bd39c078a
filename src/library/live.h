/* The build of `approved/` that is searched, and the workspace it was made from. */
#ifndef LIBRARY_LIVE_H
#define LIBRARY_LIVE_H

#include "base/arena.h"
#include "workspace/workspace.h"

/* The build that is live, and what it was made from. */
struct live {
    uint64_t number; /* 0: none, or none that can be read */
    struct workspace_state made_from;
    uint64_t count;
    bool outdated; /* laid out by another version of the program: to be made anew before it is searched */
};

/* The live build below `folder`, which is `approved/`. Nothing at all when there is none or a damaged one:
 * both mean to make one. */
struct live live_find(const char *folder, struct arena *arena);

#endif
