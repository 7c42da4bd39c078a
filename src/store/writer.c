/* Writing in batches: a batch is written whole or not at all, whatever fails on the way. */
#include "store/engine.h"
#include "store/guard.h"

#include <stdlib.h>
#include <time.h>

struct store_writer {
    struct engine_writer *engine;
    bool in_batch;
    bool lost; /* a change failed inside the engine: the next commit must say so */
};

enum { RETRY_MS = 10 };

/* The engine itself can only refuse at once or wait for ever. */
static enum avow_status open_waiting(const char *path, bool create, bool fast, int wait_ms,
                                     struct engine_writer **engine, struct avow_error *err)
{
    struct avow_error last = AVOW_ERROR_INIT;
    enum avow_status status = engine_open(path, create, fast, engine, &last);
    for (int waited = 0; status == AVOW_LOCKED && waited < wait_ms; waited += RETRY_MS) {
        nanosleep(&(struct timespec){.tv_nsec = RETRY_MS * 1000000L}, NULL);
        status = engine_open(path, create, fast, engine, &last);
    }
    if (status != AVOW_OK && err != NULL)
        *err = last;
    return status;
}

enum avow_status store_writer_open(const char *path, bool create, bool fast, int wait_ms,
                                   struct store_writer **out, struct avow_error *err)
{
    enum avow_status status = guard_folder(path, create, err);
    if (status != AVOW_OK)
        return status;
    struct store_writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        return error_set_no_memory(err, path);
    status = open_waiting(path, create, fast, wait_ms, &writer->engine, err);
    if (status == AVOW_OK)
        *out = writer;
    else
        free(writer);
    return status;
}

static enum avow_status refuse_lost(struct avow_error *err)
{
    return error_set(err, AVOW_INTERNAL, "store",
                     "an earlier change failed and its batch was dropped; plan the batch again");
}

static enum avow_status begin(struct store_writer *writer, struct avow_error *err)
{
    if (writer->lost)
        return refuse_lost(err);
    enum avow_status status = writer->in_batch ? AVOW_OK : engine_batch(writer->engine, ENGINE_BEGIN, err);
    writer->in_batch = writer->in_batch || status == AVOW_OK;
    return status;
}

/* The engine may have done half of a change when it fails, and can only take back all of the batch. */
static enum avow_status after_change(struct store_writer *writer, enum avow_status status)
{
    if (status == AVOW_OK)
        return status;
    engine_batch(writer->engine, ENGINE_CANCEL, NULL);
    writer->in_batch = false;
    writer->lost = true;
    return status;
}

enum avow_status store_writer_put(struct store_writer *writer, const struct store_document *document,
                                  struct avow_error *err)
{
    enum avow_status status = guard_document(document, err);
    if (status == AVOW_OK)
        status = begin(writer, err);
    return status != AVOW_OK
               ? status
               : after_change(writer, engine_put(writer->engine, document->unique, document, err));
}

enum avow_status store_writer_remove(struct store_writer *writer, struct span unique, struct avow_error *err)
{
    enum avow_status status = guard_term(unique, err);
    if (status == AVOW_OK)
        status = begin(writer, err);
    return status != AVOW_OK ? status : after_change(writer, engine_put(writer->engine, unique, NULL, err));
}

enum avow_status store_writer_set_metadata(struct store_writer *writer, struct span key, struct span value,
                                           struct avow_error *err)
{
    enum avow_status status = guard_key(key, err);
    if (status == AVOW_OK)
        status = begin(writer, err);
    return status != AVOW_OK ? status
                             : after_change(writer, engine_set_metadata(writer->engine, key, value, err));
}

enum avow_status store_writer_commit(struct store_writer *writer, struct avow_error *err)
{
    if (writer->lost) {
        writer->lost = false;
        return refuse_lost(err);
    }
    if (!writer->in_batch)
        return AVOW_OK;
    writer->in_batch = false;
    enum avow_status status = engine_batch(writer->engine, ENGINE_COMMIT, err);
    if (status != AVOW_OK) { /* whichever half of it failed: leave nothing for the next commit to write */
        engine_batch(writer->engine, ENGINE_BEGIN, NULL);
        engine_batch(writer->engine, ENGINE_CANCEL, NULL);
    }
    return status;
}

void store_writer_close(struct store_writer *writer)
{
    if (writer == NULL)
        return;
    if (writer->in_batch)
        engine_batch(writer->engine, ENGINE_CANCEL, NULL);
    engine_close(writer->engine);
    free(writer);
}
