/* Marks that publishing tools add to Markdown, line by line: they go, or become plain Markdown. */
#ifndef DOCUMENT_MARKDOWN_MARKS_H
#define DOCUMENT_MARKDOWN_MARKS_H

#include "base/buffer.h"

/* Append `text` in plain Markdown. Includes that nobody filled in, zone and layout fences and attribute
 * lists go; references to footnotes become plain; admonitions of Docusaurus (`:::note`) and MkDocs (`!!!
 * note`) become
 * `> [!NOTE]` quotes; tab headings become headings below the section they stand in. */
void markdown_plain_marks(struct buffer *out, struct span text);

#endif
