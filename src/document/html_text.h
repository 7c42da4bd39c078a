/* HTML tags inside a line of other markup: the tags go, the text stays. */
#ifndef DOCUMENT_HTML_TEXT_H
#define DOCUMENT_HTML_TEXT_H

#include "base/span.h"

/* What a tag does to the text around it. */
enum html_effect { HTML_NONE, HTML_SPACE, HTML_BREAK, HTML_HIDE, HTML_SHOW, HTML_BOLD, HTML_PLAIN };

/* The effect of one tag ("<br/>", "</p>", "<!-- -->"). */
enum html_effect html_effect_of(struct span tag);

#endif
