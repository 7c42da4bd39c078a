/* The words of an HTML tree, added to a line. */
#ifndef DOCUMENT_HTML_WORDS_H
#define DOCUMENT_HTML_WORDS_H

#include "document/inline_text.h"

/* Add the text of a node: a character reference may name a byte of Windows-1252 or a control, which clean
 * text does not have. */
void html_words_add(struct inline_text *line, struct span text);

#endif
