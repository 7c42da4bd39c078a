/* Signs of emphasis that the parser left as text, because nothing closes them where it looks. */
#ifndef DOCUMENT_MARKDOWN_STARS_H
#define DOCUMENT_MARKDOWN_STARS_H

#include "base/buffer.h"

/* Append `text`, a piece of a paragraph, without runs of two or more stars that open or close emphasis: those
 * beside a space or a sign. Stars that stand alone with no others behind them ("** see below") and those
 * inside a word ("2**8") stay. `before` is the byte before the piece, ' ' when there is none; `more` is true
 * when the paragraph goes on behind it. */
void markdown_append_unstarred(struct buffer *out, struct span text, char before, bool more);

#endif
