/* Read a page from bytes in a test, with the facts that all tests share. */
#ifndef TEST_DOCUMENT_PAGES_H
#define TEST_DOCUMENT_PAGES_H

#include "document/document.h"

/* The built-in vocabulary, opened for the test program. */
const struct vocabulary *pages_vocabulary(void);
void pages_close(void);
/* Input of a file `name` whose page is `pages/<stem>`, modified on 2 January 2026. The names live in `arena`.
 */
struct document_input pages_input(const char *name, struct span bytes, struct arena *arena);
/* Read it; a failure ends the test. */
struct page pages_read(const char *name, struct span bytes, struct arena *arena);
/* As pages_read from a C string that is Markdown. */
struct page pages_markdown(const char *text, struct arena *arena);

#endif
