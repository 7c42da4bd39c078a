/* Edit distance of short words. */
#include "base/edits.h"

enum { LONGEST = 48 };

static char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

static bool same(struct span a, size_t i, struct span b, size_t j)
{
    return lower(a.bytes[i]) == lower(b.bytes[j]);
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t edits_between(struct span a, struct span b)
{
    if (a.size > LONGEST || b.size > LONGEST)
        return EDITS_MANY;
    uint8_t cost[LONGEST + 1][LONGEST + 1];
    for (size_t j = 0; j <= b.size; j++)
        cost[0][j] = (uint8_t)j;
    for (size_t i = 1; i <= a.size; i++) {
        cost[i][0] = (uint8_t)i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t change = cost[i - 1][j - 1] + (size_t)!same(a, i - 1, b, j - 1);
            size_t best = least(change, least(cost[i - 1][j], cost[i][j - 1]) + 1);
            if (i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1))
                best = least(best, cost[i - 2][j - 2] + 1U);
            cost[i][j] = (uint8_t)best;
        }
    }
    return cost[a.size][b.size];
}
