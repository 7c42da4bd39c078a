/* The index never empties by accident: what a plan may not do unless a flag says so. */
#include "index/plan.h"

enum { MOST_REMOVED_PERCENT = 30 };

static bool holds_document(const struct plan *plan, const struct corpus_root *root)
{
    for (size_t i = 0; i < plan->page_count; i++)
        for (size_t j = 0; j < plan->pages[i].file_count; j++)
            if (plan->pages[i].files[j].root == root)
                return true;
    return false;
}

static enum avow_status guard_root(const struct plan *plan, const struct corpus_root *root,
                                   struct avow_error *err)
{
    if (root->missing)
        return error_set(err, AVOW_REFUSED, root->path.bytes,
                         "the corpus folder is missing; name another with --corpus, or go on without it with "
                         "--allow-removal");
    if (!holds_document(plan, root))
        return error_set(
            err, AVOW_REFUSED, root->path.bytes,
            "the corpus folder holds no document; name another with --corpus, or go on without it "
            "with --allow-removal");
    return AVOW_OK;
}

static bool is_root(const struct corpus *corpus, struct span path)
{
    for (size_t i = 0; i < corpus->root_count; i++)
        if (span_equal(corpus->roots[i].path, path))
            return true;
    return false;
}

enum avow_status plan_guard(const struct plan *plan, const struct corpus *corpus, const struct live *live,
                            struct avow_error *err)
{
    for (size_t i = 0; i < corpus->root_count; i++) {
        enum avow_status status = guard_root(plan, &corpus->roots[i], err);
        if (status != AVOW_OK)
            return status;
    }
    size_t removed = 0;
    for (size_t i = 0; i < plan->page_count; i++) {
        size_t count;
        const struct facts_version *versions = live_page(live, plan->pages[i].id, &count);
        /* A page of a folder that --replace took away is meant to go. */
        if (plan->pages[i].action == PLAN_REMOVE && is_root(corpus, versions[0].root))
            removed++;
    }
    if (removed * 100 > live->page_count * MOST_REMOVED_PERCENT)
        return error_set(err, AVOW_REFUSED, "index",
                         "%zu of %zu pages would go, more than %d %%; if that is meant, add --allow-removal",
                         removed, live->page_count, MOST_REMOVED_PERCENT);
    return AVOW_OK;
}
