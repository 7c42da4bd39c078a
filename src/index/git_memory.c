/* Refuse libgit2 memory for objects that unpack to more than any document has. */
#include "index/git_memory.h"

#include <git2.h>
#include <git2/sys/alloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* From 1.7 on it makes the other functions of these three. */
#define BEFORE_1_7 (LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7)

enum { LARGEST_PIECE = 128 * 1024 * 1024 /* bytes: twice the largest document */ };

static bool fits(size_t count, size_t size)
{
    if (size == 0 || count <= LARGEST_PIECE / size)
        return true;
    git_error_set_str(GIT_ERROR_ODB, "an object, or one that it is made from, is larger than 128 MiB");
    return false;
}

static void *told(void *piece)
{
    if (piece == NULL)
        git_error_set_oom();
    return piece;
}

static void *give(void *old, size_t count, size_t size)
{
    return fits(count, size) ? told(realloc(old, count * size > 0 ? count * size : 1)) : NULL;
}

static void *take(size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return give(NULL, size, 1);
}

static void *grow(void *old, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return give(old, size, 1);
}

#if BEFORE_1_7
static void *take_many(size_t count, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return give(NULL, count, size);
}

static void *take_zeroed(size_t count, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return fits(count, size) ? told(calloc(count > 0 ? count : 1, size > 0 ? size : 1)) : NULL;
}

static void *grow_many(void *old, size_t count, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return give(old, count, size);
}

static char *copy_part(const char *text, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    char *copy = size < SIZE_MAX ? give(NULL, size + 1, 1) : NULL;
    if (copy == NULL)
        return NULL;
    copy[size] = '\0';
    return memcpy(copy, text, size);
}

static char *copy_at_most(const char *text, size_t size, const char *file, int line)
{
    return copy_part(text, strnlen(text, size), file, line);
}

static char *copy(const char *text, const char *file, int line)
{
    return copy_part(text, strlen(text), file, line);
}
#endif

void git_memory_limit(void)
{
    git_allocator memory = {
        .gmalloc = take,
        .grealloc = grow,
        .gfree = free,
#if BEFORE_1_7
        .gcalloc = take_zeroed,
        .gmallocarray = take_many,
        .greallocarray = grow_many,
        .gstrdup = copy,
        .gstrndup = copy_at_most,
        .gsubstrdup = copy_part,
#endif
    };
    git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, &memory);
}
