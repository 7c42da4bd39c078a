/* A growing list of blocks in an arena. */
#include "document/block.h"

bool block_append(struct block_list *list, struct arena *arena, struct block block)
{
    if (!arena_grow(arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = block;
    return true;
}
