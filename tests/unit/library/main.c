/* Runs the library room's unit tests. */
#include "unit/library/groups.h"

int main(void)
{
    return import_tests() + list_tests() == 0 ? 0 : 1;
}
