/* Markdown to blocks: cmark-gfm parses, one loop over its events collects. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/include.h"
#include "document/markdown_collect.h"
#include "document/markdown_guard.h"
#include "document/markdown_marks.h"
#include "document/markdown_template.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <pthread.h>

static pthread_once_t registered = PTHREAD_ONCE_INIT;

enum table_part { TABLE_NONE, TABLE_ROW, TABLE_CELL };

/* The table extension's node types have names only. */
static enum table_part table_part_of(cmark_node *node)
{
    struct span name = span_of(cmark_node_get_type_string(node));
    if (span_equal(name, SPAN("table_cell")))
        return TABLE_CELL;
    bool row = span_equal(name, SPAN("table_row")) || span_equal(name, SPAN("table_header"));
    return row ? TABLE_ROW : TABLE_NONE;
}

static void enter_table(struct collector *collector, cmark_node *node)
{
    enum table_part part = table_part_of(node);
    if (part == TABLE_ROW)
        collect_row_begin(collector);
    else if (part == TABLE_CELL && cmark_node_previous(node) != NULL)
        collect_cell_end(collector);
}

static void enter(struct collector *collector, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        collector->depth++;
        break;
    case CMARK_NODE_LIST:
        collector->depth++;
        collector->list_depth++;
        break;
    case CMARK_NODE_ITEM:
        collect_item(collector, node);
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        collect_start(collector);
        break;
    case CMARK_NODE_CODE_BLOCK:
        collect_code(collector, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        collect_html(collector, node);
        break;
    case CMARK_NODE_TEXT:
        collect_plain(collector, node);
        break;
    case CMARK_NODE_CODE:
        collect_text(collector, span_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_HTML_INLINE:
        collect_inline_html(collector, span_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        collect_line_end(collector, node);
        break;
    case CMARK_NODE_STRONG:
        collector->line.strong++;
        break;
    case CMARK_NODE_IMAGE:
        collector->image++;
        break;
    case CMARK_NODE_LINK:
        collect_link_begin(collector, node);
        break;
    default:
        enter_table(collector, node);
    }
}

static void leave(struct collector *collector, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        collector->depth--;
        break;
    case CMARK_NODE_LIST:
        collector->depth--;
        collector->list_depth--;
        break;
    case CMARK_NODE_PARAGRAPH:
        collect_paragraph(collector, node);
        break;
    case CMARK_NODE_HEADING:
        collect_heading(collector, node);
        break;
    case CMARK_NODE_STRONG:
        collector->line.strong -= collector->line.strong > 0;
        break;
    case CMARK_NODE_IMAGE:
        collector->image--;
        break;
    case CMARK_NODE_LINK:
        collect_link_end(collector);
        break;
    default:
        if (table_part_of(node) == TABLE_ROW)
            collect_row(collector, node);
    }
}

static cmark_node *parse(struct span text)
{
    pthread_once(&registered, cmark_gfm_core_extensions_ensure_registered);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_syntax_extension *extension = cmark_find_syntax_extension("table");
    if (extension != NULL)
        cmark_parser_attach_syntax_extension(parser, extension);
    cmark_parser_feed(parser, text.bytes, text.size);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

/* The loop over cmark's events: it never recurses, however deep the file. */
static enum avow_status collect_all(struct collector *collector, cmark_node *root, struct avow_error *err)
{
    cmark_iter *events = cmark_iter_new(root);
    cmark_event_type event = CMARK_EVENT_NONE;
    while (!collector->line.failed && collector->status == AVOW_OK && collector->depth <= READER_DEPTH &&
           (event = cmark_iter_next(events)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(events);
        if (event == CMARK_EVENT_ENTER)
            enter(collector, node);
        else
            leave(collector, node);
        if (collector->taken != NULL)
            cmark_iter_reset(events, collector->taken, CMARK_EVENT_EXIT);
        collector->taken = NULL;
    }
    cmark_iter_free(events);
    if (collector->line.failed || collector->status != AVOW_OK)
        return collector->line.failed ? error_set_no_memory(err, "") : collector->status;
    return collector->depth > READER_DEPTH ? markdown_too_deep(err) : AVOW_OK;
}

/* CommonMark of a page's text: what publishing tools add is gone. */
static enum avow_status plain_markdown(struct span text, struct buffer *out, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer untagged = BUFFER_INIT;
    markdown_drop_templates(&untagged, text);
    markdown_plain_marks(out, buffer_span(&untagged));
    return untagged.failed || out->failed ? error_set_no_memory(err, "")
                                          : markdown_guard(buffer_span(out), err);
}

enum avow_status reader_markdown_body(struct span text, struct arena *arena, struct block_list *blocks,
                                      struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    enum avow_status status = plain_markdown(text, &body, err);
    if (status != AVOW_OK)
        return status;
    struct collector collector = {.line = {.arena = arena}, .blocks = blocks, .err = err};
    cmark_node *root = parse(buffer_span(&body));
    status = collect_all(&collector, root, err);
    cmark_node_free(root);
    buffer_free(&collector.line.text);
    return status;
}

enum avow_status reader_markdown(struct span text, struct arena *arena, struct reading *out,
                                 struct avow_error *err)
{
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    enum avow_status status = reader_front_matter(&text, arena, &out->front, err);
    if (include_wanted(SPAN(".md"), text))
        out->note = "an [!INCLUDE] names no file of the corpus, left out";
    return status == AVOW_OK ? reader_markdown_body(text, arena, &out->blocks, err) : status;
}
