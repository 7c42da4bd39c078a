/* Build the store's query trees in an arena: nodes never fail alone, the tree remembers. */
#ifndef SEARCH_TREE_H
#define SEARCH_TREE_H

#include "base/arena.h"
#include "store/store.h"
#include "terms/term.h"

/* Where nodes are made. `failed`: memory ran out for one of them; ask once, at the end. */
struct tree {
    struct arena *arena;
    bool failed;
};

/* A growing list of children. */
struct branch {
    const struct store_query **items;
    size_t count;
    size_t capacity;
};

/* All nodes live as long as the arena; none is ever NULL. */
const struct store_query *tree_term(struct tree *tree, enum term_field field, struct span value);
/* "first<between>second" as a term: bigrams and editions. */
const struct store_query *tree_pair(struct tree *tree, enum term_field field, struct span first, char between,
                                    struct span second);
/* A list of none gives STORE_NONE, a list of one its only child. */
const struct store_query *tree_list(struct tree *tree, enum store_operator op, const struct branch *branch);
/* Two children: `first op second`. */
const struct store_query *tree_two(struct tree *tree, enum store_operator op, const struct store_query *first,
                                   const struct store_query *second);
const struct store_query *tree_scale(struct tree *tree, double factor, const struct store_query *child);
/* Value of `slot` between two texts, both inclusive. The spans must outlive the tree. */
const struct store_query *tree_range(struct tree *tree, enum slot slot, struct span low, struct span high);
const struct store_query *tree_all(void);
void branch_add(struct tree *tree, struct branch *branch, const struct store_query *child);

#endif
