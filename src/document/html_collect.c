/* The walk over an HTML tree, and what each element does to the blocks. */
#include "document/html_collect.h"

#include "document/faq.h"
#include "document/html_number.h"
#include "document/html_shape.h"
#include "document/html_table.h"
#include "document/html_words.h"
#include "document/prose.h"
#include "document/reader.h"

/* Where the walk stands. */
struct collector {
    struct block_list *blocks;
    struct inline_text line;
    struct html_table table;
    const xmlNode *code;     /* the open preformatted text */
    const xmlNode *question; /* the element whose words are a question, if they ask */
    const xmlNode *heading;  /* the open heading */
    int question_level;      /* of the heading that a question stands in or that stands in it; 0 = none */
    int list_depth;
    int term_depth; /* 1 below a term of a list of terms */
    unsigned quotes;
    unsigned notes;
    unsigned answered; /* elements we are in that hold a question and its answer */
    struct html_numbers numbers;
    struct span number; /* of the item that has begun */
    bool first_of_item;
    bool answering;   /* what comes is the answer to a marked question */
    bool apart;       /* and that has ended */
    size_t break_end; /* of the last line break in the line; 0 = none */
};

static void append(struct collector *collector, struct block block)
{
    bool ends = block.kind == BLOCK_QUESTION || block.kind == BLOCK_HEADING;
    if (block.text.size > 0) {
        block.apart = collector->apart && !ends;
        collector->answering =
            block.kind == BLOCK_QUESTION || (collector->answering && !ends && !collector->apart);
        collector->apart = false;
    }
    inline_text_append(&collector->line, collector->blocks, block);
    collector->break_end = 0;
}

/* The text so far is a block, by where it stands. */
static void end_block(struct collector *collector)
{
    struct block block = {.kind = BLOCK_PARAGRAPH,
                          .text = inline_text_tidy(&collector->line),
                          .bold = inline_text_is_bold(&collector->line)};
    int depth = collector->list_depth + collector->term_depth;
    if (collector->notes > 0 && html_is_note_label(block.text))
        block.text = SPAN_EMPTY;
    if (collector->first_of_item && block.text.size > 0) {
        block.kind = BLOCK_ITEM;
        block.level = depth > 0 ? depth : 1;
        block.number = collector->number;
        collector->first_of_item = false;
    } else if (depth > 0) {
        block.level = depth;
    } else if (collector->notes > 0) {
        block.kind = BLOCK_NOTE;
    } else if (collector->quotes > 0) {
        block.kind = BLOCK_QUOTE;
    }
    append(collector, block);
}

/* Inside a heading, a question or a cell there is one line, whatever stands in it. */
static bool is_in_line(const struct collector *collector)
{
    return collector->heading != NULL || collector->question != NULL || collector->table.cell != NULL;
}

/* A block begins or ends. */
static void part(struct collector *collector)
{
    if (is_in_line(collector))
        inline_text_add(&collector->line, SPAN(" "));
    else if (collector->code == NULL && collector->table.row == NULL)
        end_block(collector);
}

static void begin_question(struct collector *collector, const xmlNode *node)
{
    part(collector);
    if (is_in_line(collector))
        return;
    collector->question = node;
    collector->question_level = html_heading_level(node);
}

static void end_question(struct collector *collector, const xmlNode *node)
{
    if (collector->question != node) {
        part(collector);
        return;
    }
    struct block block = {.kind = BLOCK_PARAGRAPH, .bold = true, .text = inline_text_tidy(&collector->line)};
    bool asks = prose_asks(block.text) || html_is_marked_question(node) ||
                (html_is(node, "summary") && faq_opens(block.text));
    bool term = html_is(node, "dt");
    if (asks && block.text.size <= READER_HEADING) {
        block.kind = BLOCK_QUESTION;
    } else if (collector->question_level > 0) {
        block.kind = BLOCK_HEADING;
        block.level = collector->question_level;
    } else if (term) {
        block.kind = BLOCK_ITEM;
        block.level = collector->list_depth + 1;
        collector->apart = collector->answering;
    }
    collector->term_depth = block.kind == BLOCK_ITEM;
    collector->question = NULL;
    append(collector, block);
}

/* A heading in a question says how the question would stand as a heading. */
static void begin_heading(struct collector *collector, const xmlNode *node)
{
    part(collector);
    if (collector->question != NULL)
        collector->question_level = html_heading_level(node);
    else if (!is_in_line(collector))
        collector->heading = node;
}

static void end_heading(struct collector *collector, const xmlNode *node)
{
    if (collector->heading != node) {
        part(collector);
        return;
    }
    collector->heading = NULL;
    collector->first_of_item = false;
    struct span text = inline_text_tidy(&collector->line);
    if (text.size > READER_HEADING)
        end_block(collector);
    else
        append(collector,
               (struct block){.kind = BLOCK_HEADING, .level = html_heading_level(node), .text = text});
}

/* Items in a cell are parted by a sign, unless the words before bring one. */
static void part_items(struct collector *collector, struct span cell)
{
    struct span words = span_trim(cell);
    struct span sign = prose_ends_part(words) ? SPAN(" ") : SPAN("; ");
    size_t end = collector->table.cell_start + (size_t)(words.bytes - cell.bytes) + words.size;
    if (!collector->line.linking)
        buffer_truncate(&collector->line.text, end);
    inline_text_add(&collector->line, sign);
}

static void begin_item(struct collector *collector, const xmlNode *node)
{
    struct span number = html_number_take(&collector->numbers, node, collector->line.arena);
    struct span cell = span_part(buffer_span(&collector->line.text), collector->table.cell_start, SPAN_NONE);
    if (collector->table.cell != NULL && span_trim(cell).size > 0)
        part_items(collector, cell);
    else
        part(collector);
    collector->number = number;
    collector->first_of_item = !is_in_line(collector);
}

static void end_item(struct collector *collector)
{
    if (collector->table.cell == NULL)
        part(collector);
    if (!is_in_line(collector))
        collector->first_of_item = false;
}

/* Two breaks part paragraphs; one ends a bold question, else it is a space. */
static void break_line(struct collector *collector)
{
    struct inline_text *line = &collector->line;
    if (collector->code != NULL) {
        inline_text_add(line, SPAN("\n"));
        return;
    }
    struct span since = span_part(buffer_span(&line->text), collector->break_end, line->text.size);
    bool second = collector->break_end > 0 && span_trim(since).size == 0;
    bool question = inline_text_is_bold(line) && prose_asks(buffer_span(&line->text));
    if (second || (question && collector->list_depth == 0)) {
        part(collector);
        return;
    }
    inline_text_add(line, SPAN(" "));
    collector->break_end = line->text.size;
}

static void end_code(struct collector *collector)
{
    struct span text = buffer_span(&collector->line.text);
    collector->code = NULL;
    while (text.size > 0 && text.bytes[text.size - 1] == '\n')
        text.size--;
    while (text.size > 0 && text.bytes[0] == '\n')
        text = span_part(text, 1, text.size);
    text = arena_copy(collector->line.arena, text);
    collector->line.failed = collector->line.failed || text.bytes == NULL;
    append(collector,
           (struct block){.kind = BLOCK_CODE, .text = span_trim(text).size > 0 ? text : SPAN_EMPTY});
}

/* A cell may hold nothing but a tick. */
static void add_image(struct collector *collector, const xmlNode *node)
{
    const struct html_table *table = &collector->table;
    struct span cell = span_part(buffer_span(&collector->line.text), table->cell_start, SPAN_NONE);
    if (table->cell != NULL && span_trim(cell).size == 0)
        inline_text_add(&collector->line, html_attribute(node, "alt"));
}

static void begin_row(struct collector *collector, const xmlNode *node)
{
    struct html_table *table = &collector->table;
    part(collector);
    if (table->node != NULL && table->row == NULL && !is_in_line(collector))
        html_table_row_begin(table, &collector->line, node);
}

static void begin_cell(struct collector *collector, const xmlNode *node)
{
    struct html_table *table = &collector->table;
    if (table->row != NULL && table->cell == NULL)
        html_table_cell_begin(table, &collector->line, node);
    else
        part(collector);
}

/* Elements that hold blocks. */
static void begin_container(struct collector *collector, const xmlNode *node, enum html_role role)
{
    part(collector);
    collector->list_depth += role == HTML_LIST;
    if (role == HTML_LIST)
        html_numbers_open(&collector->numbers, node);
    collector->quotes += role == HTML_QUOTE;
    collector->notes += role == HTML_NOTE;
    collector->answered += role == HTML_ANSWERED || role == HTML_TERMS;
    if (role == HTML_CODE && collector->code == NULL && !is_in_line(collector))
        collector->code = node;
    if (role == HTML_TABLE && collector->table.node == NULL && !is_in_line(collector))
        html_table_begin(&collector->table, node);
}

static void end_container(struct collector *collector, const xmlNode *node, enum html_role role)
{
    if (collector->code == node)
        end_code(collector);
    else
        part(collector);
    collector->list_depth -= role == HTML_LIST;
    if (role == HTML_LIST)
        html_numbers_close(&collector->numbers);
    collector->quotes -= role == HTML_QUOTE;
    collector->notes -= role == HTML_NOTE;
    collector->answered -= role == HTML_ANSWERED || role == HTML_TERMS;
    if (role == HTML_TERMS)
        collector->term_depth = 0;
    if ((role == HTML_TERMS || role == HTML_ANSWERED) && collector->answered == 0)
        collector->apart = collector->answering;
    if (collector->table.node == node)
        collector->table.node = NULL;
}

/* Go into an element. */
static void enter(struct collector *collector, const xmlNode *node, enum html_role role)
{
    switch (role) {
    case HTML_INLINE:
    case HTML_DROPPED:
        break;
    case HTML_IMAGE:
        add_image(collector, node);
        break;
    case HTML_LINE_BREAK:
        break_line(collector);
        break;
    case HTML_BOLD:
        collector->line.strong++;
        break;
    case HTML_LINK:
        inline_text_link_begin(&collector->line, html_attribute(node, "href"));
        break;
    case HTML_HEADING:
        begin_heading(collector, node);
        break;
    case HTML_QUESTION:
    case HTML_TERM:
        begin_question(collector, node);
        break;
    case HTML_ITEM:
        begin_item(collector, node);
        break;
    case HTML_ROW:
        begin_row(collector, node);
        break;
    case HTML_CELL:
        begin_cell(collector, node);
        break;
    default:
        begin_container(collector, node, role);
    }
}

static void end_row(struct collector *collector, const xmlNode *node)
{
    if (collector->table.row == node)
        append(collector, html_table_row_end(&collector->table, &collector->line));
    else
        part(collector);
}

static void end_cell(struct collector *collector, const xmlNode *node)
{
    if (collector->table.cell == node)
        html_table_cell_end(&collector->table, &collector->line);
    else
        part(collector);
}

/* Come out of an element that was gone into. */
static void leave(struct collector *collector, const xmlNode *node, enum html_role role)
{
    switch (role) {
    case HTML_INLINE:
    case HTML_DROPPED:
    case HTML_IMAGE:
    case HTML_LINE_BREAK:
        break;
    case HTML_BOLD:
        collector->line.strong--;
        break;
    case HTML_LINK:
        inline_text_link_end(&collector->line);
        break;
    case HTML_HEADING:
        end_heading(collector, node);
        break;
    case HTML_QUESTION:
    case HTML_TERM:
        end_question(collector, node);
        break;
    case HTML_ITEM:
        end_item(collector);
        break;
    case HTML_ROW:
        end_row(collector, node);
        break;
    case HTML_CELL:
        end_cell(collector, node);
        break;
    default:
        end_container(collector, node, role);
    }
}

/* Up from a node that is done, leaving what ends with it, to where the walk goes on; NULL at its end. */
static const xmlNode *climb(struct collector *collector, const xmlNode *node, const xmlNode *root)
{
    while (node != root && node->next == NULL) {
        node = node->parent;
        leave(collector, node, html_role_of(node));
    }
    return node == root ? NULL : node->next;
}

enum avow_status html_collect(const xmlNode *root, struct arena *arena, struct block_list *blocks,
                              struct avow_error *err)
{
    struct collector collector = {.blocks = blocks, .line = {.arena = arena}};
    for (const xmlNode *node = root; node != NULL && !collector.line.failed;) {
        enum html_role role = html_role_of(node);
        enter(&collector, node, role);
        html_words_add(&collector.line, html_text(node));
        if (role != HTML_DROPPED && node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        leave(&collector, node, role);
        node = climb(&collector, node, root);
    }
    end_block(&collector);
    bool failed = collector.line.failed || collector.line.text.failed;
    buffer_free(&collector.line.text);
    return failed ? error_set_no_memory(err, "") : AVOW_OK;
}
