/* Numbers under texts, found by hashing. */
#ifndef INDEX_SPAN_TABLE_H
#define INDEX_SPAN_TABLE_H

#include "base/arena.h"

struct span_slot {
    struct span key; /* no bytes: free */
    size_t number;
};

/* Start from zero; lives in the arena it is used with. */
struct span_table {
    struct span_slot *slots;
    size_t capacity;
    size_t count;
};

/* The slot of `key` (not empty; borrowed as long as the table lives), made with `number` when there is none:
 * `*made` tells. NULL when memory ran out. */
struct span_slot *span_table_put(struct span_table *table, struct arena *arena, struct span key,
                                 size_t number, bool *made);
/* The slot of `key`, or NULL. */
const struct span_slot *span_table_find(const struct span_table *table, struct span key);

#endif
