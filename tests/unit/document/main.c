/* Runs the document room's unit tests; started as `read-worker` it is the worker they talk to. */
#include "unit/document/groups.h"

#include <stddef.h>

int main(int count, char **arguments)
{
    int failed = 0;
    if (worker_was_asked(count, arguments, &failed))
        return failed;
    static int (*const groups[])(void) = {case_tests,   identity_tests, pack_tests,    table_tests,
                                          marked_tests, facts_tests,    hostile_tests, wire_tests,
                                          worker_tests, docx_tests,     pdf_tests,     pdf_hostile_tests};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
