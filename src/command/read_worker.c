/* avow read-worker: the hidden verb in whose process untrusted documents are read. */
#include "command/verbs.h"
#include "document/worker.h"

int verb_read_worker(const struct invocation *invocation)
{
    (void)invocation;
    return document_worker_main();
}
