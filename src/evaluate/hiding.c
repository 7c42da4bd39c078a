/* Put the approvals to be hidden in the order of their keys, and leave out those that stand twice. */
#include "evaluate/hiding.h"

#include <stdlib.h>

static int by_key(const void *left, const void *right)
{
    const struct search_hidden *a = *(const struct search_hidden *const *)left;
    const struct search_hidden *b = *(const struct search_hidden *const *)right;
    return span_compare(a->key, b->key);
}

enum avow_status hiding_new(const struct search_hidden *approvals, const bool *known, size_t count,
                            struct arena *arena, struct hiding *out, struct avow_error *err)
{
    struct hiding hiding = {arena_array(arena, count + 1, sizeof *hiding.items), 0};
    size_t all = 0;
    if (hiding.items == NULL)
        return error_set_no_memory(err, "train");
    for (size_t i = 0; i < count; i++)
        if (!known[i] && approvals[i].count > 0)
            hiding.items[all++] = &approvals[i];
    qsort(hiding.items, all, sizeof *hiding.items, by_key);
    for (size_t i = 0; i < all; i++)
        if (hiding.count == 0 || by_key(&hiding.items[i], &hiding.items[hiding.count - 1]) != 0)
            hiding.items[hiding.count++] = hiding.items[i];
    *out = hiding;
    return AVOW_OK;
}

void hiding_hide(const struct hiding *hiding, const struct search_hidden *own, struct search_request *request)
{
    request->hidden = hiding->items;
    request->hidden_count = hiding->count;
    if (own->count > 0 && bsearch(&own, hiding->items, hiding->count, sizeof *hiding->items, by_key) == NULL)
        hiding->items[request->hidden_count++] = own;
}
