/* Runs the vocabulary room's tests. */
#include "groups.h"

#include <stddef.h>

int main(void)
{
    static int (*const groups[])(void) = {spellings_tests, series_tests, services_tests,
                                          tables_tests,    robust_tests, wording_tests};
    int failed = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
