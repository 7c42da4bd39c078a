/* Read and prepare files in parallel, take the pages in order: the result does not depend on who was faster.
 */
#ifndef INDEX_READING_H
#define INDEX_READING_H

#include "index/plan.h"
#include "index/prepare.h"

struct reading_options {
    const char *program; /* our own binary, for the workers */
    int jobs;            /* threads, each with a worker process; 0: one for each processor, at most 8 */
    volatile sig_atomic_t *stop;
};

/* A file to read, with what its input key takes from its page. */
struct reading_job {
    const struct plan_file *file;
    const struct plan_page *page;
};

struct reading_result {
    enum avow_status status; /* AVOW_OK, NOT_FOUND (no document), or the file is rejected: error says why */
    struct avow_error error;
    struct page page;
    struct prepared *prepared; /* one for each statement */
    char key[DIGEST_HEX_SIZE]; /* input key of the bytes that were read */
    struct arena arena;
};

struct reading;

/* Start reading `count` jobs (borrowed until reading_end). */
enum avow_status reading_start(const struct reading_options *options, const struct corpus *corpus,
                               const struct reading_job *jobs, size_t count, struct reading **out,
                               struct avow_error *err);
/* Wait for the result of job `number`; to be called for 0, 1, 2 ... It lives until reading_release. The
 * status is that of the machinery (INTERRUPTED, NO_MEMORY, IO), not of the file. */
enum avow_status reading_take(struct reading *reading, size_t number, struct reading_result **out,
                              struct avow_error *err);
/* Give the memory of results [first, end) back. */
void reading_release(struct reading *reading, size_t first, size_t end);
/* Stop the threads and their workers. NULL is allowed. */
void reading_end(struct reading *reading);

#endif
