/* The three lists of a report, collected while a run goes on. */
#ifndef INDEX_NOTES_H
#define INDEX_NOTES_H

#include "index/index.h"

struct notes {
    struct arena *arena; /* the report's */
    struct index_notes list;
    size_t room;
};

/* Add a copy of file and reason; false when memory ran out. */
bool notes_add(struct notes *notes, struct span file, struct span reason, bool kept);
/* As notes_add, unless the same reason stands there already. */
bool notes_add_once(struct notes *notes, struct span file, struct span reason);
/* By file, then reason. */
void notes_sort(struct index_notes *list);

#endif
