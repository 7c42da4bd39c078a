/* Query trees as plain data in an arena. */
#include "search/tree.h"

static const struct store_query nothing = {.op = STORE_NONE};
static const struct store_query everything = {.op = STORE_ALL};

const struct store_query *tree_all(void)
{
    return &everything;
}

static struct store_query *node_new(struct tree *tree, enum store_operator op)
{
    struct store_query *node = arena_alloc(tree->arena, sizeof *node);
    if (node == NULL)
        tree->failed = true;
    else
        node->op = op;
    return node;
}

/* The finished node, or a harmless one when memory ran out. */
static const struct store_query *node_or_none(const struct store_query *node)
{
    return node != NULL ? node : &nothing;
}

static const struct store_query *term_of_buffer(struct tree *tree, struct buffer *buffer)
{
    struct store_query *node = node_new(tree, STORE_TERM);
    if (node != NULL)
        node->term = arena_copy(tree->arena, buffer_span(buffer));
    if (node == NULL || buffer->failed || node->term.bytes == NULL) {
        tree->failed = true;
        node = NULL;
    }
    buffer_free(buffer);
    return node_or_none(node);
}

/* True when prefix and value fit as they are, which spares the general road its buffer. */
static bool plain_value(struct span prefix, struct span value)
{
    if (prefix.size + value.size > TERM_LIMIT)
        return false;
    for (size_t i = 0; i < value.size; i++)
        if ((unsigned char)value.bytes[i] < ' ' || value.bytes[i] == 0x7F)
            return false;
    return true;
}

const struct store_query *tree_term(struct tree *tree, enum term_field field, struct span value)
{
    struct span prefix = term_prefix(field);
    if (!plain_value(prefix, value)) {
        struct buffer buffer = BUFFER_INIT;
        term_append(&buffer, field, value);
        return term_of_buffer(tree, &buffer);
    }
    struct store_query *node = node_new(tree, STORE_TERM);
    char *bytes = arena_alloc(tree->arena, prefix.size + value.size + 1);
    if (node == NULL || bytes == NULL) {
        tree->failed = true;
        return &nothing;
    }
    for (size_t i = 0; i < prefix.size; i++)
        bytes[i] = prefix.bytes[i];
    for (size_t i = 0; i < value.size; i++)
        bytes[prefix.size + i] = value.bytes[i];
    node->term = (struct span){bytes, prefix.size + value.size};
    return node;
}

const struct store_query *tree_pair(struct tree *tree, enum term_field field, struct span first, char between,
                                    struct span second)
{
    const char *joined = arena_printf(tree->arena, "%.*s%c%.*s", SPAN_ARG(first), between, SPAN_ARG(second));
    if (joined == NULL) {
        tree->failed = true;
        return &nothing;
    }
    return tree_term(tree, field, span_of(joined));
}

const struct store_query *tree_list(struct tree *tree, enum store_operator op, const struct branch *branch)
{
    if (branch->count == 0)
        return &nothing;
    if (branch->count == 1 && op != STORE_SCALE)
        return branch->items[0];
    struct store_query *node = node_new(tree, op);
    if (node == NULL)
        return &nothing;
    node->children = branch->items;
    node->child_count = branch->count;
    return node;
}

const struct store_query *tree_two(struct tree *tree, enum store_operator op, const struct store_query *first,
                                   const struct store_query *second)
{
    struct branch branch = {0};
    branch_add(tree, &branch, first);
    branch_add(tree, &branch, second);
    return tree_list(tree, op, &branch);
}

const struct store_query *tree_scale(struct tree *tree, double factor, const struct store_query *child)
{
    struct branch branch = {0};
    branch_add(tree, &branch, child);
    struct store_query *node = factor == 1 ? NULL : node_new(tree, STORE_SCALE);
    if (node == NULL)
        return child;
    node->factor = factor;
    node->children = branch.items;
    node->child_count = branch.count;
    return node;
}

const struct store_query *tree_range(struct tree *tree, enum slot slot, struct span low, struct span high)
{
    struct store_query *node = node_new(tree, STORE_RANGE);
    if (node == NULL)
        return &nothing;
    node->slot = (uint32_t)slot;
    node->low = low;
    node->high = high;
    return node;
}

void branch_add(struct tree *tree, struct branch *branch, const struct store_query *child)
{
    if (!arena_grow(tree->arena, &branch->items, &branch->capacity, branch->count, sizeof *branch->items)) {
        tree->failed = true;
        return;
    }
    branch->items[branch->count++] = child;
}
