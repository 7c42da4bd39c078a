/* What elements are by their contents: tables that only lay out a page, lists of cards, hidden parts, labels.
 */
#ifndef DOCUMENT_HTML_SHAPE_H
#define DOCUMENT_HTML_SHAPE_H

#include "document/html_role.h"

/* Not shown, and not what a click unfolds. */
bool html_is_hidden(const xmlNode *node);
/* A table without rows of data: one cell a row, tables or headings inside. */
bool html_is_layout(const xmlNode *table);
/* A list whose items begin with headings or questions to unfold: sections, not items. */
bool html_is_list_of_cards(const xmlNode *list);
/* The word over a note ("Note:") that says no more than its frame does. */
bool html_is_note_label(struct span text);
/* A button is dropped, but for the one that unfolds an answer: its words are the question. */
enum html_role html_button_role(const xmlNode *button);

#endif
