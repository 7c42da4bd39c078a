/* Approvals left out of a search, so that what the others are worth can be measured. */
#include "search/approved.h"
#include "search/run.h"

#include <stdlib.h>

bool approved_is_hidden(const struct search_request *request, struct span key)
{
    for (size_t i = 0; i < request->hidden_count; i++)
        if (span_equal(request->hidden[i]->key, key))
            return true;
    return false;
}

static uint64_t hidden_of(const struct search_request *request, struct span hash)
{
    uint64_t count = 0;
    for (size_t i = 0; i < request->hidden_count; i++)
        for (size_t k = 0; k < request->hidden[i]->count; k++)
            count += span_starts(request->hidden[i]->hashes[k], hash);
    return count;
}

static int by_hash(const void *left, const void *right)
{
    return span_compare((*(struct candidate *const *)left)->hash, (*(struct candidate *const *)right)->hash);
}

/* Looked up in the order of the terms: neighbours stand in the same block. */
void approved_count(struct search_run *run)
{
    size_t count = run->lease->approved != NULL ? run->matched.count : 0;
    struct candidate **sorted = arena_array(&run->lease->arena, count, sizeof *sorted);
    run->tree.failed = run->tree.failed || sorted == NULL;
    for (size_t i = 0; sorted != NULL && i < count; i++)
        sorted[i] = &run->matched.items[i];
    if (sorted != NULL)
        qsort(sorted, count, sizeof(struct candidate *), by_hash);
    for (size_t i = 0; sorted != NULL && i < count; i++) {
        struct candidate *candidate = sorted[i];
        const struct store_query *hash = tree_term(&run->tree, TERM_HASH, candidate->hash);
        if (run->tree.failed ||
            store_reader_frequency(run->lease->approved, hash->term, &candidate->approvals, NULL) !=
                AVOW_OK ||
            candidate->approvals == 0)
            continue;
        uint64_t hidden = hidden_of(&run->request, candidate->hash);
        candidate->approvals -= hidden < candidate->approvals ? hidden : candidate->approvals;
    }
}
