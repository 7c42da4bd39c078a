/* The engine's single steps of writing, and what its faults mean; writer.c puts the steps in order. */
#ifndef STORE_ENGINE_H
#define STORE_ENGINE_H

#include "store/store.h"

/* Fill `err` from one of the engine's exceptions: its type ("DatabaseLockError"), its message, and the
 * operating system's words behind it (NULL: none). */
enum avow_status fault_tell(const char *type, const char *message, const char *system, const char *place,
                            struct avow_error *err);

struct engine_writer;

/* One attempt to open; LOCKED at once when somebody else writes. */
enum avow_status engine_open(const char *path, bool create, bool fast, struct engine_writer **out,
                             struct avow_error *err);
/* Begin a batch; nothing of it is seen or kept before engine_commit. Not inside a batch. */
enum avow_status engine_begin(struct engine_writer *writer, struct avow_error *err);
/* One change; on failure half of it may stand in the batch. */
enum avow_status engine_put(struct engine_writer *writer, const struct store_document *document,
                            struct avow_error *err);
enum avow_status engine_remove(struct engine_writer *writer, struct span unique, struct avow_error *err);
enum avow_status engine_set_metadata(struct engine_writer *writer, struct span key, struct span value,
                                     struct avow_error *err);
/* End the batch and make it durable; on failure all of it is gone. */
enum avow_status engine_commit(struct engine_writer *writer, struct avow_error *err);
/* End the batch and drop it. */
enum avow_status engine_cancel(struct engine_writer *writer, struct avow_error *err);
/* Not inside a batch. */
void engine_close(struct engine_writer *writer);

#endif
