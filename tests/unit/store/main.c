/* Runs the store room's unit tests. */
#include "unit/store/groups.h"

int main(void)
{
    return folder_tests() + guard_tests() + match_tests() + rank_tests() + reader_tests() + tally_tests() +
                       writer_tests() ==
                   0
               ? 0
               : 1;
}
