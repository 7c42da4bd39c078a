/* Find the files of the corpus: which are documents, which pages they give, and what avow.yml says of them.
 */
#include "index/planner.h"

#include "base/cleanup.h"
#include "document/row.h"
#include "index/fault.h"

static enum avow_status no_memory(struct avow_error *err)
{
    return error_set_no_memory(err, "plan");
}

/* The data directory may stand below a corpus folder. */
static bool is_own(const struct planner *planner, const struct corpus_root *root, struct span path)
{
    struct span own = planner->own_folder;
    if (own.size <= root->path.size || !span_starts(own, root->path) || own.bytes[root->path.size] != '/')
        return false;
    struct span below = span_part(own, root->path.size + 1, own.size);
    return span_starts(path, below) && path.size > below.size && path.bytes[below.size] == '/';
}

/* The rows of a page go by the name of their file with the page after it, unless the file is theirs. */
static enum avow_status add_part(struct planner *planner, struct plan_file file, struct span page_id,
                                 struct avow_error *err)
{
    if (!span_equal(page_id, file.facts.page_id))
        file.path =
            span_of(arena_printf(planner->arena, "%.*s#%.*s", SPAN_ARG(file.name), SPAN_ARG(page_id)));
    file.facts.page_id = page_id;
    return file.path.bytes != NULL ? planner_add_file(planner, file, err) : no_memory(err);
}

/* A file of rows that cannot be read is a fault of every page it gave before. */
static enum avow_status add_broken_rows(struct planner *planner, const struct plan_file *file,
                                        struct avow_error *err)
{
    const struct facts_files *known = &planner->live->files;
    size_t before = planner->file_count;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < known->count && status == AVOW_OK; i++) {
        const struct facts_file *row = &known->items[i];
        bool part = row->path.size > file->name.size && row->path.bytes[file->name.size] == '#';
        bool ours = span_starts(row->path, file->name) && (part || row->path.size == file->name.size);
        if (ours && span_equal(row->root, file->root->path))
            status = add_part(planner, *file, row->page, err);
    }
    return status == AVOW_OK && planner->file_count == before ? planner_add_file(planner, *file, err)
                                                              : status;
}

static enum avow_status add_rows(struct planner *planner, struct plan_file file, struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    struct row_parts parts = {NULL, 0, 0};
    struct avow_error fault = AVOW_ERROR_INIT;
    enum avow_status status = file.fault.size > 0 ? AVOW_BAD_INPUT : plan_file_read(&file, &bytes, &fault);
    if (status == AVOW_OK)
        status = rows_part(buffer_span(&bytes), file.name, file.facts.page_id, &planner->row_ids,
                           planner->notes->rejected, planner->arena, &parts, &fault);
    if (status == AVOW_NO_MEMORY)
        return no_memory(err);
    if (status != AVOW_OK) {
        if (file.fault.size == 0)
            file.fault = arena_copy(planner->arena, span_of(fault.message));
        return file.fault.bytes != NULL ? add_broken_rows(planner, &file, err) : no_memory(err);
    }
    for (size_t i = 0; i < parts.count && status == AVOW_OK; i++) {
        file.ranges = parts.items[i].ranges;
        file.range_count = parts.items[i].range_count;
        status = add_part(planner, file, parts.items[i].page_id, err);
    }
    return status;
}

static enum avow_status add_entry(struct planner *planner, const struct corpus_root *root,
                                  const struct file_entry *entry, const struct config_place *place,
                                  struct avow_error *err)
{
    const struct plan_file file = {.root = root,
                                   .path = entry->path,
                                   .size = entry->size,
                                   .source = place->source,
                                   .facts = place->facts,
                                   .fault = fault_of(entry, planner->arena),
                                   .name = entry->path};
    return document_has_rows(entry->path) ? add_rows(planner, file, err)
                                          : planner_add_file(planner, file, err);
}

/* What cannot be looked at is rejected, and what is known to stand behind it with it. */
static enum avow_status add_unreadable(struct planner *planner, const struct corpus_root *root,
                                       const struct file_entry *entry, const struct config_place *place,
                                       struct avow_error *err)
{
    struct plan_file *files;
    size_t count;
    enum avow_status status =
        fault_hidden(planner->live, root, entry->path, planner->arena, &files, &count, err);
    for (size_t i = 0; i < count && status == AVOW_OK; i++)
        status = planner_add_file(planner, files[i], err);
    return status == AVOW_OK && count == 0 ? add_entry(planner, root, entry, place, err) : status;
}

static enum avow_status look_at(struct planner *planner, const struct corpus_root *root,
                                const struct file_entry *entry, bool *covered, struct avow_error *err)
{
    if (entry->escapes || corpus_never_document(&root->config, entry->path) ||
        is_own(planner, root, entry->path))
        return AVOW_OK;
    struct config_place place;
    enum avow_status status =
        config_place(&root->config, entry->path, date_of_time(entry->modified), planner->arena, &place, err);
    if (status != AVOW_OK)
        return status;
    if (place.source != NULL)
        covered[place.source - root->config.sources.items] = true;
    if (place.page != NULL)
        covered[root->config.sources.count + (size_t)(place.page - root->config.pages.items)] = true;
    if (place.excluded)
        return AVOW_OK;
    if (entry->folder)
        return add_unreadable(planner, root, entry, &place, err);
    if (document_readable(entry->path))
        return add_entry(planner, root, entry, &place, err);
    return notes_add(planner->notes->skipped, entry->path, SPAN("no reader takes files of this kind"), false)
               ? AVOW_OK
               : no_memory(err);
}

/* A row of avow.yml that meets nothing is mostly a slip of the pen. */
static bool note_uncovered(struct planner *planner, const struct corpus_root *root, const bool *covered)
{
    const struct config *config = &root->config;
    size_t sources = config->sources.count;
    for (size_t i = 0; i < sources + config->pages.count; i++) {
        const struct config_entry *entry =
            i < sources ? &config->sources.items[i] : &config->pages.items[i - sources];
        bool ends_none = i < sources && entry->complete && planner_documents(planner, root, entry) == 0;
        if (covered[i] && !ends_none)
            continue;
        const char *reason =
            arena_printf(planner->arena,
                         ends_none ? "line %d: complete, but no document is at %.*s: it ends no page"
                                   : "line %d: no file is at %.*s",
                         entry->line, SPAN_ARG(entry->path));
        if (reason == NULL || !notes_add(planner->notes->notes, SPAN("avow.yml"), span_of(reason), false))
            return false;
    }
    return true;
}

static enum avow_status look_at_root(struct planner *planner, const struct corpus_root *root,
                                     struct avow_error *err)
{
    const struct config *config = &root->config;
    bool *covered = arena_array(planner->arena, config->sources.count + config->pages.count, sizeof *covered);
    size_t *documents = arena_array(planner->arena, config->sources.count, sizeof *documents);
    if (covered == NULL || documents == NULL)
        return no_memory(err);
    planner->documents[root - planner->corpus->roots] = documents;
    for (size_t i = 0; i < root->files.count; i++) {
        enum avow_status status = look_at(planner, root, &root->files.items[i], covered, err);
        if (status != AVOW_OK)
            return status;
    }
    for (size_t i = 0; i < config->sources.count && !root->missing; i++) {
        const struct config_entry *source = &config->sources.items[i];
        enum avow_status status =
            source->git.size > 0 ? planner_add_history(planner, root, source, err) : AVOW_OK;
        if (status != AVOW_OK)
            return status;
        covered[i] = source->git.size > 0 ? documents[i] > 0 : covered[i];
    }
    return root->missing || note_uncovered(planner, root, covered) ? AVOW_OK : no_memory(err);
}

enum avow_status planner_look(struct planner *planner, struct avow_error *err)
{
    planner->documents = arena_array(planner->arena, planner->corpus->root_count, sizeof(size_t *));
    enum avow_status status = planner->documents != NULL ? AVOW_OK : no_memory(err);
    for (size_t i = 0; i < planner->corpus->root_count && status == AVOW_OK; i++)
        status = look_at_root(planner, &planner->corpus->roots[i], err);
    return status;
}
