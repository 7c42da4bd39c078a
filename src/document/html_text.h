/* HTML inside other markup: the tags go, the text stays. */
#ifndef DOCUMENT_HTML_TEXT_H
#define DOCUMENT_HTML_TEXT_H

#include "base/buffer.h"

/* What a tag does to the text around it. */
enum html_effect { HTML_NONE, HTML_SPACE, HTML_BREAK, HTML_HIDE, HTML_SHOW, HTML_BOLD, HTML_PLAIN };

/* The effect of one tag ("<br/>", "</p>", "<!-- -->"). */
enum html_effect html_effect_of(struct span tag);
/* Append the text of a piece of HTML: no tags, scripts, styles or comments, character references decoded,
 * block tags as LF LF. */
void html_append_text(struct buffer *out, struct span html);

#endif
