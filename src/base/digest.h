/* SHA-256 in one go and piece by piece (libsodium), and random bytes. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/span.h"

enum { DIGEST_SIZE = 32, DIGEST_HEX_SIZE = 65 };

/* A running SHA-256 (FIPS 180-4). Opaque room for libsodium's state. */
struct digest {
    uint64_t room[16];
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, struct span bytes);
/* Add the size first, so that two fields never run together. */
void digest_add_field(struct digest *digest, struct span bytes);
/* Write 64 lower-case hex digits and a NUL. */
void digest_hex(struct digest *digest, char hex[DIGEST_HEX_SIZE]);
/* All in one. */
void digest_of(struct span bytes, char hex[DIGEST_HEX_SIZE]);
/* Whether there is nothing but lower-case hex digits, as a digest or the start of one has them. */
bool digest_is_hex(struct span text);
/* A random version 4 UUID (RFC 9562) as 36 characters and a NUL. */
void digest_uuid(char uuid[37]);

#endif
