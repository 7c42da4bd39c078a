/* Fill lists and maps from the top down, level by level. */
#include "base/json_tree.h"

void json_tree_begin(struct json_tree *tree, enum value_type type)
{
    if (tree->depth == JSON_LEVELS) {
        tree->failed = true;
        return;
    }
    tree->levels[tree->depth++] = (struct json_level){.value = {.type = type}};
}

/* Put a complete value under the innermost level that is open. */
static void put(struct json_tree *tree, struct value value)
{
    if (tree->depth == 0) {
        tree->root = value;
        return;
    }
    struct json_level *level = &tree->levels[tree->depth - 1];
    struct value *parent = &level->value;
    bool grown =
        arena_grow(tree->arena, &parent->items, &level->item_capacity, parent->count, sizeof *parent->items);
    if (grown && parent->type == VALUE_MAP)
        grown =
            arena_grow(tree->arena, &parent->keys, &level->key_capacity, parent->count, sizeof *parent->keys);
    if (!grown) {
        tree->failed = true;
        return;
    }
    if (parent->type == VALUE_MAP)
        parent->keys[parent->count] = level->key;
    parent->items[parent->count++] = value;
}

void json_tree_end(struct json_tree *tree)
{
    if (tree->depth > 0)
        put(tree, tree->levels[--tree->depth].value);
}

void json_tree_key(struct json_tree *tree, const char *key)
{
    if (tree->depth > 0)
        tree->levels[tree->depth - 1].key = span_of(key);
}

void json_tree_add(struct json_tree *tree, struct value value)
{
    if (value.text.size > 0) {
        value.text = arena_copy(tree->arena, value.text);
        tree->failed = tree->failed || value.text.bytes == NULL;
    }
    put(tree, value);
}
