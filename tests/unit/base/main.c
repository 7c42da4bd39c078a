/* Runs the base room's tests. */
#include "groups.h"

#include <stddef.h>

int main(void)
{
    static int (*const groups[])(void) = {
        span_tests,       buffer_tests,      arena_tests,   error_tests, utf8_tests,
        utf8_clean_tests, json_writer_tests, json_tests,    yaml_tests,  date_tests,
        digest_tests,     file_tests,        tree_tests,    walk_tests,  glob_tests,
        lock_tests,       process_tests,     confine_tests, log_tests,   archive_tests,
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        failed += groups[i]();
    return failed == 0 ? 0 : 1;
}
