/* Runs the sheet room's unit tests. */
#include "unit/sheet/groups.h"

int main(void)
{
    int failed = csv_tests() + xlsx_tests();
    return failed == 0 ? 0 : 1;
}
