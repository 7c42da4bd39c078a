/* The words of one block in the making. */
#include "document/inline_text.h"

#include "base/cleanup.h"
#include "document/prose.h"

/* Parts cells while a row is collected; clean text has no such byte. */
static const char CELL_END = '\x1F';

/* A word of its own where a line of a cell ends: so kramdown writes it. */
static const struct span LINE_BREAK = SPAN_INIT("\\n");

enum { TARGET_LIMIT = 1024 /* bytes of a link's target worth keeping */, LEAD_WORDS = 3 };

void inline_text_clear(struct inline_text *line)
{
    buffer_truncate(&line->text, 0);
    line->links = NULL;
    line->link_count = line->link_capacity = 0;
    line->link_start = 0;
    line->bold_words = line->plain_words = false;
    line->lead = SPAN_EMPTY;
}

/* The text so far, if it is a bold question. */
static void note_lead(struct inline_text *line, size_t end)
{
    struct span lead = span_trim(span_part(buffer_span(&line->text), 0, end));
    if (prose_is_question(lead, 1) && prose_words(lead) >= LEAD_WORDS)
        line->lead = prose_tidy(lead, line->arena);
}

void inline_text_add(struct inline_text *line, struct span text)
{
    size_t before = line->text.size;
    buffer_append(&line->text, text);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.bytes[i];
        bool word =
            byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
        if (word && line->strong > 0)
            line->bold_words = true;
        else if (word && !line->plain_words) {
            line->plain_words = true;
            if (line->bold_words)
                note_lead(line, before);
        }
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

void inline_text_link_begin(struct inline_text *line, struct span target)
{
    line->target = arena_copy(line->arena, safe_target(span_trim(target)));
    line->link_start = line->text.size;
    line->linking = line->target.bytes != NULL;
    line->failed = line->failed || !line->linking;
}

/* The link over the text so far; it may go on in another block. */
static void add_link(struct inline_text *line)
{
    struct span label = span_part(buffer_span(&line->text), line->link_start, line->text.size);
    struct block_link link = {.label = prose_tidy(label, line->arena), .target = line->target};
    if (link.label.size == 0)
        return;
    if (!arena_grow(line->arena, &line->links, &line->link_capacity, line->link_count, sizeof *line->links))
        line->failed = true;
    else
        line->links[line->link_count++] = link;
}

void inline_text_link_end(struct inline_text *line)
{
    if (line->linking)
        add_link(line);
    line->linking = false;
}

void inline_text_cell_end(struct inline_text *line)
{
    buffer_append_byte(&line->text, CELL_END);
}

void inline_text_line_end(struct inline_text *line)
{
    buffer_append_byte(&line->text, ' ');
    buffer_append(&line->text, LINE_BREAK);
    buffer_append_byte(&line->text, ' ');
}

bool inline_text_is_bold(const struct inline_text *line)
{
    return line->bold_words && !line->plain_words;
}

struct span inline_text_tidy(struct inline_text *line)
{
    return prose_tidy(buffer_span(&line->text), line->arena);
}

/* A line of a cell without the bullet of a list. */
static struct span without_bullet(struct span line)
{
    bool bullet = span_starts(line, SPAN("- ")) || span_starts(line, SPAN("* "));
    return bullet ? span_trim(span_part(line, 2, line.size)) : line;
}

/* Where the line of the cell ends that begins at `at`: before the mark, or with the cell. */
static size_t line_end(struct span cell, size_t at)
{
    for (; (at = span_find(cell, LINE_BREAK, at)) != SPAN_NONE; at++) {
        bool before = at == 0 || cell.bytes[at - 1] == ' ';
        bool after = at + LINE_BREAK.size == cell.size || cell.bytes[at + LINE_BREAK.size] == ' ';
        if (before && after)
            return at;
    }
    return cell.size;
}

/* A remark, or words that go on with the line before; "south-2" begins anew. */
static bool goes_on(struct span line)
{
    struct span word = span_part(line, 0, span_find_byte(line, ' ', 0));
    if (span_has_between(word, '0', '9'))
        return false;
    return line.size > 0 && (line.bytes[0] == '(' || (line.bytes[0] >= 'a' && line.bytes[0] <= 'z'));
}

/* Lines of a cell are parted by a sign, unless the line before brings one or they go on. */
static void append_cell(struct buffer *row, struct span cell)
{
    size_t start = row->size;
    for (size_t at = 0, end = 0; at < cell.size; at = end + LINE_BREAK.size) {
        end = line_end(cell, at);
        struct span line = span_trim(span_part(cell, at, end));
        line = end - at < cell.size ? without_bullet(line) : line;
        struct span before = span_part(buffer_span(row), start, row->size);
        bool parted = prose_ends_part(before) || goes_on(line);
        if (before.size > 0 && line.size > 0)
            buffer_append_string(row, parted ? " " : "; ");
        buffer_append(row, line);
    }
}

/* The label of a link is read as the cell that it stands in. */
static void join_labels(struct inline_text *line)
{
    size_t kept = 0;
    for (size_t i = 0; i < line->link_count; i++) {
        CLEANUP(buffer_free) struct buffer label = BUFFER_INIT;
        append_cell(&label, line->links[i].label);
        struct span copy = label.failed ? SPAN_EMPTY : arena_copy(line->arena, buffer_span(&label));
        line->failed = line->failed || copy.bytes == NULL;
        if (copy.size > 0)
            line->links[kept++] = (struct block_link){copy, line->links[i].target};
    }
    line->link_count = kept;
}

/* Cells are tidied one by one, so that empty ones keep their place. */
struct span inline_text_row(struct inline_text *line)
{
    CLEANUP(buffer_free) struct buffer row = BUFFER_INIT;
    struct span text = buffer_span(&line->text);
    struct span cell = SPAN_EMPTY;
    size_t size = 0; /* up to the last cell that holds something */
    for (bool first = true; span_next_piece(&text, CELL_END, &cell); first = false) {
        cell = prose_tidy(cell, line->arena);
        buffer_append_string(&row, first ? "" : " | ");
        size_t start = row.size;
        append_cell(&row, cell);
        size = row.size > start ? row.size : size;
    }
    join_labels(line);
    struct span copy =
        row.failed ? SPAN_EMPTY : arena_copy(line->arena, span_part(buffer_span(&row), 0, size));
    line->failed = line->failed || copy.bytes == NULL;
    return copy;
}

void inline_text_append(struct inline_text *line, struct block_list *blocks, struct block block)
{
    if (line->linking)
        add_link(line);
    bool asks = line->lead.size > 0 && (block.kind == BLOCK_PARAGRAPH || block.kind == BLOCK_ITEM) &&
                span_starts(block.text, line->lead) && line->lead.size < block.text.size;
    if (asks) {
        struct block question = block;
        question.text = line->lead;
        question.bold = true;
        line->failed = line->failed || !block_append(blocks, line->arena, question);
        block.kind = BLOCK_PARAGRAPH;
        block.number = SPAN_EMPTY;
        block.text = span_trim(span_part(block.text, line->lead.size, block.text.size));
    }
    block.links = line->links;
    block.link_count = line->link_count;
    if (line->text.failed || (block.text.size > 0 && !block_append(blocks, line->arena, block)))
        line->failed = true;
    inline_text_clear(line);
}
