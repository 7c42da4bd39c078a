/* Captions that kramdown writes below a table: they are put above it. */
#ifndef DOCUMENT_MARKDOWN_CAPTION_H
#define DOCUMENT_MARKDOWN_CAPTION_H

#include "base/buffer.h"

/* The table whose lines have just been written. */
struct markdown_caption {
    bool open;       /* the line before is one of its lines, or of its attributes */
    size_t start;    /* where it starts in the output, bytes */
    size_t indent;   /* of its first line, columns */
    unsigned titles; /* put above it so far */
};

/* A line outside code is about to be appended to `out`. After a table, attributes that name it ("{:
 * caption="Ports" }", "{: tab-title="v2.0"}") become a paragraph before it. */
void markdown_caption_line(struct markdown_caption *caption, struct buffer *out, struct span line);

#endif
