/* gzip for replies (RFC 1952, zlib): whether a client reads it, and packing. */
#ifndef SERVE_GZIP_H
#define SERVE_GZIP_H

#include "base/buffer.h"

/* Whether an Accept-Encoding header (RFC 9110, 12.5.3) takes gzip: named, or "*", and not with q=0. */
bool gzip_accepted(struct span header);
/* Append `bytes` packed at `level` (1 fastest to 9 smallest); false, with `out` as it was, when memory ran
 * out. The same bytes always give the same bytes. */
bool gzip_pack(struct span bytes, int level, struct buffer *out);

#endif
