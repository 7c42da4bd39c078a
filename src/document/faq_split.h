/* Questions that share a block with their answer, or carry a label. */
#ifndef DOCUMENT_FAQ_SPLIT_H
#define DOCUMENT_FAQ_SPLIT_H

#include "document/block.h"

/* Part "Q: Is it? A: Yes." anywhere and, in sections of questions on the page called `title`, "Is it so?
 * Yes." into question and answer, and take the labels off. False when memory ran out; `blocks` is then as it
 * was. */
bool faq_split(struct block_list *blocks, struct span title, struct arena *arena);

#endif
