/* Where Markdown is code, told line by line: what looks like a mark in there is none. */
#ifndef DOCUMENT_MARKDOWN_CODE_H
#define DOCUMENT_MARKDOWN_CODE_H

#include "base/span.h"

/* The lines so far; begins zeroed. */
struct markdown_code {
    char fence;      /* of the open fenced block: '`' or '~'; 0 = none */
    size_t width;    /* of that fence */
    bool quoted;     /* it stands in a quote and ends with it */
    bool list;       /* an indented line may belong to an item */
    bool indented;   /* in an indented block */
    bool after_text; /* the line before was not empty, and no code */
};

/* Take the next line; true when it is code or the fence of a code block. */
bool markdown_code_line(struct markdown_code *code, struct span line);
/* Where the `code span` that begins at the backtick at `at` ends, past its last backtick; 0 when none begins
 * there (`*run` backticks are then plain text). */
size_t markdown_code_span(struct span text, size_t at, size_t *run);
/* Columns of white space at the front of a line; a tab goes to the next multiple of 4. */
size_t markdown_indent(struct span line);
/* True when the line, its indentation taken off, begins with a bullet or a number and a space. */
bool markdown_is_item(struct span trimmed);

#endif
