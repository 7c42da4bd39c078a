/* An HTML table in Markdown whose cells hold empty lines: for the parser each of them ends the piece of HTML.
 */
#ifndef DOCUMENT_MARKDOWN_TABLE_H
#define DOCUMENT_MARKDOWN_TABLE_H

#include "base/buffer.h"

#include <cmark-gfm.h>

/* The node in which the table that the piece of HTML `first` opens is closed: `first` itself when it leaves
 * none open, a node after it, or NULL when no node before the next heading closes it. */
cmark_node *markdown_table_end(cmark_node *first);
/* Append the nodes from `first` to `last`, its sibling, as one piece of HTML. */
void markdown_table_append(struct buffer *out, cmark_node *first, cmark_node *last);

#endif
