/* Marks of publishing tools inside a line of Markdown. */
#ifndef DOCUMENT_MARKDOWN_INLINE_H
#define DOCUMENT_MARKDOWN_INLINE_H

#include "base/buffer.h"

/* Append a piece of text without `[!INCLUDE [..](..)]`, `{: attributes }` and `[^footnote]` references; links
 * whose target has a space become links. Code spans stay as they are. */
void markdown_append_inline(struct buffer *out, struct span text);
/* As above for a whole line: a footnote's text (`[^1]: text`) becomes a paragraph. */
void markdown_append_line(struct buffer *out, struct span line);

#endif
