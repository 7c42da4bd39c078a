/* SHA-256 and random identifiers (libsodium). */
#include "base/digest.h"

#include <assert.h>
#include <sodium.h>
#include <stdalign.h>

static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct digest), "struct digest is too small");
static_assert(alignof(crypto_hash_sha256_state) <= alignof(struct digest), "struct digest is ill aligned");
static_assert(crypto_hash_sha256_BYTES == DIGEST_SIZE, "SHA-256 has 32 bytes");

static crypto_hash_sha256_state *state_of(struct digest *digest)
{
    return (crypto_hash_sha256_state *)(void *)digest->room;
}

void digest_init(struct digest *digest)
{
    crypto_hash_sha256_init(state_of(digest));
}

void digest_add(struct digest *digest, struct span bytes)
{
    if (bytes.size > 0)
        crypto_hash_sha256_update(state_of(digest), (const unsigned char *)bytes.bytes, bytes.size);
}

void digest_add_field(struct digest *digest, struct span bytes)
{
    /* Byte by byte, so that the digest is the same on every machine. */
    char size[8];
    for (unsigned i = 0; i < sizeof size; i++)
        size[i] = (char)(unsigned char)((uint64_t)bytes.size >> (8 * i));
    digest_add(digest, (struct span){size, sizeof size});
    digest_add(digest, bytes);
}

void digest_hex(struct digest *digest, char hex[DIGEST_HEX_SIZE])
{
    unsigned char bytes[DIGEST_SIZE];
    crypto_hash_sha256_final(state_of(digest), bytes);
    sodium_bin2hex(hex, DIGEST_HEX_SIZE, bytes, sizeof bytes);
}

void digest_of(struct span bytes, char hex[DIGEST_HEX_SIZE])
{
    struct digest digest;
    digest_init(&digest);
    digest_add(&digest, bytes);
    digest_hex(&digest, hex);
}

bool digest_is_hex(struct span text)
{
    for (size_t i = 0; i < text.size; i++)
        if (span_find_byte(SPAN("0123456789abcdef"), text.bytes[i], 0) == SPAN_NONE)
            return false;
    return true;
}

void digest_uuid(char uuid[37])
{
    static const unsigned char groups[] = {4, 2, 2, 2, 6}; /* bytes between the hyphens (RFC 9562, 4) */
    unsigned char bytes[16];
    int ready = sodium_init(); /* safe to repeat; without it libsodium opens its source by itself below */
    (void)ready;
    randombytes_buf(bytes, sizeof bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40);
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80);
    const unsigned char *from = bytes;
    for (size_t i = 0; i < sizeof groups; i++) {
        size_t digits = (size_t)groups[i] * 2;
        sodium_bin2hex(uuid, digits + 1, from, groups[i]);
        from += groups[i];
        uuid += digits;
        *uuid++ = '-';
    }
    uuid[-1] = '\0';
}
