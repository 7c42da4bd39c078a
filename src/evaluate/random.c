/* SplitMix64: one addition and three mixing steps a number. */
#include "evaluate/random.h"

uint64_t random_next(struct random *random)
{
    random->state += 0x9E3779B97F4A7C15U;
    uint64_t mixed = random->state;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
}

/* The upper half, scaled: even enough for any count below 2^32. */
size_t random_below(struct random *random, size_t count)
{
    return (size_t)(((random_next(random) >> 32) * (uint64_t)count) >> 32);
}
