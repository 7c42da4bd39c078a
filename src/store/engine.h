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
/* A batch is not seen and not kept before ENGINE_COMMIT, which makes it durable; when that fails, all of it
 * is gone. */
enum engine_step { ENGINE_BEGIN, ENGINE_COMMIT, ENGINE_CANCEL };
enum avow_status engine_batch(struct engine_writer *writer, enum engine_step action, struct avow_error *err);
/* One change of the batch (no document: delete); on failure half of it may stand there. A fast writer does it
 * later, in a thread of its own, and tells a failure when the next step is taken. */
enum avow_status engine_put(struct engine_writer *writer, struct span unique,
                            const struct store_document *document, struct avow_error *err);
enum avow_status engine_set_metadata(struct engine_writer *writer, struct span key, struct span value,
                                     struct avow_error *err);
/* Look at every block of every table, for which the engine opens them for writing. CORRUPT. */
enum avow_status engine_check(const char *path, struct avow_error *err);
/* Not inside a batch. */
void engine_close(struct engine_writer *writer);

#endif
