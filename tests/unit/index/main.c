/* Runs the index room's unit tests; started as `unit_index read-worker` it is the reading worker of its own
 * runs. */
#include "document/worker.h"
#include "unit/index/groups.h"

#include <string.h>

int main(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[1], "read-worker") == 0)
        return document_worker_main();
    static int (*const groups[])(void) = {
        config_tests, versions_tests, change_tests,     guard_tests, include_tests,   put_tests, row_tests,
        broken_tests, snapshot_tests, generation_tests, git_tests,   git_guard_tests, pins_tests};
    int failed = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
