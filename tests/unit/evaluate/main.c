/* Runs the evaluate room's unit tests. */
#include "unit/evaluate/groups.h"

#include <stddef.h>

int main(void)
{
    static int (*const groups[])(void) = {metric_tests, file_tests,   score_tests, compare_tests,
                                          fit_tests,    golden_tests, hiding_tests};
    int failed = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
