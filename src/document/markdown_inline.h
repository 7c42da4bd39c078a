/* Marks of publishing tools inside a line of Markdown. */
#ifndef DOCUMENT_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_INLINE_H

#include "base/buffer.h"

/* Append a piece of text without `[!INCLUDE [..](..)]` and `{: attributes }`; a reference to a footnote
 * (`[^1]`) becomes " (1)"; links whose target has a space become links. Code spans stay as they are. */
void markdown_append_inline(struct buffer *out, struct span text);
/* As above for a whole line: a footnote (`[^1]: text`) becomes a paragraph, "(1) text". */
void markdown_append_line(struct buffer *out, struct span line);

#endif
