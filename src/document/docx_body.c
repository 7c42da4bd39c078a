/* Paragraphs and tables of a DOCX file to blocks. */
#include "document/docx.h"

#include "base/cleanup.h"
#include "document/prose.h"

enum { TARGET_LIMIT = 1024, LINKS_LIMIT = 1000, DEEPEST_HEADING = 6, FIELDS = 8 /* inside each other */ };

/* A field that has begun: its instruction comes first, then the text it is shown as. */
struct field {
    struct span target;
    size_t start; /* of its text */
    bool shown;
};

/* The inline content of a paragraph or a table row, as it is collected. */
struct inline_text {
    struct docx *docx;
    struct buffer text;
    struct block_link *links;
    size_t link_count;
    size_t link_capacity;
    struct field fields[FIELDS];
    size_t field_count; /* open ones, those beyond FIELDS counted in */
    bool bold;          /* some words are */
    bool plain;         /* some are not */
    bool failed;
};

static bool walk_blocks(struct docx *docx, const xmlNode *node);

/* Elements that only wrap others; what was deleted, drawn or noted below is left out by not being here. */
static bool is_wrapper(const xmlNode *node)
{
    static const char *const names[] = {"ins",        "moveTo",    "smartTag", "customXml", "sdt",
                                        "sdtContent", "fldSimple", "dir",      "bdo",       "hyperlink"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (docx_is(node, names[i]))
            return true;
    return false;
}

/* A table of contents that Word keeps up to date. */
static bool is_contents(const xmlNode *node)
{
    const xmlNode *part = docx_child(docx_child(node, "sdtPr"), "docPartObj");
    return span_equal(docx_value(docx_child(part, "docPartGallery")), SPAN("Table of Contents"));
}

static void add_words(struct inline_text *text, const xmlNode *node, bool bold)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_TEXT_NODE && child->type != XML_CDATA_SECTION_NODE)
            continue;
        struct span words = span_of((const char *)child->content);
        buffer_append(&text->text, words);
        bool blank = span_trim(words).size == 0;
        text->bold = text->bold || (bold && !blank);
        text->plain = text->plain || (!bold && !blank);
    }
}

static void add_instruction(struct inline_text *text, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            buffer_append_string(&text->docx->instruction, (const char *)child->content);
}

static bool is_web(struct span target)
{
    bool web = span_starts(target, SPAN("https://")) || span_starts(target, SPAN("http://"));
    return web && target.size <= TARGET_LIMIT;
}

/* Where a hyperlink leads outside the file, or nothing. */
static struct span target_of(const struct docx *docx, const xmlNode *link)
{
    struct span id = docx_attribute(link, "id");
    for (size_t i = 0; i < docx->relation_count && id.size > 0; i++)
        if (span_equal(docx->relations[i].id, id))
            return docx->relations[i].target;
    return SPAN_EMPTY;
}

/* A link over what was collected since `start`. */
static void add_link(struct inline_text *text, struct span target, size_t start)
{
    struct docx *docx = text->docx;
    struct span label = prose_tidy(span_part(buffer_span(&text->text), start, text->text.size), docx->arena);
    if (!is_web(target) || label.size == 0 || text->link_count == LINKS_LIMIT)
        return;
    struct block_link link = {label, arena_copy(docx->arena, target)};
    if (link.target.bytes == NULL ||
        !arena_grow(docx->arena, &text->links, &text->link_capacity, text->link_count, sizeof *text->links))
        text->failed = true;
    else
        text->links[text->link_count++] = link;
}

/* A field begins, comes to its text, or ends. */
static void turn_field(struct inline_text *text, struct span type)
{
    size_t count = text->field_count;
    struct field *field = count > 0 && count <= FIELDS ? &text->fields[count - 1] : NULL;
    if (span_equal(type, SPAN("begin"))) {
        buffer_truncate(&text->docx->instruction, 0);
        if (text->field_count++ < FIELDS)
            text->fields[count] = (struct field){.shown = false};
    } else if (span_equal(type, SPAN("separate")) && field != NULL) {
        struct span target = docx_field_target(buffer_span(&text->docx->instruction));
        *field = (struct field){arena_copy(text->docx->scratch, target), text->text.size, true};
    } else if (span_equal(type, SPAN("end")) && count > 0) {
        if (field != NULL && field->shown)
            add_link(text, field->target, field->start);
        text->field_count--;
    }
}

/* What stands in an instruction is not shown. */
static bool is_shown(const struct inline_text *text)
{
    for (size_t i = 0; i < text->field_count && i < FIELDS; i++)
        if (!text->fields[i].shown)
            return false;
    return true;
}

static void add_run_part(struct inline_text *text, const xmlNode *node, bool bold)
{
    if (docx_is(node, "fldChar"))
        turn_field(text, docx_attribute(node, "fldCharType"));
    else if (docx_is(node, "instrText"))
        add_instruction(text, node);
    else if (!is_shown(text))
        return;
    else if (docx_is(node, "t"))
        add_words(text, node, bold);
    else if (docx_is(node, "tab") || docx_is(node, "br") || docx_is(node, "cr"))
        buffer_append_byte(&text->text, ' ');
    else if (docx_is(node, "noBreakHyphen"))
        buffer_append_byte(&text->text, '-');
}

static void add_run(struct inline_text *text, const xmlNode *run)
{
    const xmlNode *properties = docx_child(run, "rPr");
    bool strong = span_equal_case(docx_value(docx_child(properties, "rStyle")), SPAN("Strong"));
    bool bold = strong || docx_on(docx_child(properties, "b"));
    bool hidden = docx_on(docx_child(properties, "vanish"));
    for (const xmlNode *node = run->children; node != NULL; node = node->next)
        if (!hidden || docx_is(node, "fldChar") || docx_is(node, "instrText"))
            add_run_part(text, node, bold);
}

static void add_inline(struct inline_text *text, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
        size_t start = text->text.size;
        if (docx_is(node, "r"))
            add_run(text, node);
        else if (is_wrapper(node))
            add_inline(text, node);
        if (docx_is(node, "hyperlink"))
            add_link(text, target_of(text->docx, node), start);
        else if (docx_is(node, "fldSimple"))
            add_link(text, docx_field_target(docx_attribute(node, "instr")), start);
    }
}

static bool append(struct docx *docx, struct inline_text *text, struct block block)
{
    if (text->failed || text->text.failed || docx->instruction.failed || block.text.bytes == NULL)
        return false;
    block.links = text->links;
    block.link_count = text->link_count;
    return block.text.size == 0 || block_append(docx->blocks, docx->arena, block);
}

static struct block shape(const struct docx_style *style, struct span text, struct span number)
{
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = text};
    if (style->role == DOCX_HEADING && text.size <= READER_HEADING) {
        block.kind = BLOCK_HEADING;
        block.level = style->level < 1 ? 1 : style->level > DEEPEST_HEADING ? DEEPEST_HEADING : style->level;
    } else if (style->item > 0) {
        block.kind = BLOCK_ITEM;
        block.level = style->item;
        block.number = number;
    } else if (style->role == DOCX_QUOTE) {
        block.kind = BLOCK_QUOTE;
    }
    return block;
}

static bool add_paragraph(struct docx *docx, const xmlNode *node)
{
    CLEANUP(buffer_free) struct buffer words = BUFFER_INIT;
    struct docx_style style = docx_paragraph_style(docx, docx_child(node, "pPr"));
    struct inline_text text = {.docx = docx, .text = words};
    if (style.role == DOCX_CONTENTS)
        return true;
    add_inline(&text, node);
    words = text.text;
    struct span tidy = prose_tidy(buffer_span(&words), docx->arena);
    if (style.role == DOCX_TITLE && docx->title.size == 0 && tidy.size <= READER_HEADING) {
        docx->title = tidy;
        return tidy.bytes != NULL && !words.failed;
    }
    bool counted = style.item > 0 && style.role != DOCX_HEADING;
    struct span number = counted ? docx_number_take(docx, style.list, style.item - 1) : SPAN_EMPTY;
    struct block block = shape(&style, tidy, number);
    block.bold = block.kind == BLOCK_PARAGRAPH && text.bold && !text.plain;
    return append(docx, &text, block);
}

/* All paragraphs of a cell, those of tables in it too, parted by spaces. */
static void add_cell(struct inline_text *text, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
        if (docx_is(node, "p")) {
            add_inline(text, node);
            buffer_append_byte(&text->text, ' ');
        } else if (docx_is(node, "tbl") || docx_is(node, "tr") || docx_is(node, "tc") || is_wrapper(node)) {
            add_cell(text, node);
        }
    }
}

/* Columns that a cell covers. */
static uint64_t cell_span(const xmlNode *cell)
{
    enum { MOST = 60 /* columns that Word allows */ };
    uint64_t span = 1;
    bool given = span_to_u64(docx_value(docx_child(docx_child(cell, "tcPr"), "gridSpan")), &span);
    return given && span >= 1 && span <= MOST ? span : 1;
}

static bool add_row(struct docx *docx, const xmlNode *row, bool first)
{
    CLEANUP(buffer_free) struct buffer line = BUFFER_INIT;
    CLEANUP(buffer_free) struct buffer words = BUFFER_INIT;
    struct inline_text text = {.docx = docx, .text = words};
    size_t size = 0; /* up to the last cell that holds something */
    bool begun = false;
    for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
        if (!docx_is(cell, "tc"))
            continue;
        buffer_append_string(&line, begun ? " | " : "");
        buffer_truncate(&text.text, 0);
        add_cell(&text, cell);
        struct span tidy = prose_tidy(buffer_span(&text.text), docx->scratch);
        buffer_append(&line, tidy);
        size = tidy.size > 0 ? line.size : size;
        for (uint64_t i = 1; i < cell_span(cell); i++)
            buffer_append_string(&line, " | ");
        begun = true;
    }
    words = text.text;
    bool header =
        docx_on(docx_child(docx_child(row, "trPr"), "tblHeader")) || (first && text.bold && !text.plain);
    struct span whole = arena_copy(docx->arena, span_part(buffer_span(&line), 0, size));
    return !line.failed &&
           append(docx, &text, (struct block){.kind = BLOCK_ROW, .header = header, .text = whole});
}

static size_t count_cells(const xmlNode *row)
{
    size_t cells = 0;
    for (const xmlNode *node = row->children; node != NULL; node = node->next)
        cells += docx_is(node, "tc");
    return cells;
}

/* A table whose rows have one cell each is a box around text. */
static bool is_box(const xmlNode *table)
{
    for (const xmlNode *row = table->children; row != NULL; row = row->next)
        if (docx_is(row, "tr") && count_cells(row) > 1)
            return false;
    return true;
}

static bool add_table(struct docx *docx, const xmlNode *table)
{
    bool box = is_box(table);
    bool first = true;
    for (const xmlNode *row = table->children; row != NULL; row = row->next) {
        if (!docx_is(row, "tr"))
            continue;
        const xmlNode *cell = docx_child(row, "tc");
        if (!(box ? cell == NULL || walk_blocks(docx, cell) : add_row(docx, row, first)))
            return false;
        first = false;
    }
    return true;
}

/* The tree is no deeper than libxml2 lets it be (256). */
static bool walk_blocks(struct docx *docx, const xmlNode *parent)
{
    for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
        bool done = true;
        if (docx_is(node, "p"))
            done = add_paragraph(docx, node);
        else if (docx_is(node, "tbl"))
            done = add_table(docx, node);
        else if (is_wrapper(node) && !is_contents(node))
            done = walk_blocks(docx, node);
        if (!done)
            return false;
    }
    return true;
}

enum avow_status docx_body(struct docx *docx, const xmlNode *body, struct avow_error *err)
{
    return walk_blocks(docx, body) ? AVOW_OK : error_set_no_memory(err, "");
}
