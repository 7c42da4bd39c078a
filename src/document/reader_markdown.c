/* Markdown to blocks: cmark-gfm parses, one loop over its events collects. */
#include "document/reader.h"

#include "base/cleanup.h"
#include "document/html_text.h"
#include "document/markdown_guard.h"
#include "document/prose.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <pthread.h>

/* Parts cells while a row is collected; clean text has no such byte. */
static const char CELL_END = '\x1F';

enum { TARGET_LIMIT = 1024 /* bytes of a link's target worth keeping */ };

/* What is collected while cmark's events go by. */
struct walk {
    struct arena *arena;
    struct block_list *blocks;
    struct buffer text; /* of the block at hand */
    struct block_link *links;
    size_t link_count;
    size_t link_capacity;
    size_t link_start; /* where the open link's label starts in `text` */
    unsigned depth;    /* containers we are in */
    int list_depth;
    unsigned strong;
    unsigned image; /* inside an image: its description is no text of the page */
    bool hidden;    /* inside an inline <script> or <style> */
    bool bold_words;
    bool plain_words;
    bool first_of_item;     /* the next paragraph is the item itself */
    cmark_node *admonition; /* the quote that turned out to be a note */
    bool failed;
};

static pthread_once_t registered = PTHREAD_ONCE_INIT;

static void clear_block(struct walk *walk)
{
    buffer_truncate(&walk->text, 0);
    walk->links = NULL;
    walk->link_count = walk->link_capacity = 0;
    walk->bold_words = walk->plain_words = false;
}

static void append_block(struct walk *walk, struct block block)
{
    if (block.text.size == 0)
        return;
    block.links = walk->links;
    block.link_count = walk->link_count;
    if (block.text.bytes == NULL || walk->text.failed || !block_append(walk->blocks, walk->arena, block))
        walk->failed = true;
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

static struct block quoted_block(struct walk *walk, cmark_node *quote, struct span text)
{
    bool note = walk->admonition == quote;
    if (!note && take_admonition(&text)) {
        walk->admonition = quote;
        note = true;
    }
    return (struct block){.kind = note ? BLOCK_NOTE : BLOCK_QUOTE, .text = text};
}

/* A paragraph is what its parent makes of it. */
static void end_paragraph(struct walk *walk, cmark_node *node)
{
    struct span text = prose_tidy(buffer_span(&walk->text), walk->arena);
    cmark_node *parent = cmark_node_parent(node);
    cmark_node_type type = parent != NULL ? cmark_node_get_type(parent) : CMARK_NODE_DOCUMENT;
    bool bold = walk->bold_words && !walk->plain_words;
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = text};
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        block = quoted_block(walk, parent, text);
    } else if (type == CMARK_NODE_ITEM) {
        block.kind = walk->first_of_item ? BLOCK_ITEM : BLOCK_PARAGRAPH;
        block.level = walk->list_depth;
        walk->first_of_item = false;
    }
    block.bold = bold;
    append_block(walk, block);
    clear_block(walk);
}

static void end_heading(struct walk *walk, cmark_node *node)
{
    struct span text = prose_tidy(buffer_span(&walk->text), walk->arena);
    cmark_node *parent = cmark_node_parent(node);
    bool real = cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT && text.size <= READER_HEADING;
    if (!real) {
        end_paragraph(walk, node);
        return;
    }
    append_block(walk, (struct block){
                           .kind = BLOCK_HEADING, .level = cmark_node_get_heading_level(node), .text = text});
    clear_block(walk);
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

static void end_row(struct walk *walk, cmark_node *node)
{
    struct span text = tidy_row(buffer_span(&walk->text), walk->arena);
    bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    append_block(walk, (struct block){.kind = BLOCK_ROW, .header = header, .text = text});
    clear_block(walk);
}

static void add_code_block(struct walk *walk, cmark_node *node)
{
    struct span text = span_of(cmark_node_get_literal(node));
    while (text.size > 0 && text.bytes[text.size - 1] == '\n')
        text.size--;
    append_block(walk, (struct block){.kind = BLOCK_CODE, .text = arena_copy(walk->arena, text)});
}

/* One paragraph for each part between block tags. */
static void add_html_block(struct walk *walk, cmark_node *node)
{
    CLEANUP(buffer_free) struct buffer plain = BUFFER_INIT;
    html_append_text(&plain, span_of(cmark_node_get_literal(node)));
    if (plain.failed)
        walk->failed = true;
    struct span rest = buffer_span(&plain);
    while (rest.size > 0) {
        size_t end = span_find(rest, SPAN("\n\n"), 0);
        struct span part = span_part(rest, 0, end);
        rest = end == SPAN_NONE ? SPAN_EMPTY : span_part(rest, end + 2, rest.size);
        append_block(walk, (struct block){.kind = BLOCK_PARAGRAPH, .text = prose_tidy(part, walk->arena)});
    }
}

static void add_text(struct walk *walk, struct span text)
{
    if (walk->hidden || walk->image > 0)
        return;
    buffer_append(&walk->text, text);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool word =
            byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
        if (word && walk->strong > 0)
            walk->bold_words = true;
        else if (word)
            walk->plain_words = true;
    }
}

/* A line that is one bold question is a paragraph of its own, also without an empty line after it. */
static void end_line(struct walk *walk, cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);
    bool question = walk->bold_words && !walk->plain_words && walk->strong == 0 &&
                    cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH &&
                    cmark_node_get_type(cmark_node_parent(parent)) == CMARK_NODE_DOCUMENT &&
                    prose_asks(buffer_span(&walk->text));
    if (question)
        end_paragraph(walk, parent);
    else
        add_text(walk, SPAN(" "));
}

static void add_inline_html(struct walk *walk, struct span tag)
{
    switch (html_effect_of(tag)) {
    case HTML_SPACE:
    case HTML_BREAK:
        add_text(walk, SPAN(" "));
        break;
    case HTML_HIDE:
        walk->hidden = true;
        break;
    case HTML_SHOW:
        walk->hidden = false;
        break;
    case HTML_BOLD:
        walk->strong++;
        break;
    case HTML_PLAIN:
        walk->strong -= walk->strong > 0;
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

static void end_link(struct walk *walk, cmark_node *node)
{
    struct span label = span_part(buffer_span(&walk->text), walk->link_start, walk->text.size);
    struct block_link link = {
        .label = prose_tidy(label, walk->arena),
        .target = arena_copy(walk->arena, safe_target(span_of(cmark_node_get_url(node)))),
    };
    if (link.label.size == 0)
        return;
    if (link.target.bytes == NULL ||
        !arena_grow(walk->arena, &walk->links, &walk->link_capacity, walk->link_count, sizeof *walk->links)) {
        walk->failed = true;
        return;
    }
    walk->links[walk->link_count++] = link;
}

static void start_block(struct walk *walk)
{
    walk->hidden = false;
    walk->strong = 0;
    clear_block(walk);
}

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

static void enter_table(struct walk *walk, cmark_node *node)
{
    enum table_part part = table_part_of(node);
    if (part == TABLE_ROW)
        start_block(walk);
    else if (part == TABLE_CELL && cmark_node_previous(node) != NULL)
        buffer_append_byte(&walk->text, CELL_END);
}

static void enter(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        walk->depth++;
        break;
    case CMARK_NODE_LIST:
        walk->depth++;
        walk->list_depth++;
        break;
    case CMARK_NODE_ITEM:
        walk->first_of_item = true;
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        start_block(walk);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_code_block(walk, node);
        break;
    case CMARK_NODE_HTML_BLOCK:
        add_html_block(walk, node);
        break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        add_text(walk, span_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_HTML_INLINE:
        add_inline_html(walk, span_of(cmark_node_get_literal(node)));
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        end_line(walk, node);
        break;
    case CMARK_NODE_STRONG:
        walk->strong++;
        break;
    case CMARK_NODE_IMAGE:
        walk->image++;
        break;
    case CMARK_NODE_LINK:
        walk->link_start = walk->text.size;
        break;
    default:
        enter_table(walk, node);
    }
}

static void leave(struct walk *walk, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        walk->depth--;
        break;
    case CMARK_NODE_LIST:
        walk->depth--;
        walk->list_depth--;
        break;
    case CMARK_NODE_PARAGRAPH:
        end_paragraph(walk, node);
        break;
    case CMARK_NODE_HEADING:
        end_heading(walk, node);
        break;
    case CMARK_NODE_STRONG:
        walk->strong -= walk->strong > 0;
        break;
    case CMARK_NODE_IMAGE:
        walk->image--;
        break;
    case CMARK_NODE_LINK:
        end_link(walk, node);
        break;
    default:
        if (table_part_of(node) == TABLE_ROW)
            end_row(walk, node);
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
static enum avow_status collect(struct walk *walk, cmark_node *root, struct avow_error *err)
{
    cmark_iter *events = cmark_iter_new(root);
    cmark_event_type event = CMARK_EVENT_NONE;
    while (!walk->failed && walk->depth <= READER_DEPTH &&
           (event = cmark_iter_next(events)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(events);
        if (event == CMARK_EVENT_ENTER)
            enter(walk, node);
        else
            leave(walk, node);
    }
    cmark_iter_free(events);
    if (walk->failed)
        return error_set_no_memory(err, "");
    return walk->depth > READER_DEPTH ? markdown_too_deep(err) : AVOW_OK;
}

enum avow_status reader_markdown(struct span text, struct arena *arena, struct reading *out,
                                 struct avow_error *err)
{
    *out = (struct reading){.front = {.type = VALUE_NULL}};
    enum avow_status status = reader_front_matter(&text, arena, &out->front, err);
    struct span body = SPAN_EMPTY;
    if (status == AVOW_OK)
        status = markdown_guard(text, arena, &body, err);
    if (status != AVOW_OK)
        return status;
    struct walk walk = {.arena = arena, .blocks = &out->blocks, .text = BUFFER_INIT};
    cmark_node *root = parse(body);
    status = collect(&walk, root, err);
    cmark_node_free(root);
    buffer_free(&walk.text);
    return status;
}
