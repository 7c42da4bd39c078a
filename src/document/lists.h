/* Find the lists and tables that say what is in scope, and those that link to evidence. */
#ifndef DOCUMENT_LISTS_H
#define DOCUMENT_LISTS_H

#include "document/block.h"
#include "terms/record.h"

/* Give each of `count` blocks of one section its kind: KIND_SCOPE, KIND_EVIDENCE or KIND_SECTION. `headings`
 * is the section's path below the page's title. */
void lists_judge(const struct block *items, size_t count, struct span title, struct span_list headings,
                 enum statement_kind *kinds);

#endif
