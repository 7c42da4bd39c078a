/* Look over Markdown before it is parsed: refuse what would take for ever. */
#ifndef DOCUMENT_MARKDOWN_GUARD_H
#define DOCUMENT_MARKDOWN_GUARD_H

#include "base/error.h"
#include "base/span.h"

/* BAD_INPUT for containers nested over READER_DEPTH on one line, for tables that are almost all empty cells,
 * and for more declarations in one paragraph than any page has. */
enum avow_status markdown_guard(struct span text, struct avow_error *err);
/* The one message for too deep nesting. */
enum avow_status markdown_too_deep(struct avow_error *err);

#endif
