/* What an element of an HTML page means for its text. */
#ifndef DOCUMENT_HTML_ROLE_H
#define DOCUMENT_HTML_ROLE_H

#include "document/html_tree.h"

enum html_role {
    HTML_INLINE, /* part of the text around it; also elements we do not know */
    HTML_DROPPED,
    HTML_BLOCK,
    HTML_HEADING,
    HTML_LIST,
    HTML_ITEM,
    HTML_QUOTE,
    HTML_NOTE,
    HTML_CODE,
    HTML_TABLE,
    HTML_ROW,
    HTML_CELL,
    HTML_LINE_BREAK,
    HTML_BOLD,
    HTML_LINK,
    HTML_IMAGE,
    HTML_TERM,       /* dt */
    HTML_DEFINITION, /* dd */
    HTML_TERMS,      /* dl */
    HTML_QUESTION,   /* what is written in it is a question, if it asks: summary, the name of a Question */
    HTML_ANSWERED    /* a question and its answer: details, a Question */
};

/* Depends on nothing but the node and the tree around it. */
enum html_role html_role_of(const xmlNode *node);
/* A name within a schema.org Question: a question whether it asks or not. */
bool html_is_marked_question(const xmlNode *node);

#endif
