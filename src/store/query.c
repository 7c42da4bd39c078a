/* A query is checked whole before it is translated: shape, size, depth, terms. */
#include "store/guard.h"

#include <math.h>

enum { DEEPEST = 64 };

/* How many children each operator takes. */
struct shape {
    const char *name;
    size_t fewest;
    size_t most;
};

static const struct shape shapes[] = {
    [STORE_TERM] = {"TERM", 0, 0},
    [STORE_OR] = {"OR", 0, SIZE_MAX},
    [STORE_AND] = {"AND", 1, SIZE_MAX},
    [STORE_AND_MAYBE] = {"AND_MAYBE", 1, SIZE_MAX},
    [STORE_FILTER] = {"FILTER", 1, SIZE_MAX},
    [STORE_AND_NOT] = {"AND_NOT", 1, SIZE_MAX},
    [STORE_PHRASE] = {"PHRASE", 1, SIZE_MAX},
    [STORE_MAX] = {"MAX", 1, SIZE_MAX},
    [STORE_SCALE] = {"SCALE", 1, 1},
    [STORE_RANGE] = {"RANGE", 0, 0},
    [STORE_ALL] = {"ALL", 0, 0},
    [STORE_NONE] = {"NONE", 0, 0},
};

static enum avow_status check_shape(const struct store_query *query, struct avow_error *err)
{
    if ((size_t)query->op >= sizeof shapes / sizeof *shapes)
        return error_set(err, AVOW_USAGE, "query", "there is no operator %d", (int)query->op);
    const struct shape *shape = &shapes[query->op];
    if (query->child_count < shape->fewest || query->child_count > shape->most)
        return error_set(err, AVOW_USAGE, "query", "%s cannot have %zu children", shape->name,
                         query->child_count);
    for (size_t i = 0; i < query->child_count; i++) {
        if (query->children == NULL || query->children[i] == NULL)
            return error_set(err, AVOW_USAGE, "query", "child %zu of %s is NULL", i, shape->name);
        if (query->op == STORE_PHRASE && query->children[i]->op != STORE_TERM)
            return error_set(err, AVOW_USAGE, "query", "child %zu of PHRASE is no TERM", i);
    }
    return AVOW_OK;
}

static enum avow_status check_node(const struct store_query *query, struct avow_error *err)
{
    enum avow_status status = check_shape(query, err);
    if (status != AVOW_OK)
        return status;
    if (query->op == STORE_TERM)
        return guard_term(query->term, err); /* the empty term would match every document */
    if (query->op == STORE_RANGE)
        return guard_slot(query->slot, err);
    if (query->op == STORE_SCALE && !(isfinite(query->factor) && query->factor >= 0))
        return error_set(err, AVOW_USAGE, "query", "the factor of SCALE must be 0 or more");
    return AVOW_OK;
}

/* A node shared by two parents counts twice: that is what the engine will see. */
static enum avow_status check_tree(const struct store_query *query, size_t depth, size_t *nodes,
                                   struct avow_error *err)
{
    if (depth > DEEPEST || ++*nodes > STORE_QUERY_NODES)
        return error_set(err, AVOW_TOO_LARGE, "query",
                         "the query has more than %d parts or %d levels; ask with fewer words",
                         (int)STORE_QUERY_NODES, (int)DEEPEST);
    enum avow_status status = check_node(query, err);
    for (size_t i = 0; i < query->child_count && status == AVOW_OK; i++)
        status = check_tree(query->children[i], depth + 1, nodes, err);
    return status;
}

enum avow_status guard_query(const struct store_query *query, struct avow_error *err)
{
    size_t nodes = 0;
    return check_tree(query, 1, &nodes, err);
}

static enum avow_status check_slots(const struct store_search_options *options, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    if (options->sort == STORE_BY_VALUE_DOWN)
        status = guard_slot(options->sort_slot, err);
    if (status == AVOW_OK && options->collapse_slot >= 0)
        status = guard_slot((uint64_t)options->collapse_slot, err);
    if (status == AVOW_OK && options->visit != NULL)
        status = guard_slot(options->visit_slot, err);
    for (size_t i = 0; i < options->value_slot_count && status == AVOW_OK; i++)
        status = guard_slot(options->value_slots[i], err);
    return status;
}

enum avow_status guard_options(const struct store_search_options *options, struct avow_error *err)
{
    if (!(options->floor >= 0 && options->floor <= 1))
        return error_set(err, AVOW_USAGE, "query", "the floor must be from 0 to 1");
    if (!(isfinite(options->k1) && options->k1 >= 0 && options->b >= 0 && options->b <= 1))
        return error_set(err, AVOW_USAGE, "query", "BM25 needs k1 of 0 or more and b from 0 to 1");
    return check_slots(options, err);
}

enum avow_status guard_search(const struct store_query *query, const struct store_search_options *options,
                              struct avow_error *err)
{
    enum avow_status status = guard_options(options, err);
    return status == AVOW_OK ? guard_query(query, err) : status;
}
