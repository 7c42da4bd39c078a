/* An HTML tree to blocks: one walk that never recurses. */
#ifndef DOCUMENT_HTML_COLLECT_H
#define DOCUMENT_HTML_COLLECT_H

#include "document/block.h"
#include "document/html_tree.h"

/* Append the text of the element `root` to `blocks`, in `arena`. */
enum avow_status html_collect(const xmlNode *root, struct arena *arena, struct block_list *blocks,
                              struct avow_error *err);

#endif
