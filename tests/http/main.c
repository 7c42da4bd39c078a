/* Runs the tests that speak to a running server; started as `read-worker` it reads documents for their
 * indexer. */
#include "document/worker.h"
#include "http/groups.h"

#include <string.h>

int main(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[1], "read-worker") == 0)
        return document_worker_main();
    int failed = approved_tests() + broken_tests() + content_tests() + limit_tests() + odd_tests() +
                 ready_tests() + stop_tests() + swap_tests();
    return failed == 0 ? 0 : 1;
}
