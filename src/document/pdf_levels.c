/* Levels of headings: "2" stands above "2.1", else larger above smaller, bold above plain. */
#include "document/pdf.h"

#include <math.h>

enum { DEEPEST = 6 };

/* Sizes that differ by less are one. */
static const double same_size = 0.4;

/* Whether the unnumbered `next` stands below `open`; `chapter` is the highest numbered heading that is open,
 * or NULL: what is smaller stands below whatever is numbered. */
static bool is_above(const struct pdf_rank *open, const struct pdf_rank *next, const struct pdf_rank *chapter)
{
    if (open->parts > 0 && next->parts == 0 && next->size < chapter->size - same_size)
        return true;
    if (fabs(open->size - next->size) > same_size)
        return open->size > next->size;
    return open->bold && !next->bold && next->parts == 0;
}

/* How many of the open headings stand above the next one. */
static size_t depth_above(const struct pdf_rank *open, size_t depth, const struct pdf_rank *next)
{
    size_t first = 0; /* numbered one */
    while (first < depth && open[first].parts == 0)
        first++;
    if (next->parts > 0 && first < depth) {
        size_t above = first;
        for (size_t i = first; i < depth && open[i].parts < next->parts; i++)
            above = open[i].parts > 0 ? i + 1 : above;
        return above;
    }
    while (depth > 0 && !is_above(&open[depth - 1], next, &open[first]))
        depth--;
    return depth;
}

/* A cover has lines in many sizes: the largest is the title, the others head nothing. */
static void read_cover(struct block_list *blocks, const struct pdf_rank *ranks)
{
    size_t body = 0;
    size_t largest = 0;
    while (body < blocks->count && blocks->items[body].kind == BLOCK_HEADING)
        body++;
    if (body == blocks->count)
        return;
    for (size_t i = 1; i < body; i++)
        largest = ranks[i].size > ranks[largest].size ? i : largest;
    for (size_t i = 0; i < body; i++)
        if (i != largest && blocks->items[i].page_number < blocks->items[body].page_number)
            blocks->items[i].kind = BLOCK_PARAGRAPH;
}

void pdf_set_levels(struct block_list *blocks, const struct pdf_rank *ranks)
{
    struct pdf_rank open[DEEPEST + 1] = {{0, 0, false}};
    size_t depth = 0;
    read_cover(blocks, ranks);
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].kind != BLOCK_HEADING)
            continue;
        depth = depth_above(open, depth, &ranks[i]);
        depth -= depth == DEEPEST;
        open[depth++] = ranks[i];
        blocks->items[i].level = (int)depth;
    }
}
