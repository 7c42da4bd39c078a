/* The words of one block in the making. */
#include "document/inline_text.h"

#include "base/cleanup.h"
#include "document/prose.h"

/* Parts cells while a row is collected; clean text has no such byte. */
static const char CELL_END = '\x1F';

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

bool inline_text_is_bold(const struct inline_text *line)
{
    return line->bold_words && !line->plain_words;
}

struct span inline_text_tidy(struct inline_text *line)
{
    return prose_tidy(buffer_span(&line->text), line->arena);
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
        buffer_append(&row, cell);
        size = cell.size > 0 ? row.size : size;
    }
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
