/* Open the live generation, and look up its files and pages. */
#include "index/live.h"

static enum avow_status read_facts(struct live *live, const char *path, struct arena *arena,
                                   struct avow_error *err)
{
    enum avow_status status = facts_open(path, &live->facts, err);
    if (status == AVOW_OK)
        status = facts_all_files(live->facts, arena, &live->files, err);
    if (status == AVOW_OK)
        status = facts_all_versions(live->facts, arena, &live->versions, err);
    for (size_t i = 0; status == AVOW_OK && i < live->versions.count; i++)
        if (i == 0 || !span_equal(live->versions.items[i].page, live->versions.items[i - 1].page))
            live->page_count++;
    return status;
}

enum avow_status live_open(const char *directory, struct arena *arena, struct live *out,
                           struct avow_error *err)
{
    struct live live = {0};
    enum avow_status status = generation_live(directory, &live.number, err);
    if (status == AVOW_NO_INDEX) {
        *out = live;
        return AVOW_OK;
    }
    if (status != AVOW_OK)
        return status;
    const char *manifest = generation_path(arena, directory, live.number, "manifest.json");
    const char *facts = generation_path(arena, directory, live.number, "facts.sqlite");
    if (manifest == NULL || facts == NULL)
        return error_set_no_memory(err, "index");
    status = manifest_read(manifest, arena, &live.manifest, err);
    if (status == AVOW_OK)
        status = read_facts(&live, facts, arena, err);
    if (status == AVOW_NOT_FOUND)
        status = error_set(err, AVOW_CORRUPT, directory,
                           "generation %llu, which is live, lacks a file; run `avow rollback` or `avow index "
                           "--rebuild`",
                           (unsigned long long)live.number);
    if (status != AVOW_OK) {
        live_close(&live);
        return status;
    }
    live.present = true;
    *out = live;
    return AVOW_OK;
}

void live_close(struct live *live)
{
    facts_close(live->facts);
    live->facts = NULL;
}

const struct facts_file *live_file(const struct live *live, struct span root, struct span path)
{
    size_t low = 0, high = live->files.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct facts_file *file = &live->files.items[middle];
        int order = span_compare(file->root, root);
        if (order == 0)
            order = span_compare(file->path, path);
        if (order == 0)
            return file;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct facts_version *live_page(const struct live *live, struct span page, size_t *count)
{
    size_t low = 0, high = live->versions.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(live->versions.items[middle].page, page) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < live->versions.count && span_equal(live->versions.items[end].page, page))
        end++;
    *count = end - low;
    return end > low ? &live->versions.items[low] : NULL;
}

bool live_holds(const struct live *live, struct span page)
{
    size_t count;
    const struct facts_version *versions = live_page(live, page, &count);
    return count > 0 && versions[count - 1].current;
}

uint64_t live_statements(const struct live *live, struct span page)
{
    size_t count;
    uint64_t statements = 0;
    const struct facts_version *versions = live_page(live, page, &count);
    for (size_t i = 0; i < count; i++)
        statements += versions[i].current ? versions[i].statements : 0;
    return statements;
}
