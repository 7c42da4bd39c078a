/* Look over Markdown before it is parsed: drop lines that are no text, refuse what would take for ever. */
#ifndef DOCUMENT_MARKDOWN_GUARD_H
#define DOCUMENT_MARKDOWN_GUARD_H

#include "base/arena.h"
#include "base/error.h"

/* `*out`, in `arena`: the text without include markers, template tags and zone markers (their lines stay as
 * empty lines). BAD_INPUT for containers nested over READER_DEPTH on one line and for tables that are almost
 * all empty cells. */
enum avow_status markdown_guard(struct span text, struct arena *arena, struct span *out,
                                struct avow_error *err);
/* The one message for too deep nesting. */
enum avow_status markdown_too_deep(struct avow_error *err);

#endif
