/* Put the caption that stands below a table above it. */
#include "document/markdown_caption.h"

#include "base/cleanup.h"
#include "document/markdown_code.h"

enum { MOST_TITLES = 4 /* above one table: each moves it */ };

/* The value of `name="..."` among the attributes; empty when it is not there. */
static struct span value_of(struct span attributes, struct span name)
{
    size_t at = span_find(attributes, name, 0);
    if (at == SPAN_NONE)
        return SPAN_EMPTY;
    size_t start = at + name.size;
    size_t end = span_find_byte(attributes, '"', start);
    return end == SPAN_NONE ? SPAN_EMPTY : span_trim(span_part(attributes, start, end));
}

static void put_above(struct markdown_caption *caption, struct buffer *out, struct span title)
{
    CLEANUP(buffer_free) struct buffer table = BUFFER_INIT;
    if (title.size == 0 || caption->titles++ >= MOST_TITLES)
        return;
    buffer_append(&table, span_part(buffer_span(out), caption->start, out->size));
    buffer_truncate(out, caption->start);
    buffer_printf(out, "\n%*s%.*s\n\n", (int)caption->indent, "", SPAN_ARG(title));
    buffer_append(out, buffer_span(&table));
    out->failed = out->failed || table.failed;
}

void markdown_caption_line(struct markdown_caption *caption, struct buffer *out, struct span line)
{
    struct span trimmed = span_trim(line);
    if (span_starts(trimmed, SPAN("|"))) {
        if (!caption->open || caption->titles > 0)
            *caption =
                (struct markdown_caption){.open = true, .start = out->size, .indent = markdown_indent(line)};
        return;
    }
    caption->open = caption->open && span_starts(trimmed, SPAN("{:"));
    if (!caption->open)
        return;
    put_above(caption, out, value_of(trimmed, SPAN("caption=\"")));
    put_above(caption, out, value_of(trimmed, SPAN("tab-title=\"")));
}
