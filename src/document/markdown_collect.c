/* What a Markdown tree's events add up to. */
#include "document/markdown_collect.h"

#include "base/cleanup.h"
#include "document/html_fragment.h"
#include "document/html_text.h"
#include "document/markdown_stars.h"
#include "document/markdown_table.h"
#include "document/prose.h"
#include "document/reader.h"

#include <cmark-gfm-core-extensions.h>

static void append_block(struct collector *collector, struct block block)
{
    inline_text_append(&collector->line, collector->blocks, block);
}

/* Take "[!NOTE]" off the front of a quote's first paragraph. */
static bool take_admonition(struct span *text)
{
    size_t end = span_starts(*text, SPAN("[!")) ? span_find_byte(*text, ']', 2) : SPAN_NONE;
    if (end == SPAN_NONE || end > 20)
        return false;
    *text = span_trim(span_part(*text, end + 1, text->size));
    return true;
}

static struct block quoted_block(struct collector *collector, cmark_node *quote, struct span text)
{
    bool note = collector->admonition == quote;
    if (!note && take_admonition(&text)) {
        collector->admonition = quote;
        note = true;
    }
    return (struct block){.kind = note ? BLOCK_NOTE : BLOCK_QUOTE, .text = text};
}

static bool is_numbered(cmark_node *item)
{
    return cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_ORDERED_LIST;
}

/* The number stays with the node: counting from the front again for each item would take a square of time. */
void collect_item(struct collector *collector, cmark_node *node)
{
    collector->first_of_item = true;
    if (!is_numbered(node))
        return;
    cmark_node *before = cmark_node_previous(node);
    intptr_t number = before != NULL ? (intptr_t)cmark_node_get_user_data(before) + 1
                                     : cmark_node_get_list_start(cmark_node_parent(node));
    cmark_node_set_user_data(node, (void *)number);
}

/* The number an item is shown with; empty for a bullet. */
static struct span number_of(struct collector *collector, cmark_node *item)
{
    if (!is_numbered(item))
        return SPAN_EMPTY;
    bool paren = cmark_node_get_list_delim(cmark_node_parent(item)) == CMARK_PAREN_DELIM;
    const char *number = arena_printf(collector->line.arena, "%d%s",
                                      (int)(intptr_t)cmark_node_get_user_data(item), paren ? ")" : ".");
    collector->line.failed = collector->line.failed || number == NULL;
    return number != NULL ? span_of(number) : SPAN_EMPTY;
}

/* A paragraph is what its parent makes of it. */
void collect_paragraph(struct collector *collector, cmark_node *node)
{
    struct span text = inline_text_tidy(&collector->line);
    cmark_node *parent = cmark_node_parent(node);
    cmark_node_type type = parent != NULL ? cmark_node_get_type(parent) : CMARK_NODE_DOCUMENT;
    bool bold = inline_text_is_bold(&collector->line);
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = text};
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        block = quoted_block(collector, parent, text);
    } else if (type == CMARK_NODE_ITEM) {
        block.kind = collector->first_of_item ? BLOCK_ITEM : BLOCK_PARAGRAPH;
        block.level = collector->list_depth;
        if (block.kind == BLOCK_ITEM)
            block.number = number_of(collector, parent);
        collector->first_of_item = false;
    }
    block.bold = bold;
    append_block(collector, block);
}

void collect_heading(struct collector *collector, cmark_node *node)
{
    struct span text = inline_text_tidy(&collector->line);
    cmark_node *parent = cmark_node_parent(node);
    bool real = cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT && text.size <= READER_HEADING;
    if (!real) {
        collect_paragraph(collector, node);
        return;
    }
    collector->open_table = false;
    append_block(
        collector,
        (struct block){.kind = BLOCK_HEADING, .level = cmark_node_get_heading_level(node), .text = text});
}

void collect_row(struct collector *collector, cmark_node *node)
{
    struct span text = inline_text_row(&collector->line);
    collector->in_row = false;
    bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    append_block(collector, (struct block){.kind = BLOCK_ROW, .header = header, .text = text});
}

void collect_code(struct collector *collector, cmark_node *node)
{
    struct span text = span_of(cmark_node_get_literal(node));
    while (text.size > 0 && text.bytes[text.size - 1] == '\n')
        text.size--;
    append_block(collector,
                 (struct block){.kind = BLOCK_CODE, .text = arena_copy(collector->line.arena, text)});
}

static void read_html(struct collector *collector, struct span html)
{
    if (collector->status == AVOW_OK)
        collector->status = html_fragment(html, collector->line.arena, collector->blocks, collector->err);
}

/* Pieces of HTML are read as pages are; a tag alone says nothing. */
void collect_html(struct collector *collector, cmark_node *node)
{
    CLEANUP(buffer_free) struct buffer table = BUFFER_INIT;
    cmark_node *end = collector->open_table ? NULL : markdown_table_end(node);
    collector->open_table = end == NULL;
    if (end == NULL || end == node) {
        read_html(collector, span_of(cmark_node_get_literal(node)));
        return;
    }
    markdown_table_append(&table, node, end);
    collector->line.failed = collector->line.failed || table.failed;
    collector->taken = end;
    read_html(collector, buffer_span(&table));
}

void collect_text(struct collector *collector, struct span text)
{
    if (!collector->hidden && collector->image == 0)
        inline_text_add(&collector->line, text);
}

/* A cell may end in the stars of a remark below its table. */
void collect_plain(struct collector *collector, cmark_node *node)
{
    struct span text = span_of(cmark_node_get_literal(node));
    if (collector->in_row || span_find(text, SPAN("**"), 0) == SPAN_NONE) {
        collect_text(collector, text);
        return;
    }
    CLEANUP(buffer_free) struct buffer plain = BUFFER_INIT;
    struct span line = buffer_span(&collector->line.text);
    markdown_append_unstarred(&plain, text, line.size > 0 ? line.bytes[line.size - 1] : ' ',
                              cmark_node_next(node) != NULL);
    collector->line.failed = collector->line.failed || plain.failed;
    collect_text(collector, buffer_span(&plain));
}

/* The next line begins with bold words that ask. */
static bool begins_question(cmark_node *node)
{
    bool bold = node != NULL && cmark_node_get_type(node) == CMARK_NODE_STRONG;
    cmark_node *last = bold ? cmark_node_last_child(node) : NULL;
    return last != NULL && cmark_node_get_type(last) == CMARK_NODE_TEXT &&
           prose_asks(span_of(cmark_node_get_literal(last)));
}

/* A line that is one bold question is a paragraph of its own, also without an empty line after it. */
void collect_line_end(struct collector *collector, cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);
    bool question = inline_text_is_bold(&collector->line) && collector->line.strong == 0 &&
                    cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH &&
                    cmark_node_get_type(cmark_node_parent(parent)) == CMARK_NODE_DOCUMENT &&
                    prose_asks(buffer_span(&collector->line.text));
    if (question || begins_question(cmark_node_next(node)))
        collect_paragraph(collector, parent);
    else
        collect_text(collector, SPAN(" "));
}

void collect_inline_html(struct collector *collector, struct span tag)
{
    switch (html_effect_of(tag)) {
    case HTML_SPACE:
        if (collector->in_row)
            inline_text_line_end(&collector->line);
        else
            collect_text(collector, SPAN(" "));
        break;
    case HTML_BREAK:
        collect_text(collector, SPAN(" "));
        break;
    case HTML_HIDE:
        collector->hidden = true;
        break;
    case HTML_SHOW:
        collector->hidden = false;
        break;
    case HTML_BOLD:
        collector->line.strong++;
        break;
    case HTML_PLAIN:
        collector->line.strong -= collector->line.strong > 0;
        break;
    case HTML_NONE:
        break;
    }
}

void collect_link_begin(struct collector *collector, cmark_node *node)
{
    inline_text_link_begin(&collector->line, span_of(cmark_node_get_url(node)));
}

void collect_link_end(struct collector *collector)
{
    inline_text_link_end(&collector->line);
}

void collect_start(struct collector *collector)
{
    collector->hidden = false;
    collector->line.strong = 0;
    inline_text_clear(&collector->line);
}

void collect_row_begin(struct collector *collector)
{
    collect_start(collector);
    collector->in_row = true;
}

void collect_cell_end(struct collector *collector)
{
    inline_text_cell_end(&collector->line);
}
