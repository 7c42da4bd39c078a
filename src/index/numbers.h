/* Numbers for standards, editions and services in the facet slot: tables that only grow. */
#ifndef INDEX_NUMBERS_H
#define INDEX_NUMBERS_H

#include "facts/generation.h"

struct number_table {
    struct arena *arena;
    struct generation_names names; /* number -> name */
    size_t room;
};

/* Begin with the names of an older generation (copied into `arena`; may be none). */
enum avow_status number_table_begin(struct number_table *table, struct arena *arena,
                                    const struct generation_names *older, struct avow_error *err);
/* The number of a name; a new name gets the next one. TOO_LARGE when 65,536 are taken. */
enum avow_status number_table_find(struct number_table *table, struct span name, uint16_t *number,
                                   struct avow_error *err);

#endif
