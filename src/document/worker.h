/* Read documents in a confined process of their own, so that a hostile file costs that file and nothing else.
 */
#ifndef DOCUMENT_WORKER_H
#define DOCUMENT_WORKER_H

#include "document/document.h"

/* One worker process, started when first needed and again after it was killed; for one thread. */
struct document_worker;

struct document_worker_options {
    const char *program;                     /* our own binary; it is started as `program read-worker` */
    const struct vocabulary_source *sources; /* users' vocabulary; borrowed for the worker's life */
    size_t source_count;
    int wait_ms;     /* wall time a file may take; 0: 20 s */
    uint64_t memory; /* bytes of address space; 0: 1 GiB */
};

enum avow_status document_worker_new(const struct document_worker_options *options,
                                     struct document_worker **out, struct avow_error *err);
/* As document_read, in the worker (NOT_FOUND too). TIMEOUT when the file took too long, BAD_INPUT when it
 * brought the worker down. */
enum avow_status document_worker_read(struct document_worker *worker, const struct document_input *input,
                                      struct arena *arena, struct page *out, struct avow_error *err);
void document_worker_free(struct document_worker *worker);

/* The child's side (hidden verb `read-worker`): serve requests on standard input until it ends. Returns an
 * exit code. */
int document_worker_main(void);

#endif
