/* Open addressing over texts; the capacity is a power of two and never more than half full. */
#include "index/span_table.h"

enum { FIRST_CAPACITY = 64 };

static size_t hash_of(struct span text)
{
    uint64_t hash = UINT64_C(14695981039346656037); /* FNV-1a */
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.bytes[i]) * UINT64_C(1099511628211);
    return (size_t)(hash ^ (hash >> 32));
}

/* The slot of `key`, or the free one where it belongs. */
static struct span_slot *slot_of(const struct span_table *table, struct span key)
{
    size_t at = hash_of(key) & (table->capacity - 1);
    while (table->slots[at].key.size > 0 && !span_equal(table->slots[at].key, key))
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

static bool make_room(struct span_table *table, struct arena *arena)
{
    if (table->count * 2 < table->capacity)
        return true;
    struct span_table larger = {NULL, table->capacity > 0 ? table->capacity * 2 : FIRST_CAPACITY,
                                table->count};
    larger.slots = arena_array(arena, larger.capacity, sizeof *larger.slots);
    if (larger.slots == NULL)
        return false;
    for (size_t i = 0; i < table->capacity; i++)
        if (table->slots[i].key.size > 0)
            *slot_of(&larger, table->slots[i].key) = table->slots[i];
    *table = larger;
    return true;
}

struct span_slot *span_table_put(struct span_table *table, struct arena *arena, struct span key,
                                 size_t number, bool *made)
{
    if (!make_room(table, arena))
        return NULL;
    struct span_slot *slot = slot_of(table, key);
    *made = slot->key.size == 0;
    if (*made) {
        *slot = (struct span_slot){key, number};
        table->count++;
    }
    return slot;
}

const struct span_slot *span_table_find(const struct span_table *table, struct span key)
{
    if (table->capacity == 0)
        return NULL;
    const struct span_slot *slot = slot_of(table, key);
    return slot->key.size > 0 ? slot : NULL;
}
