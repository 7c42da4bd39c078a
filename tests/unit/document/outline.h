/* Blocks as lines that a test can spell out: "H2 Heading", "P Text", "I1 Item", "R a | b". */
#ifndef TEST_DOCUMENT_OUTLINE_H
#define TEST_DOCUMENT_OUTLINE_H

#include "base/buffer.h"
#include "document/reader.h"

/* Read `bytes`, which must succeed, and compare front matter ("title: ...", one line a field) and blocks with
 * what is expected. `paged`: page numbers stand before the blocks ("2 P Text"). A numbered item has
 * its number in brackets ("I1 [2.] Item"). Links follow their block as "> label = target". */
void outline_check(reader_function read, struct span bytes, bool paged, const char *expected);
/* Read `bytes`, which must fail so, with a message that holds `words`. */
void outline_check_refused(reader_function read, struct span bytes, enum avow_status expected,
                           const char *words);

#endif
