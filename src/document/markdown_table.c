/* Join the pieces of an HTML table that empty lines have cut. */
#include "document/markdown_table.h"

#include <stdlib.h>

static const struct span opening = SPAN_INIT("<table");
static const struct span closing = SPAN_INIT("</table");

/* Tables open after a piece of HTML, if `open` were before it. */
static long tables_open(struct span html, long open)
{
    for (size_t at = 0; (at = span_find_byte(html, '<', at)) != SPAN_NONE; at++) {
        if (span_equal_case(span_part(html, at, at + opening.size), opening))
            open++;
        else if (open > 0 && span_equal_case(span_part(html, at, at + closing.size), closing))
            open--;
    }
    return open;
}

cmark_node *markdown_table_end(cmark_node *first)
{
    long open = 0;
    for (cmark_node *node = first; node != NULL; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HEADING)
            return NULL;
        if (type == CMARK_NODE_HTML_BLOCK)
            open = tables_open(span_of(cmark_node_get_literal(node)), open);
        if (open == 0)
            return node;
    }
    return NULL;
}

/* HTML as it stands: also what is indented, which only looks like code after an empty line. */
static bool is_html(cmark_node *node)
{
    int length = 0;
    int offset = 0;
    char sign = '\0';
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_HTML_BLOCK ||
           (type == CMARK_NODE_CODE_BLOCK && !cmark_node_get_fenced(node, &length, &offset, &sign));
}

void markdown_table_append(struct buffer *out, cmark_node *first, cmark_node *last)
{
    for (cmark_node *node = first;; node = cmark_node_next(node)) {
        char *rendered = is_html(node) ? NULL : cmark_render_html(node, CMARK_OPT_UNSAFE, NULL);
        buffer_append(out, span_of(rendered != NULL ? rendered : cmark_node_get_literal(node)));
        free(rendered);
        if (node == last)
            return;
    }
}
