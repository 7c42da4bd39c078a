/* Number tables: a few hundred names at most, so that looking along them is quick. */
#include "index/numbers.h"

enum { MOST_NUMBERS = 65536 };

enum avow_status number_table_begin(struct number_table *table, struct arena *arena,
                                    const struct generation_names *older, struct avow_error *err)
{
    *table = (struct number_table){.arena = arena};
    uint16_t number;
    for (size_t i = 0; i < older->count; i++) {
        enum avow_status status = number_table_find(table, older->items[i], &number, err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

enum avow_status number_table_find(struct number_table *table, struct span name, uint16_t *number,
                                   struct avow_error *err)
{
    struct generation_names *names = &table->names;
    for (size_t i = 0; i < names->count; i++)
        if (span_equal(names->items[i], name)) {
            *number = (uint16_t)i;
            return AVOW_OK;
        }
    if (names->count == MOST_NUMBERS)
        return error_set(err, AVOW_TOO_LARGE, "index",
                         "more than %d names of standards, editions or services", MOST_NUMBERS);
    struct span kept = arena_copy(table->arena, name);
    if (kept.bytes == NULL ||
        !arena_grow(table->arena, &names->items, &table->room, names->count, sizeof *names->items))
        return error_set_no_memory(err, "index");
    names->items[names->count] = kept;
    *number = (uint16_t)names->count++;
    return AVOW_OK;
}
