/* Pack blocks into passages. */
#include "document/pack.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "document/carry.h"
#include "document/pieces.h"
#include "document/prose.h"

const struct pack_limits pack_section = {.full = 250, .enough = 100, .small = 60, .joined = 310};
const struct pack_limits pack_whole = {.full = 2000, .enough = 100, .small = 60, .joined = 2060};
const struct pack_limits pack_uncut = {.full = SIZE_MAX, .enough = SIZE_MAX, .small = 0, .joined = SIZE_MAX};

/* Passages as ranges of pieces, before they have text. */
struct range {
    size_t first;
    size_t end;
    size_t words;
};

struct range_list {
    struct range *items;
    size_t count;
    size_t capacity;
};

static bool add_range(struct range_list *list, struct arena *arena, struct range range)
{
    if (range.first == range.end)
        return true;
    if (!arena_grow(arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = range;
    return true;
}

static bool is_row(const struct block *block, bool header)
{
    return block->kind == BLOCK_ROW && block->header == header;
}

/* What announces something goes with what it announces: of an item that is what stands below it, never the
 * next item. A table is announced by its caption too. */
static bool is_announced(const struct block *block, const struct block *next)
{
    bool item = block->kind == BLOCK_ITEM;
    if (!item && block->kind != BLOCK_PARAGRAPH)
        return false;
    if (item && next->kind == BLOCK_ITEM && next->level <= block->level)
        return false;
    return prose_announces(block->text) || (is_row(next, true) && carry_is_lead(block));
}

static bool is_heading_of_next(const struct block *items, const struct piece *piece, const struct piece *next)
{
    const struct block *block = &items[piece->block];
    return piece->block != next->block && (is_row(block, true) || is_announced(block, &items[next->block]));
}

/* A table is not begun of which no more than the first row would stay. */
static size_t before_table(const struct block *items, const struct piece *all, size_t first, size_t at)
{
    bool begun = at > first + 2 && is_row(&items[all[at].block], false) &&
                 is_row(&items[all[at - 1].block], false) && is_row(&items[all[at - 2].block], true);
    return begun ? at - 2 : at;
}

/* Close `range` before piece `at`: what announces or heads that goes with it, unless next to nothing is
 * left. */
static struct range close_before(const struct block *items, const struct piece *all,
                                 const struct pack_limits *limits, struct range *range, size_t at)
{
    size_t first = range->first;
    size_t cut = before_table(items, all, first, at);
    while (cut > first + 1 && is_heading_of_next(items, &all[cut - 1], &all[cut]))
        cut--;
    size_t moved = 0;
    for (size_t i = cut; i < at; i++)
        moved += all[i].words;
    if (range->words - moved < limits->small) {
        cut = at;
        moved = 0;
    }
    struct range closed = {first, cut, range->words - moved};
    *range = (struct range){cut, at, moved};
    return closed;
}

static void join_rest(struct range_list *ranges, const struct pack_limits *limits)
{
    if (ranges->count < 2)
        return;
    struct range *last = &ranges->items[ranges->count - 1];
    struct range *before = last - 1;
    if (last->words >= limits->small || before->words + last->words > limits->joined)
        return;
    before->end = last->end;
    before->words += last->words;
    ranges->count--;
}

static bool make_ranges(const struct block *items, const struct piece_list *pieces,
                        const struct pack_limits *limits, struct arena *arena, struct range_list *ranges)
{
    struct range range = {0, 0, 0};
    for (size_t at = 0; at < pieces->count; at++) {
        size_t words = pieces->items[at].words;
        if (range.words >= limits->enough && range.words + words > limits->full) {
            struct range closed = close_before(items, pieces->items, limits, &range, at);
            if (!add_range(ranges, arena, closed))
                return false;
        }
        range.end = at + 1;
        range.words += words;
    }
    if (!add_range(ranges, arena, range))
        return false;
    join_rest(ranges, limits);
    return true;
}

/* Blocks are parted by an empty line, items and rows by a line's end, parts of one block by a space. */
static const char *between(const struct block *a, const struct block *b)
{
    if (a == b)
        return " ";
    bool list = (carry_in_list(a) && carry_in_list(b)) || (a->kind == BLOCK_ROW && b->kind == BLOCK_ROW);
    return list ? "\n" : "\n\n";
}

/* An item of an inner list stands further in. A number is the item's own word: others refer to it ("see step
 * 2"). */
static void append_marker(struct buffer *text, const struct block *item)
{
    for (int level = 1; level < item->level && level < CARRY_LEVELS; level++)
        buffer_append_string(text, "  ");
    buffer_append(text, item->number.size > 0 ? item->number : SPAN("-"));
    buffer_append_byte(text, ' ');
}

static void append_part(struct buffer *text, const struct block *before, const struct block *block,
                        struct span words, bool rest)
{
    if (before != NULL)
        buffer_append_string(text, between(before, block));
    if (block->kind == BLOCK_ITEM && !rest)
        append_marker(text, block);
    buffer_append(text, words);
}

static struct span range_text(const struct block *items, const struct piece_list *pieces, struct range range,
                              struct carry *carry, struct arena *arena)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    const struct block *above[CARRY_LEVELS + 1];
    const struct block *before = NULL;
    size_t count = carry_to(carry, items, pieces->items[range.first].block, above);
    for (size_t i = 0; i < count; before = above[i++])
        append_part(&text, before, above[i], above[i]->text, false);
    for (size_t i = range.first; i < range.end; i++) {
        const struct piece *piece = &pieces->items[i];
        append_part(&text, before, &items[piece->block], piece->text, piece->rest);
        before = &items[piece->block];
    }
    return text.failed ? SPAN_EMPTY : arena_copy(arena, buffer_span(&text));
}

static bool add_passage(struct passage_list *list, struct arena *arena, struct passage passage)
{
    if (passage.text.bytes == NULL ||
        !arena_grow(arena, &list->items, &list->capacity, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = passage;
    return true;
}

enum avow_status pack_run(const struct block *items, size_t count, const struct pack_limits *limits,
                          struct arena *arena, struct passage_list *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    struct piece_list pieces = {NULL, 0, 0};
    struct range_list ranges = {NULL, 0, 0};
    bool done = pieces_of(items, count, limits->full, &scratch, &pieces) &&
                make_ranges(items, &pieces, limits, &scratch, &ranges);
    struct carry carry = {.at = 0};
    *out = (struct passage_list){NULL, 0, 0};
    for (size_t i = 0; done && i < ranges.count; i++) {
        struct range range = ranges.items[i];
        struct passage passage = {range_text(items, &pieces, range, &carry, arena),
                                  pieces.items[range.first].block, pieces.items[range.end - 1].block + 1};
        done = add_passage(out, arena, passage);
    }
    return done ? AVOW_OK : error_set_no_memory(err, "");
}
