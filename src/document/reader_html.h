/* HTML pages and pieces of HTML in other formats. */
#ifndef DOCUMENT_READER_HTML_H
#define DOCUMENT_READER_HTML_H

#include "document/reader.h"

/* Append the blocks of a piece of clean HTML. BAD_INPUT when it nests too deep. */
enum avow_status html_fragment(struct span html, struct arena *arena, struct block_list *blocks,
                               struct avow_error *err);

#endif
