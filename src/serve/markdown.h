/* Foreign text and addresses in Markdown (CommonMark, GitHub's extensions too) that stay what they are. */
#ifndef SERVE_MARKDOWN_H
#define SERVE_MARKDOWN_H

#include "base/buffer.h"

/* Append one line of text so that no renderer makes markup, HTML, a link or an image of it: a backslash
 * before what could begin one. Control bytes and line breaks become spaces. */
void markdown_append_text(struct buffer *out, struct span text);
/* Append an address as the destination of a link, "<...>"; what could end it is percent-encoded. */
void markdown_append_url(struct buffer *out, struct span url);

#endif
