/* Lines of a PDF to blocks: what joins to a paragraph, what is an item, what is a heading and of which level.
 */
#include "document/pdf.h"

#include "base/cleanup.h"
#include "document/list_number.h"
#include "document/prose.h"

#include <math.h>

enum {
    SIZES = 200, /* steps of half a point that body text may have */
    STEPS = 30,  /* tenths of the size that lines may be apart */
    HEADING_BYTES = 200,
    HEADING_LINES = 4,
    HEADING_WORDS = 14, /* of one that only its number or weight tells */
    DEEPEST = 6,
    SHORT_LINE = 4 /* a last line leaves this part of the width free */
};

static const double larger = 1.07; /* a heading's size over the body's */
static const double indent = 2.5;  /* a line further right, in font sizes, starts something new */

/* A block while its lines are joined. */
struct open_block {
    struct buffer text;
    struct pdf_line first;
    struct pdf_line last;
    double right; /* of its widest line */
    size_t lines;
    size_t mark; /* bytes of its list mark, 0 when it is no item */
    struct block_link *links;
    size_t link_count;
    size_t link_capacity;
};

struct builder {
    struct arena *arena;
    struct arena *scratch;
    struct block_list *out;
    const struct pdf_words *words;
    double body;            /* usual size */
    double step;            /* usual distance of lines, as a part of the size */
    struct pdf_rank *ranks; /* of the blocks so far */
    size_t rank_count;
    size_t rank_capacity;
    double item_lefts[DEEPEST];
    size_t item_depth;
    bool contents; /* it has a table of contents */
    struct open_block block;
};

static size_t step_of(double size)
{
    double step = size * 2 + 0.5;
    return step < 0 ? 0 : step >= SIZES ? SIZES - 1 : (size_t)step;
}

static double body_size(const struct pdf_lines *lines)
{
    size_t bytes[SIZES] = {0};
    size_t best = 0;
    for (size_t i = 0; i < lines->count; i++)
        bytes[step_of(lines->items[i].size)] += lines->items[i].row ? 0 : lines->items[i].text.size;
    for (size_t i = 1; i < SIZES; i++)
        best = bytes[i] > bytes[best] ? i : best;
    return (double)best / 2;
}

/* How far apart lines of one paragraph are: the least distance that is common. */
static double line_step(const struct pdf_lines *lines)
{
    size_t counts[STEPS] = {0};
    size_t best = 0;
    for (size_t i = 1; i < lines->count; i++) {
        const struct pdf_line *line = &lines->items[i];
        double step = (line->top - (line - 1)->top) / line->size * 10;
        if (line->page == (line - 1)->page && !line->row && step >= 8 && step < STEPS)
            counts[(size_t)step]++;
    }
    for (size_t i = 1; i < STEPS; i++)
        best = counts[i] > counts[best] ? i : best;
    return best > 0 ? ((double)best + 1) / 10 : 1.3;
}

static bool is_contents_line(struct span text)
{
    size_t end = text.size;
    while (end > 0 && text.bytes[end - 1] >= '0' && text.bytes[end - 1] <= '9')
        end--;
    struct span rest = span_trim(span_part(text, 0, end));
    return end < text.size && (span_ends(rest, SPAN("....")) || span_ends(rest, SPAN(". . .")));
}

static bool is_larger(const struct builder *builder, double size)
{
    return size >= builder->body * larger;
}

/* "3.2.1 Training": a number of parts before a few words that are no sentence. */
static size_t heading_parts(struct span text)
{
    size_t end = 0;
    size_t parts = pdf_section_parts(text, &end);
    bool title = end < text.size && !(text.bytes[end] >= 'a' && text.bytes[end] <= 'z');
    return title ? parts : 0;
}

static bool is_heading(const struct builder *builder, const struct open_block *block, struct span text)
{
    if (text.size > HEADING_BYTES || block->lines > HEADING_LINES || block->first.row)
        return false;
    bool asks = prose_asks(text);
    if (is_larger(builder, block->first.size))
        return asks || !prose_ends_sentence(text) || prose_words(text) <= 3;
    if (prose_ends_sentence(text) || prose_words(text) > HEADING_WORDS || block->mark > 0)
        return false;
    if (block->first.size < builder->body * 0.95)
        return false;
    return (block->first.bold && block->last.bold) || heading_parts(text) > 1;
}

static int item_level(struct builder *builder, double left)
{
    while (builder->item_depth > 0 && builder->item_lefts[builder->item_depth - 1] > left - 3)
        builder->item_depth--;
    if (builder->item_depth == DEEPEST)
        builder->item_depth--;
    builder->item_lefts[builder->item_depth++] = left;
    return (int)builder->item_depth;
}

static struct block shape(struct builder *builder, const struct open_block *open, struct span text)
{
    struct block block = {.kind = BLOCK_PARAGRAPH, .text = text, .bold = open->first.bold && open->last.bold};
    if (open->first.row) {
        block = (struct block){.kind = BLOCK_ROW, .header = open->first.header, .text = text};
    } else if (is_heading(builder, open, text)) {
        block.kind = BLOCK_HEADING;
    } else if (open->mark > 0) {
        block.kind = BLOCK_ITEM;
        block.number = list_mark_number(span_part(text, 0, open->mark));
        block.text = span_trim(span_part(text, open->mark, text.size));
        block.level = item_level(builder, open->first.left);
    }
    if (block.kind != BLOCK_ITEM)
        builder->item_depth = 0;
    return block;
}

/* The heading of a table of contents, whose lines are left out. */
static bool is_contents_heading(struct span text)
{
    return span_equal_case(text, SPAN("Contents")) || span_equal_case(text, SPAN("Table of contents"));
}

static bool add_rank(struct builder *builder, struct span text)
{
    if (!arena_grow(builder->scratch, &builder->ranks, &builder->rank_capacity, builder->rank_count,
                    sizeof *builder->ranks))
        return false;
    const struct pdf_line *first = &builder->block.first;
    builder->ranks[builder->rank_count++] = (struct pdf_rank){first->size, heading_parts(text), first->bold};
    return true;
}

/* End the open block; false when memory ran out. */
static bool close_block(struct builder *builder)
{
    struct open_block *open = &builder->block;
    struct span text = prose_tidy(buffer_span(&open->text), builder->arena);
    bool done = text.bytes != NULL && !open->text.failed;
    if (done && text.size > 0 && !(builder->contents && is_contents_heading(text))) {
        struct block block = shape(builder, open, text);
        block.links = open->links;
        block.link_count = open->link_count;
        block.page_number = open->first.page;
        done = block.text.size == 0 ||
               (add_rank(builder, text) && block_append(builder->out, builder->arena, block));
    }
    buffer_truncate(&open->text, 0);
    *open = (struct open_block){.text = open->text};
    return done;
}

static bool same_look(const struct pdf_line *a, const struct pdf_line *b)
{
    return fabs(a->size - b->size) < 0.6 && a->row == b->row && !a->row;
}

/* A sentence that runs on at the top of the next page or column. */
static bool runs_on(const struct open_block *open, const struct pdf_line *line)
{
    char first = line->text.bytes[0];
    return !prose_ends_sentence(buffer_span(&open->text)) && first >= 'a' && first <= 'z';
}

/* The paragraph's last line is short, and it was a sentence. */
static bool has_ended(const struct open_block *open)
{
    double width = open->right - open->first.left;
    return open->lines > 1 && prose_ends_sentence(buffer_span(&open->text)) &&
           open->last.right < open->right - width / SHORT_LINE;
}

/* A mark; but "(3) key principles" in the middle of a sentence is none. */
static bool starts_item(const struct open_block *open, const struct pdf_line *line)
{
    size_t mark = pdf_mark_size(line->text);
    bool small = mark < line->text.size && line->text.bytes[mark] >= 'a' && line->text.bytes[mark] <= 'z';
    return mark > 0 && !(small && line->text.bytes[0] == '(' && open->mark == 0 &&
                         !prose_ends_sentence(buffer_span(&open->text)));
}

/* "2.3 Records" alone on a line that has room for more, before text that starts anew. */
static bool is_numbered_title(const struct open_block *open, const struct pdf_line *next)
{
    char first = next->text.bytes[0];
    bool anew = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    double width = open->last.right - open->last.left;
    return open->lines == 1 && anew && heading_parts(open->last.text) > 1 &&
           width < (next->right - next->left) * (SHORT_LINE - 1) / SHORT_LINE;
}

/* "9.3 Rights. Where a customer" that fills its line: its text goes on further in. */
static bool hangs(const struct open_block *open, const struct pdf_line *line)
{
    return open->lines == 1 && heading_parts(open->last.text) > 1 && line->left > open->first.left &&
           open->last.right > line->right - indent * line->size;
}

static bool joins(const struct builder *builder, const struct pdf_line *line)
{
    const struct open_block *open = &builder->block;
    if (open->lines == 0 || !same_look(&open->last, line) || starts_item(open, line))
        return false;
    double step = (line->top - open->last.top) / line->size;
    if (line->page != open->last.page || step < 0)
        return runs_on(open, line);
    if (step < 0.5 || step > builder->step * 1.2 || open->last.bold != line->bold)
        return step >= 0.5 && step <= builder->step * 1.2 && runs_on(open, line);
    if (open->mark > 0)
        return line->left > open->first.left + 1 || !prose_ends_sentence(buffer_span(&open->text));
    if (heading_parts(line->text) > 1 || is_numbered_title(open, line))
        return false;
    bool centred = fabs(line->left + line->right - open->last.left - open->last.right) < 2 * line->size;
    bool aligned = fabs(line->left - open->last.left) < line->size || line->left < open->first.left;
    return (aligned || centred || hangs(open, line) ||
            (open->lines == 1 && fabs(line->left - open->first.left) < indent * line->size)) &&
           !has_ended(open);
}

static bool add_links(struct builder *builder, const struct pdf_line *line)
{
    struct open_block *open = &builder->block;
    for (size_t i = 0; i < line->link_count; i++) {
        if (!arena_grow(builder->arena, &open->links, &open->link_capacity, open->link_count,
                        sizeof *open->links))
            return false;
        open->links[open->link_count++] = line->links[i];
    }
    return true;
}

static bool add_line(struct builder *builder, const struct pdf_line *line)
{
    struct open_block *open = &builder->block;
    if (!joins(builder, line)) {
        if (!close_block(builder))
            return false;
        open->first = *line;
        open->mark = line->row ? 0 : pdf_mark_size(line->text);
    }
    pdf_append_line(&open->text, line->text, builder->words);
    open->last = *line;
    open->right = line->right > open->right ? line->right : open->right;
    open->lines++;
    return add_links(builder, line);
}

enum avow_status pdf_blocks(const struct pdf_lines *lines, struct arena *arena, struct block_list *out,
                            struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct builder builder = {.arena = arena,
                              .scratch = &scratch,
                              .out = out,
                              .words = pdf_words_of(lines, &scratch),
                              .body = body_size(lines),
                              .step = line_step(lines),
                              .block = {.text = BUFFER_INIT}};
    bool done = builder.words != NULL;
    for (size_t i = 0; i < lines->count && !builder.contents; i++)
        builder.contents = is_contents_line(lines->items[i].text);
    for (size_t i = 0; i < lines->count && done; i++)
        if (lines->items[i].text.size > 0 && !is_contents_line(lines->items[i].text))
            done = add_line(&builder, &lines->items[i]);
    done = done && close_block(&builder);
    buffer_free(&builder.block.text);
    if (done)
        pdf_set_levels(out, builder.ranks);
    return done ? AVOW_OK : error_set_no_memory(err, "");
}
