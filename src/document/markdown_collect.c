/* What a Markdown tree's events add up to. */
#include "document/markdown_collect.h"

#include "base/cleanup.h"
#include "document/html_text.h"
#include "document/prose.h"
#include "document/reader.h"

#include <cmark-gfm-core-extensions.h>

/* Parts cells while a row is collected; clean text has no such byte. */
static const char CELL_END = '\x1F';

enum { TARGET_LIMIT = 1024 /* bytes of a link's target worth keeping */ };

static void clear_block(struct collector *collector)
{
    buffer_truncate(&collector->text, 0);
    collector->links = NULL;
    collector->link_count = collector->link_capacity = 0;
    collector->bold_words = collector->plain_words = false;
}

static void append_block(struct collector *collector, struct block block)
{
    if (block.text.size == 0)
        return;
    block.links = collector->links;
    block.link_count = collector->link_count;
    if (block.text.bytes == NULL || collector->text.failed ||
        !block_append(collector->blocks, collector->arena, block))
        collector->failed = true;
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

/* A paragraph is what its parent makes of it. */
void collect_paragraph(struct collector *collector, cmark_node *node)
{
    struct span text = prose_tidy(buffer_span(&collector->text), collector->arena);
    cmark_node *parent = cmark_node_parent(node);
    cmark_node_type type = parent != NULL ? cmark_node_get_type(parent) : CMARK_NODE_DOCUMENT;
    bool bold = collector->bold_words && !collector->plain_words;
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = text};
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        block = quoted_block(collector, parent, text);
    } else if (type == CMARK_NODE_ITEM) {
        block.kind = collector->first_of_item ? BLOCK_ITEM : BLOCK_PARAGRAPH;
        block.level = collector->list_depth;
        collector->first_of_item = false;
    }
    block.bold = bold;
    append_block(collector, block);
    clear_block(collector);
}

void collect_heading(struct collector *collector, cmark_node *node)
{
    struct span text = prose_tidy(buffer_span(&collector->text), collector->arena);
    cmark_node *parent = cmark_node_parent(node);
    bool real = cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT && text.size <= READER_HEADING;
    if (!real) {
        collect_paragraph(collector, node);
        return;
    }
    append_block(
        collector,
        (struct block){.kind = BLOCK_HEADING, .level = cmark_node_get_heading_level(node), .text = text});
    clear_block(collector);
}

/* Cells are tidied one by one, so that empty ones keep their place; those at the end are left out. */
static struct span tidy_row(struct span text, struct arena *arena)
{
    CLEANUP(buffer_free) struct buffer row = BUFFER_INIT;
    struct span cell = SPAN_EMPTY;
    size_t size = 0; /* up to the last cell that holds something */
    for (bool first = true; span_next_piece(&text, CELL_END, &cell); first = false) {
        cell = prose_tidy(cell, arena);
        buffer_append_string(&row, first ? "" : " | ");
        buffer_append(&row, cell);
        size = cell.size > 0 ? row.size : size;
    }
    return row.failed ? SPAN_EMPTY : arena_copy(arena, span_part(buffer_span(&row), 0, size));
}

void collect_row(struct collector *collector, cmark_node *node)
{
    struct span text = tidy_row(buffer_span(&collector->text), collector->arena);
    bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    append_block(collector, (struct block){.kind = BLOCK_ROW, .header = header, .text = text});
    clear_block(collector);
}

void collect_code(struct collector *collector, cmark_node *node)
{
    struct span text = span_of(cmark_node_get_literal(node));
    while (text.size > 0 && text.bytes[text.size - 1] == '\n')
        text.size--;
    append_block(collector, (struct block){.kind = BLOCK_CODE, .text = arena_copy(collector->arena, text)});
}

/* One paragraph for each part between block tags. */
void collect_html(struct collector *collector, cmark_node *node)
{
    CLEANUP(buffer_free) struct buffer plain = BUFFER_INIT;
    html_append_text(&plain, span_of(cmark_node_get_literal(node)));
    if (plain.failed)
        collector->failed = true;
    struct span rest = buffer_span(&plain);
    while (rest.size > 0) {
        size_t end = span_find(rest, SPAN("\n\n"), 0);
        struct span part = span_part(rest, 0, end);
        rest = end == SPAN_NONE ? SPAN_EMPTY : span_part(rest, end + 2, rest.size);
        append_block(collector,
                     (struct block){.kind = BLOCK_PARAGRAPH, .text = prose_tidy(part, collector->arena)});
    }
}

void collect_text(struct collector *collector, struct span text)
{
    if (collector->hidden || collector->image > 0)
        return;
    buffer_append(&collector->text, text);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool word =
            byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
        if (word && collector->strong > 0)
            collector->bold_words = true;
        else if (word)
            collector->plain_words = true;
    }
}

/* A line that is one bold question is a paragraph of its own, also without an empty line after it. */
void collect_line_end(struct collector *collector, cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);
    bool question = collector->bold_words && !collector->plain_words && collector->strong == 0 &&
                    cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH &&
                    cmark_node_get_type(cmark_node_parent(parent)) == CMARK_NODE_DOCUMENT &&
                    prose_asks(buffer_span(&collector->text));
    if (question)
        collect_paragraph(collector, parent);
    else
        collect_text(collector, SPAN(" "));
}

void collect_inline_html(struct collector *collector, struct span tag)
{
    switch (html_effect_of(tag)) {
    case HTML_SPACE:
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
        collector->strong++;
        break;
    case HTML_PLAIN:
        collector->strong -= collector->strong > 0;
        break;
    case HTML_NONE:
        break;
    }
}

/* Targets that run code or carry the data themselves are no place to send a reader to. */
static struct span safe_target(struct span target)
{
    static const struct span refused[] = {SPAN_INIT("javascript:"), SPAN_INIT("vbscript:"),
                                          SPAN_INIT("data:"), SPAN_INIT("file:")};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (span_equal_case(span_part(target, 0, refused[i].size), refused[i]))
            return SPAN_EMPTY;
    return target.size <= TARGET_LIMIT ? target : SPAN_EMPTY;
}

void collect_link(struct collector *collector, cmark_node *node)
{
    struct span label = span_part(buffer_span(&collector->text), collector->link_start, collector->text.size);
    struct block_link link = {
        .label = prose_tidy(label, collector->arena),
        .target = arena_copy(collector->arena, safe_target(span_of(cmark_node_get_url(node)))),
    };
    if (link.label.size == 0)
        return;
    if (link.target.bytes == NULL ||
        !arena_grow(collector->arena, &collector->links, &collector->link_capacity, collector->link_count,
                    sizeof *collector->links)) {
        collector->failed = true;
        return;
    }
    collector->links[collector->link_count++] = link;
}

void collect_start(struct collector *collector)
{
    collector->hidden = false;
    collector->strong = 0;
    clear_block(collector);
}

void collect_cell_end(struct collector *collector)
{
    buffer_append_byte(&collector->text, CELL_END);
}
