/* The bytes of an HTML page as clean UTF-8, by what the page says of its character set. */
#ifndef DOCUMENT_HTML_CHARSET_H
#define DOCUMENT_HTML_CHARSET_H

#include "base/arena.h"
#include "base/error.h"

/* `*text` in `arena`; `*note` is set when the character set had to be guessed. */
enum avow_status html_charset_decode(struct span bytes, struct arena *arena, struct span *text,
                                     const char **note, struct avow_error *err);
/* Load the tables of other character sets while files can still be opened. */
void html_charset_prepare(void);

#endif
