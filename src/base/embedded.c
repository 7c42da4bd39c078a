/* Digest the files that are built into the program. */
#include "base/embedded.h"

void embedded_digest(const struct embedded_file *files, struct digest *digest)
{
    for (const struct embedded_file *file = files; file->name != NULL; file++) {
        digest_add_field(digest, span_of(file->name));
        digest_add_field(digest, span_of(file->digest));
    }
}
