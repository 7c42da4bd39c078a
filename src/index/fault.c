/* Say why files cannot be read, and find those that stand behind a folder that cannot be. */
#include "index/fault.h"

struct span fault_of(const struct file_entry *entry, struct arena *arena)
{
    if (entry->misnamed)
        return SPAN("its name is not UTF-8; rename it");
    if (entry->unreadable)
        return SPAN("cannot be read; check its permissions, where its link points, or how deep it lies");
    if (entry->size <= DOCUMENT_LIMIT)
        return SPAN_EMPTY;
    return span_of(arena_printf(arena, "is too large: %llu bytes, the most is %d; split it",
                                (unsigned long long)entry->size, DOCUMENT_LIMIT));
}

static bool stands_below(const struct facts_file *file, const struct corpus_root *root, struct span folder)
{
    return file->path.size > folder.size && file->path.bytes[folder.size] == '/' &&
           span_starts(file->path, folder) && span_equal(file->root, root->path);
}

/* The place of a file that is known already; its page is the one it had. */
static enum avow_status place_of(const struct corpus_root *root, const struct facts_file *known,
                                 struct arena *arena, struct config_place *place, struct avow_error *err)
{
    enum avow_status status = config_place(&root->config, known->path, DATE_NONE, arena, place, err);
    place->facts.page_id = known->page;
    return status;
}

enum avow_status fault_hidden(const struct live *live, const struct corpus_root *root, struct span folder,
                              struct arena *arena, struct plan_file **files, size_t *count,
                              struct avow_error *err)
{
    size_t room = 0;
    struct span fault = span_of(
        arena_printf(arena, "its folder %.*s cannot be read; check its permissions", SPAN_ARG(folder)));
    *files = NULL;
    *count = 0;
    for (size_t i = 0; i < live->files.count; i++) {
        const struct facts_file *known = &live->files.items[i];
        struct config_place place;
        if (!stands_below(known, root, folder))
            continue;
        enum avow_status status = place_of(root, known, arena, &place, err);
        if (status != AVOW_OK)
            return status;
        if (place.excluded || corpus_never_document(&root->config, known->path))
            continue;
        if (fault.bytes == NULL || !arena_grow(arena, files, &room, *count, sizeof **files))
            return error_set_no_memory(err, "plan");
        (*files)[(*count)++] = (struct plan_file){.root = root,
                                                  .path = known->path,
                                                  .source = place.source,
                                                  .facts = place.facts,
                                                  .fault = fault,
                                                  .name = known->path};
    }
    return AVOW_OK;
}
