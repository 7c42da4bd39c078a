/* Make ZIP containers for tests: office files, and broken ones. */
#ifndef SUPPORT_PACKED_H
#define SUPPORT_PACKED_H

#include "base/buffer.h"

struct packed_part {
    const char *name;
    struct span bytes;
};

/* Append a ZIP container of the parts; a failure ends the test. A part whose bytes are NULL is `size` zeros.
 */
void packed_append(struct buffer *out, const struct packed_part *parts, size_t count);

#endif
