/* How much longer a page of ten results takes than the same answer as JSON. */
#ifndef BENCH_PAGES_H
#define BENCH_PAGES_H

#include "bench/run.h"

/* Ask a running server both in turn and print the medians and their ratio. 0, or -1 when it fails to answer.
 */
int bench_pages(const struct run_server *server);

#endif
