/* Files that were built into the binary: one row each, ended by a row without a name. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
    const char *name;   /* path below the embedded folder; NULL ends the table */
    const char *bytes;  /* followed by a NUL that is not counted */
    size_t size;        /* bytes */
    const char *digest; /* the first 16 hex digits of the bytes' SHA-256 */
};

#endif
