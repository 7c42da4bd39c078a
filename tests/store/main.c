/* The store against real indexes: locks, damage, swaps, writers under readers. */
#include "store/groups.h"

#include <stdio.h>
#include <string.h>

void put_generation(struct store_writer *writer, int count, int generation)
{
    struct avow_error err = AVOW_ERROR_INIT;
    for (int i = 1; i <= count; i++) {
        char id[16];
        char words[48];
        snprintf(id, sizeof id, "%d", i);
        snprintf(words, sizeof words, "every word w%d", generation);
        assert_status(shelf_put_with(writer, id, words, i % 2 == 0 ? "red" : "blue", "", &err), AVOW_OK,
                      &err);
    }
}

int main(int count, char **arguments)
{
    if (count == 3 && strcmp(arguments[1], "hold") == 0)
        return lock_holder(arguments[2]);
    return damage_tests() + lock_tests() + moving_tests() == 0 ? 0 : 1;
}
