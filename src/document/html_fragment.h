/* Pieces of HTML in other formats: Markdown, JSON-LD. */
#ifndef DOCUMENT_HTML_FRAGMENT_H
#define DOCUMENT_HTML_FRAGMENT_H

#include "document/block.h"

/* Append the blocks of a piece of clean HTML. BAD_INPUT when it nests too deep. */
enum avow_status html_fragment(struct span html, struct arena *arena, struct block_list *blocks,
                               struct avow_error *err);

#endif
