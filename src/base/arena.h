/* Memory freed whole: one arena per document while indexing, one per request while serving. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/span.h"

struct arena_block;

/* Grows in blocks; everything taken from it lives until arena_reset or arena_free. Not for sharing between
 * threads. */
struct arena {
    struct arena_block *blocks;
    size_t used; /* bytes handed out since the last reset */
};

#define ARENA_INIT                                                                                           \
    {                                                                                                        \
        NULL, 0                                                                                              \
    }

/* `size` bytes, zeroed, aligned for any type; NULL when memory ran out. Size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* Zeroed array of `count` items of `size` bytes; NULL on overflow or when memory ran out. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Room for at least one more item: doubles `*items` (an array of `size`-byte items of capacity `*capacity`)
 * when `count` has reached it. False when memory ran out; then nothing changed. */
bool arena_grow(struct arena *arena, void *items, size_t *capacity, size_t count, size_t size);
/* A copy of `span`, with a NUL byte after it that is not counted. `bytes` is NULL only when memory ran out.
 */
struct span arena_copy(struct arena *arena, struct span span);
/* As arena_copy, as a C string; NULL when memory ran out. */
char *arena_string(struct arena *arena, struct span span);
/* A formatted C string; NULL when memory ran out. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Forget everything but keep one block for reuse. */
void arena_reset(struct arena *arena);
/* Give everything back; the arena is as new. NULL is allowed. */
void arena_free(struct arena *arena);

#endif
