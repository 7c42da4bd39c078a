/* One thread for each part to sync; where none can be had, the caller syncs it itself. */
#include "index/durable.h"

#include "base/file.h"

static void *sync_part(void *context)
{
    struct durable_part *part = context;
    part->status = file_sync_tree(part->path, &part->error);
    return NULL;
}

void durable_begin(struct durable *durable, const char *const paths[DURABLE_PARTS])
{
    for (size_t i = 0; i < DURABLE_PARTS; i++) {
        struct durable_part *part = &durable->parts[i];
        *part = (struct durable_part){.path = paths[i]};
        part->started = pthread_create(&part->thread, NULL, sync_part, part) == 0;
    }
}

enum avow_status durable_end(struct durable *durable, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < DURABLE_PARTS; i++) {
        struct durable_part *part = &durable->parts[i];
        if (part->started)
            pthread_join(part->thread, NULL);
        else
            sync_part(part);
        if (status == AVOW_OK && part->status != AVOW_OK)
            status = error_set(err, part->status, part->error.place, "%s", part->error.message);
    }
    return status;
}
