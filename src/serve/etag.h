/* Strong entity tags: what a reply depends on, digested; and If-None-Match against them. */
#ifndef SERVE_ETAG_H
#define SERVE_ETAG_H

#include "serve/request.h"

enum { ETAG_SIZE = 40 };

/* `"<32 hex>"` of the program, `state` (what the data is; empty when there is none), the day, the audience,
 * the host and the canonical request: path and arguments sorted by name, which keeps repeated ones in
 * order. */
void etag_make(const struct request *request, struct span state, struct arena *arena, char etag[ETAG_SIZE]);
/* The tag of the same reply packed with gzip: other bytes, so another strong tag. */
void etag_packed(const char *etag, char out[ETAG_SIZE]);
/* Whether an If-None-Match list (RFC 9110, 13.1.2; tags are compared weakly) names the tag, packed or not;
 * `*packed` tells which. */
bool etag_matches(struct span list, const char *etag, bool *packed);
/* Whether it is "*": any reply that exists. */
bool etag_is_any(struct span list);

#endif
