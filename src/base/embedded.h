/* Files that were built into the binary: one row each, ended by a row without a name. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

#include "base/digest.h"

struct embedded_file {
    const char *name;   /* path below the embedded folder; NULL ends the table */
    const char *bytes;  /* followed by a NUL that is not counted */
    size_t size;        /* bytes */
    const char *digest; /* the first 16 hex digits of the bytes' SHA-256 */
};

/* Add the names and the bytes of all rows to a digest. */
void embedded_digest(const struct embedded_file *files, struct digest *digest);

#endif
