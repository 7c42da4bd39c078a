/* Scope-exit cleanup, so that a function has one road out (gcc and clang). */
#ifndef BASE_CLEANUP_H
#define BASE_CLEANUP_H

#include <stdlib.h>
#include <unistd.h>

/* Call `function(&variable)` when the variable leaves its scope: `CLEANUP(arena_free) struct arena scratch =
 * ...;` */
#define CLEANUP(function) __attribute__((cleanup(function)))

/* For `CLEANUP(cleanup_free) char *text`. */
static inline void cleanup_free(void *pointer)
{
    free(*(void **)pointer);
}

/* For `CLEANUP(cleanup_close) int file`; a negative number is none. */
static inline void cleanup_close(int *file)
{
    if (*file >= 0)
        close(*file);
}

#endif
