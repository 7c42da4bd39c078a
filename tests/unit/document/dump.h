/* A page and its statements as readable JSON, to compare with a case's expected.json. */
#ifndef TEST_DOCUMENT_DUMP_H
#define TEST_DOCUMENT_DUMP_H

#include "base/buffer.h"
#include "document/document.h"

/* Append the page as indented JSON and a line's end; empty and usual values left out. */
void dump_page(struct buffer *out, const struct page *page);
/* Append a failure likewise. */
void dump_failure(struct buffer *out, const struct avow_error *failure);

#endif
