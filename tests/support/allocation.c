/* malloc and realloc that fail from the n-th call on. */
#include "support/allocation.h"

#include <stdatomic.h>
#include <stdbool.h>

/* What the linker makes of `--wrap=malloc`: our code calls __wrap_malloc, the C library's is __real_malloc.
 */
void *__real_malloc(size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *memory, size_t size);

static atomic_size_t fail_from;
static atomic_size_t calls;

void allocation_fail_from(size_t count)
{
    calls = 0;
    fail_from = count;
}

static bool must_fail(void)
{
    size_t from = fail_from;
    return from != 0 && atomic_fetch_add(&calls, 1) + 1 >= from;
}

void *__wrap_malloc(size_t size)
{
    return must_fail() ? NULL : __real_malloc(size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return must_fail() ? NULL : __real_realloc(memory, size);
}
