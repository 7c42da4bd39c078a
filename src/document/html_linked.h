/* What a page states for machines: JSON-LD of schema.org. */
#ifndef DOCUMENT_HTML_LINKED_H
#define DOCUMENT_HTML_LINKED_H

#include "base/value.h"
#include "document/block.h"
#include "document/html_tree.h"

/* The JSON-LD of a script element; false when it is none, or broken. */
bool html_linked_read(const xmlNode *script, struct arena *arena, struct value *out);
/* Put the questions of FAQPage data that `blocks` do not have before them, with their answers. */
enum avow_status html_linked_questions(const xmlNode *root, struct arena *arena, struct block_list *blocks,
                                       struct avow_error *err);
/* The first text under `key` of the maps in `value`, outermost first; empty when there is none. */
struct span html_linked_text(const struct value *value, const char *key);

#endif
