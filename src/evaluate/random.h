/* Numbers that look random and are the same in every run. */
#ifndef EVALUATE_RANDOM_H
#define EVALUATE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
struct random {
    uint64_t state; /* the seed to begin with */
};

uint64_t random_next(struct random *random);
/* A number below `count` (over 0). */
size_t random_below(struct random *random, size_t count);

#endif
