/* Bytes that look random but are the same in every run, for decoders that must refuse them. */
#ifndef UNIT_TERMS_GARBAGE_H
#define UNIT_TERMS_GARBAGE_H

#include <stddef.h>
#include <stdint.h>

/* Fill `bytes` from a linear congruential generator (Knuth's MMIX constants). */
static inline void garbage_fill(uint64_t *seed, char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        *seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
        bytes[i] = (char)(*seed >> 56);
    }
}

#endif
