/* Index runs that are killed, locked out and interrupted, each in a child process of this program, which is
 * also their reading worker. */
#include "document/worker.h"
#include "index/child.h"
#include "index/groups.h"

#include <string.h>

int main(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[1], "read-worker") == 0)
        return document_worker_main();
    if (count == 6 && strcmp(arguments[1], "child") == 0)
        return child_main(arguments);
    return kill_tests() + lock_tests() + stop_tests() == 0 ? 0 : 1;
}
