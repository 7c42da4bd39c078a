/* avow library history: what became of one approval. */
#ifndef COMMAND_LIBRARY_HISTORY_H
#define COMMAND_LIBRARY_HISTORY_H

#include "command/options.h"
#include "library/library.h"

/* Print the changes of approval `number`, as text or, with --json, as JSON; returns the exit code. */
int library_history_print(const struct invocation *invocation, const struct library_place *place,
                          int64_t number);

#endif
