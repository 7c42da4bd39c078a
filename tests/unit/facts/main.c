/* Runs the facts room's unit tests. */
#include "unit/facts/groups.h"

int main(void)
{
    return generation_tests() + manifest_tests() + rows_tests() + tables_tests() == 0 ? 0 : 1;
}
