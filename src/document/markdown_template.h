/* Template tags in Markdown (Liquid, Jekyll, Hugo, mustache): they go, the text between them stays. */
#ifndef DOCUMENT_MARKDOWN_TEMPLATE_H
#define DOCUMENT_MARKDOWN_TEMPLATE_H

#include "base/buffer.h"

/* Append `text` without `{% tags %}` and `{{ values }}`. What stands in `{% raw %}` and in code stays as it
 * is, `{% comment %}` and diagrams go whole, `{% highlight %}` becomes a code block. */
void markdown_drop_templates(struct buffer *out, struct span text);

#endif
