/* Lay the corpus against the live generation: which pages are new, changed, gone or the same. */
#include "index/planner.h"

#include "base/cleanup.h"
#include "index/stop.h"

#include <stdlib.h>

static enum avow_status no_memory(struct avow_error *err)
{
    return error_set_no_memory(err, "plan");
}

/* By page, then root in the order given, then path. */
static int compare_files(const void *a, const void *b)
{
    const struct plan_file *left = a, *right = b;
    int order = span_compare(left->facts.page_id, right->facts.page_id);
    if (order == 0 && left->root != right->root)
        order = left->root < right->root ? -1 : 1;
    return order != 0 ? order : span_compare(left->path, right->path);
}

static bool was_dated_by_file(const struct planner *planner, const struct plan_page *page,
                              const struct plan_file *file)
{
    size_t count;
    const struct facts_version *versions = live_page(planner->live, page->id, &count);
    for (size_t i = 0; i < count; i++)
        if (span_equal(versions[i].root, file->root->path) && span_equal(versions[i].path, file->path))
            return span_equal(versions[i].date_source, word_of(WORDS_DATE_SOURCE, DATE_FILE));
    return false;
}

/* True when the index holds exactly this: same bytes, same facts, same rules. */
static bool is_same_file(const struct planner *planner, const struct plan_page *page,
                         const struct plan_file *file)
{
    const struct facts_file *known = live_file(planner->live, file->root->path, file->path);
    if (known == NULL || known->state != FILE_INDEXED || file->fault.size > 0 ||
        !span_equal(known->page, page->id))
        return false;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    if (!plan_file_fixed(file) && plan_file_read(file, &bytes, NULL) != AVOW_OK)
        return false;
    char key[DIGEST_HEX_SIZE];
    plan_file_key(planner->corpus, page, file, buffer_span(&bytes), was_dated_by_file(planner, page, file),
                  key);
    return span_equal(known->input_key, span_of(key));
}

static void decide(struct planner *planner, struct plan_page *page)
{
    live_page(planner->live, page->id, &page->version_count);
    bool same = !planner->options->rebuild && page->version_count == page->file_count;
    for (size_t i = 0; same && i < page->file_count; i++)
        same = is_same_file(planner, page, &page->files[i]);
    page->action = same ? PLAN_SAME : PLAN_READ;
    if (same)
        planner->plan.same_count++;
    else
        planner->plan.files_to_read += page->file_count;
}

static struct plan_page *add_page(struct planner *planner, struct span id)
{
    struct plan *plan = &planner->plan;
    if (!arena_grow(planner->arena, &plan->pages, &planner->page_room, plan->page_count, sizeof *plan->pages))
        return NULL;
    plan->pages[plan->page_count] = (struct plan_page){.id = id};
    return &plan->pages[plan->page_count++];
}

static enum avow_status group_pages(struct planner *planner, struct avow_error *err)
{
    for (size_t start = 0, end; start < planner->file_count; start = end) {
        struct span id = planner->files[start].facts.page_id;
        for (end = start + 1; end < planner->file_count; end++)
            if (!span_equal(planner->files[end].facts.page_id, id))
                break;
        enum avow_status status = stop_check(planner->options->stop, err);
        if (status != AVOW_OK)
            return status;
        struct plan_page *page = add_page(planner, id);
        if (page == NULL)
            return no_memory(err);
        page->files = &planner->files[start];
        page->file_count = end - start;
        status = planner_find_gaps(planner, page, err);
        if (status != AVOW_OK)
            return status;
        decide(planner, page);
    }
    return AVOW_OK;
}

static int compare_pages(const void *a, const void *b)
{
    return span_compare(((const struct plan_page *)a)->id, ((const struct plan_page *)b)->id);
}

/* Pages of the index that no file belongs to any more. */
static enum avow_status add_removed(struct planner *planner, struct avow_error *err)
{
    const struct facts_versions *versions = &planner->live->versions;
    size_t present = planner->plan.page_count;
    for (size_t i = 0; i < versions->count; i++) {
        struct plan_page wanted = {.id = versions->items[i].page};
        if (i > 0 && span_equal(wanted.id, versions->items[i - 1].page))
            continue;
        if (present > 0 &&
            bsearch(&wanted, planner->plan.pages, present, sizeof wanted, compare_pages) != NULL)
            continue;
        struct plan_page *page = add_page(planner, wanted.id);
        if (page == NULL)
            return no_memory(err);
        page->action = PLAN_REMOVE;
        live_page(planner->live, page->id, &page->version_count);
    }
    if (planner->plan.page_count > 0)
        qsort(planner->plan.pages, planner->plan.page_count, sizeof *planner->plan.pages, compare_pages);
    return AVOW_OK;
}

enum avow_status plan_make(const struct plan_options *options, const struct corpus *corpus,
                           const struct live *live, struct arena *arena, const struct plan_notes *notes,
                           struct plan *out, struct avow_error *err)
{
    struct planner planner = {options, corpus, live, arena, notes, .file_count = 0};
    char *own = corpus_root_path(options->directory, arena);
    if (own == NULL)
        return no_memory(err);
    planner.own_folder = span_of(own);
    enum avow_status status = planner_look(&planner, err);
    planner_sort_ends(&planner);
    if (status == AVOW_OK && planner.file_count > 0)
        qsort(planner.files, planner.file_count, sizeof *planner.files, compare_files);
    if (status == AVOW_OK)
        status = group_pages(&planner, err);
    if (status == AVOW_OK)
        status = add_removed(&planner, err);
    *out = planner.plan;
    return status;
}

void plan_close(struct plan *plan)
{
    for (size_t i = 0; i < plan->repository_count; i++)
        repository_close(plan->repositories[i]);
    plan->repository_count = 0;
}
