/* The peer of the benchmark: the bare Xapian API, writing the same documents. */
#ifndef BENCH_PEER_H
#define BENCH_PEER_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Take every document of the generation's two indexes (terms, positions, values, data) into memory; then
 * time, in seconds of wall clock, what it takes to write them into new indexes below `to`, commits included.
 * Returns the number of documents, or -1. */
long peer_write(const char *generation, const char *to, double *seconds);

#ifdef __cplusplus
}
#endif
#endif
