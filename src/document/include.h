/* Fill in `[!INCLUDE [text](path)]` before a page is read: the reader itself opens no files. */
#ifndef DOCUMENT_INCLUDE_H
#define DOCUMENT_INCLUDE_H

#include "base/buffer.h"
#include "base/error.h"

/* Appends the bytes of the file at `path` (below the corpus root, no "." or ".." in it); false when there is
 * no such file, or it may not be read. */
typedef bool (*include_load)(void *context, struct span path, struct buffer *out);

/* True when a file of this name with these bytes holds an include. */
bool include_wanted(struct span path, struct span bytes);
/* Append `text` of the Markdown file at `path` with its includes filled in: relative to the file they stand
 * in, without their front matter, four deep at most. What cannot be filled in (no such file, a circle,
 * outside the root) stays as it is, and the reader leaves it out. BAD_INPUT for binary `text`, TOO_LARGE past
 * DOCUMENT_LIMIT. */
enum avow_status include_expand(struct span path, struct span text, include_load load, void *context,
                                struct buffer *out, struct avow_error *err);

#endif
