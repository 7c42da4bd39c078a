/* What a passage repeats of the blocks before it. */
#include "document/carry.h"

#include "base/cleanup.h"
#include "document/prose.h"
#include "document/wording.h"

bool carry_in_list(const struct block *block)
{
    return block->kind == BLOCK_ITEM || (block->kind == BLOCK_PARAGRAPH && block->level > 0);
}

/* A block that may be repeated. */
static bool is_short(const struct block *block)
{
    return block->text.size <= CARRY_BYTES && prose_words(block->text) <= CARRY_WORDS;
}

bool carry_is_lead(const struct block *block)
{
    bool line = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
    if (!line || !is_short(block))
        return false;
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    return prose_announces(block->text) || !prose_ends_sentence(block->text) ||
           wording_in_text(prose_last_sentence(block->text, &scratch), WORDING_FOLLOWS);
}

/* What leads in the list or table that begins with `block`. */
static const struct block *lead_of(const struct block *block, bool first)
{
    return !first && block[-1].kind == BLOCK_PARAGRAPH && carry_is_lead(block - 1) ? block - 1 : NULL;
}

static void pass_row(struct carry *carry, const struct block *block, bool first)
{
    bool begins = first || block[-1].kind != BLOCK_ROW;
    bool above = carry->row_count > 0 && carry->rows[carry->row_count - 1] == block - 1;
    if (begins || (block->header && !above)) {
        carry->lead = lead_of(block, first);
        carry->row_count = 0;
    }
    if (block->header && carry->row_count < CARRY_ROWS)
        carry->rows[carry->row_count++] = block;
}

static void open_list(struct carry *carry, const struct block *block, bool first)
{
    carry->lead = lead_of(block, first);
    carry->in_list = true;
    for (size_t i = 0; i < CARRY_LEVELS; i++)
        carry->parents[i] = NULL;
}

static void pass_item(struct carry *carry, const struct block *block)
{
    size_t level = (size_t)block->level;
    if (block->kind != BLOCK_ITEM || level == 0)
        return;
    for (size_t i = level; i < CARRY_LEVELS; i++)
        carry->parents[i] = NULL;
    if (level <= CARRY_LEVELS)
        carry->parents[level - 1] = block;
}

static void pass(struct carry *carry, const struct block *items)
{
    const struct block *block = &items[carry->at++];
    bool first = block == items;
    if (block->kind == BLOCK_ROW)
        pass_row(carry, block, first);
    if (!carry_in_list(block))
        carry->in_list = false;
    else if (!carry->in_list)
        open_list(carry, block, first);
    if (carry->in_list)
        pass_item(carry, block);
}

static void put(struct carry *carry, const struct block *block, const struct block **out, size_t *count)
{
    if (block == NULL || carry->size + block->text.size > CARRY_SIZE || !is_short(block))
        return;
    carry->size += block->text.size;
    out[(*count)++] = block;
}

/* The items that `block` stands below: a paragraph goes on in one of its own level. */
static size_t list_above(struct carry *carry, const struct block *block, const struct block **out)
{
    size_t count = 0;
    size_t levels = (size_t)block->level;
    levels -= block->kind == BLOCK_ITEM && levels > 0;
    put(carry, carry->lead, out, &count);
    for (size_t i = 0; i < levels && i < CARRY_LEVELS; i++)
        put(carry, carry->parents[i], out, &count);
    return count;
}

/* What stands above the rows of a table. */
static size_t table_above(struct carry *carry, const struct block **out)
{
    size_t count = 0;
    put(carry, carry->lead, out, &count);
    for (size_t i = 0; i < carry->row_count; i++)
        put(carry, carry->rows[i], out, &count);
    return count;
}

size_t carry_to(struct carry *carry, const struct block *items, size_t at, const struct block **out)
{
    while (carry->at < at)
        pass(carry, items);
    const struct block *block = &items[at];
    if (carry_in_list(block) && carry->in_list)
        return list_above(carry, block, out);
    bool inside = at > 0 && block->kind == BLOCK_ROW && !block->header && block[-1].kind == BLOCK_ROW;
    return inside ? table_above(carry, out) : 0;
}
