/* The golden questions of an index's corpus folders, for avow check. */
#ifndef COMMAND_GOLDEN_H
#define COMMAND_GOLDEN_H

#include "command/verbs.h"

/* Ask the questions of golden.tsv in each corpus folder that the live generation remembers. Append what
 * golden_write tells of each file, parted by commas, to `json`, and print it to `text` unless that is NULL.
 * `*met` is false when a file's floor is not reached. */
enum avow_status golden_check(const struct invocation *invocation, struct buffer *json, FILE *text, bool *met,
                              struct avow_error *err);

#endif
