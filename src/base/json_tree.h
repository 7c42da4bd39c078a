/* Where a JSON writer puts values instead of text: for a reader in the same program, who would only parse it.
 */
#ifndef BASE_JSON_TREE_H
#define BASE_JSON_TREE_H

#include "base/value.h"

enum { JSON_LEVELS = 32 };

/* A list or a map that is being filled. */
struct json_level {
    struct value value;
    size_t item_capacity;
    size_t key_capacity;
    struct span key; /* of the next value, in a map */
};

/* Values as json_read gives them; strings are copied into `arena`, keys are borrowed. */
struct json_tree {
    struct arena *arena;
    struct value root; /* complete once everything begun is ended */
    struct json_level levels[JSON_LEVELS];
    unsigned depth;
    bool failed; /* memory ran out, or more than JSON_LEVELS levels */
};

void json_tree_begin(struct json_tree *tree, enum value_type type);
void json_tree_end(struct json_tree *tree);
void json_tree_key(struct json_tree *tree, const char *key);
/* A value without children; its text is copied. */
void json_tree_add(struct json_tree *tree, struct value value);

#endif
