/* Levels of headings: larger stands above smaller, "2" above "2.1", bold above plain. */
#include "document/pdf.h"

#include <math.h>

enum { DEEPEST = 6 };

/* Sizes that differ by less are one. */
static const double same_size = 0.4;

/* Whether a heading of rank `open` stands above the `next` one. */
static bool is_above(const struct pdf_rank *open, const struct pdf_rank *next)
{
    if (fabs(open->size - next->size) > same_size)
        return open->size > next->size;
    if (next->parts > 0)
        return open->parts > 0 && open->parts < next->parts;
    return open->bold && !next->bold;
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
    struct pdf_rank open[DEEPEST];
    size_t depth = 0;
    read_cover(blocks, ranks);
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].kind != BLOCK_HEADING)
            continue;
        while (depth > 0 && !is_above(&open[depth - 1], &ranks[i]))
            depth--;
        depth -= depth == DEEPEST;
        open[depth++] = ranks[i];
        blocks->items[i].level = (int)depth;
    }
}
