/* Block-wise memory that is freed whole. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 * 1024, LARGEST_STEP = 1024 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t capacity;
    size_t used;
    alignas(max_align_t) char bytes[];
};

static struct arena_block *block_new(struct arena *arena, size_t size)
{
    size_t capacity = arena->blocks == NULL ? FIRST_BLOCK : arena->blocks->capacity * 2;
    if (capacity > LARGEST_STEP)
        capacity = LARGEST_STEP;
    if (capacity < size)
        capacity = size;
    struct arena_block *block = malloc(sizeof *block + capacity);
    if (block == NULL)
        return NULL;
    block->next = arena->blocks;
    block->capacity = capacity;
    block->used = 0;
    arena->blocks = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t step = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        return NULL;
    size = size == 0 ? step : (size + step - 1) / step * step;
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->capacity - block->used < size)
        block = block_new(arena, size);
    if (block == NULL)
        return NULL;
    void *memory = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

bool arena_grow(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size)
{
    if (count < *capacity)
        return true;
    size_t larger = *capacity < 4 ? 8 : *capacity * 2;
    void *moved = arena_array(arena, larger, size);
    if (moved == NULL)
        return false;
    void **slot = items;
    if (count > 0)
        memcpy(moved, *slot, count * size);
    *slot = moved;
    *capacity = larger;
    return true;
}

struct span arena_copy(struct arena *arena, struct span span)
{
    return (struct span){arena_string(arena, span), span.size};
}

char *arena_string(struct arena *arena, struct span span)
{
    char *copy = arena_alloc(arena, span.size + 1);
    if (copy != NULL && span.size > 0)
        memcpy(copy, span.bytes, span.size);
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = size >= 0 ? arena_alloc(arena, (size_t)size + 1) : NULL;
    if (text == NULL)
        return NULL;
    va_start(arguments, format);
    vsnprintf(text, (size_t)size + 1, format, arguments);
    va_end(arguments);
    return text;
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void arena_reset(struct arena *arena)
{
    if (arena->blocks != NULL) {
        free_blocks(arena->blocks->next);
        arena->blocks->next = NULL;
        arena->blocks->used = 0;
    }
    arena->used = 0;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL)
        return;
    free_blocks(arena->blocks);
    arena->blocks = NULL;
    arena->used = 0;
}
