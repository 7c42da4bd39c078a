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

/* An index open for asking. peer_open gives NULL when it cannot be opened; NULL may be closed. */
struct peer;
struct peer *peer_open(const char *path);
void peer_close(struct peer *peer);
/* The ten best documents that have any of the terms, with their data, by BM25 as the engine has it: how many,
 * or -1. */
long peer_ask(struct peer *peer, const char *const *terms, size_t count);

#ifdef __cplusplus
}
#endif
#endif
