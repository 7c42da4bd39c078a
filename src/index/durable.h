/* Bring the finished parts of a generation to the disk while they are proved. */
#ifndef INDEX_DURABLE_H
#define INDEX_DURABLE_H

#include "base/error.h"

#include <pthread.h>
#include <stdbool.h>

enum { DURABLE_PARTS = 4 };

/* One part on its way to the disk. */
struct durable_part {
    const char *path;
    pthread_t thread;
    bool started;
    enum avow_status status;
    struct avow_error error;
};

struct durable {
    struct durable_part parts[DURABLE_PARTS];
};

/* Begin to sync `paths` (files or whole folders), all at once: the disk gathers them into fewer waits than
 * one after the other. Paths are borrowed until durable_end. */
void durable_begin(struct durable *durable, const char *const paths[DURABLE_PARTS]);
/* Wait for all; the first failure. */
enum avow_status durable_end(struct durable *durable, struct avow_error *err);

#endif
