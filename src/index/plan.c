/* Lay the corpus against the live generation: which pages are new, changed, gone or the same. */
#include "index/plan.h"

#include "base/cleanup.h"
#include "document/row.h"
#include "index/fault.h"
#include "index/rows.h"
#include "index/source.h"

#include <stdlib.h>

/* The plan in the making. */
struct planner {
    const struct plan_options *options;
    const struct corpus *corpus;
    const struct live *live;
    struct arena *arena;
    const struct plan_notes *notes;
    struct row_ids row_ids;
    struct span own_folder; /* the data directory, absolute */
    struct plan_file *files;
    size_t file_count;
    size_t file_room;
    size_t page_room;
    struct plan plan;
};

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

static enum avow_status add_file(struct planner *planner, struct plan_file file, struct avow_error *err)
{
    if (!arena_grow(planner->arena, &planner->files, &planner->file_room, planner->file_count,
                    sizeof *planner->files))
        return no_memory(err);
    planner->files[planner->file_count++] = file;
    return AVOW_OK;
}

/* The rows of a page go by the name of their file with the page after it, unless the file is theirs. */
static enum avow_status add_part(struct planner *planner, struct plan_file file, struct span page_id,
                                 struct avow_error *err)
{
    if (!span_equal(page_id, file.facts.page_id))
        file.path =
            span_of(arena_printf(planner->arena, "%.*s#%.*s", SPAN_ARG(file.name), SPAN_ARG(page_id)));
    file.facts.page_id = page_id;
    return file.path.bytes != NULL ? add_file(planner, file, err) : no_memory(err);
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
    return status == AVOW_OK && planner->file_count == before ? add_file(planner, *file, err) : status;
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
    return document_has_rows(entry->path) ? add_rows(planner, file, err) : add_file(planner, file, err);
}

enum avow_status plan_file_read(const struct plan_file *file, struct buffer *out, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *path = file_join(&scratch, file->root->path.bytes, file->name.bytes);
    if (path == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = AVOW_OK;
    if (file->ranges == NULL) {
        status = file_read(path, DOCUMENT_LIMIT, out, err);
        return status == AVOW_OK ? source_fill_in(file, out, err) : status;
    }
    for (size_t i = 0; i < file->range_count && status == AVOW_OK; i++) {
        if (i > 0 && !buffer_append_byte(out, '\n'))
            return error_set_no_memory(err, "index");
        status = file_read_part(path, file->ranges[i].start, file->ranges[i].end, out, err);
    }
    return status;
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
        status = add_file(planner, files[i], err);
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
static bool note_uncovered(struct planner *planner, const struct config *config, const bool *covered)
{
    size_t sources = config->sources.count;
    for (size_t i = 0; i < sources + config->pages.count; i++) {
        const struct config_entry *entry =
            i < sources ? &config->sources.items[i] : &config->pages.items[i - sources];
        if (covered[i])
            continue;
        const char *reason =
            arena_printf(planner->arena, "line %d: no file is at %.*s", entry->line, SPAN_ARG(entry->path));
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
    if (covered == NULL)
        return no_memory(err);
    for (size_t i = 0; i < root->files.count; i++) {
        enum avow_status status = look_at(planner, root, &root->files.items[i], covered, err);
        if (status != AVOW_OK)
            return status;
    }
    return root->missing || note_uncovered(planner, config, covered) ? AVOW_OK : no_memory(err);
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

static int compare_days(const void *a, const void *b)
{
    date_day left = *(const date_day *)a, right = *(const date_day *)b;
    return (left > right) - (left < right);
}

/* True when the page pattern of a source could have made this page id. */
static bool could_hold(const struct config_entry *source, struct span id)
{
    size_t at = span_find(source->page, SPAN("{name}"), 0);
    if (!source->complete || source->date == DATE_NONE || at == SPAN_NONE)
        return false;
    struct span before = span_part(source->page, 0, at);
    struct span after = span_part(source->page, at + 6, source->page.size);
    if (id.size <= before.size + after.size || !span_starts(id, before) || !span_ends(id, after))
        return false;
    struct span name = span_part(id, before.size, id.size - after.size);
    return span_find_byte(name, '/', 0) == SPAN_NONE;
}

static bool has_file_of(const struct plan_page *page, const struct config_entry *source)
{
    for (size_t i = 0; i < page->file_count; i++)
        if (page->files[i].source == source)
            return true;
    return false;
}

/* Complete snapshots that lack the page end its statements on their day. */
static bool find_gaps(struct planner *planner, struct plan_page *page)
{
    date_day *days = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < planner->corpus->root_count; i++) {
        const struct config_entries *sources = &planner->corpus->roots[i].config.sources;
        for (size_t j = 0; j < sources->count; j++) {
            const struct config_entry *source = &sources->items[j];
            if (!could_hold(source, page->id) || has_file_of(page, source))
                continue;
            if (!arena_grow(planner->arena, &days, &room, count, sizeof *days))
                return false;
            days[count++] = source->date;
        }
    }
    if (count > 0)
        qsort(days, count, sizeof *days, compare_days);
    page->gaps = days;
    page->gap_count = count;
    return true;
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
    if (plan_file_read(file, &bytes, NULL) != AVOW_OK)
        return false;
    char key[DIGEST_HEX_SIZE];
    corpus_input_key(planner->corpus,
                     &(struct corpus_key){&file->facts, buffer_span(&bytes), page->gaps, page->gap_count,
                                          was_dated_by_file(planner, page, file)},
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
        if (planner->options->stop != NULL && *planner->options->stop != 0)
            return error_set(err, AVOW_INTERRUPTED, "index", "stopped; the index is as it was");
        struct plan_page *page = add_page(planner, id);
        if (page == NULL)
            return no_memory(err);
        page->files = &planner->files[start];
        page->file_count = end - start;
        if (!find_gaps(planner, page))
            return no_memory(err);
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
    for (size_t i = 0; i < corpus->root_count; i++) {
        enum avow_status status = look_at_root(&planner, &corpus->roots[i], err);
        if (status != AVOW_OK)
            return status;
    }
    if (planner.file_count > 0)
        qsort(planner.files, planner.file_count, sizeof *planner.files, compare_files);
    enum avow_status status = group_pages(&planner, err);
    if (status == AVOW_OK)
        status = add_removed(&planner, err);
    if (status == AVOW_OK)
        *out = planner.plan;
    return status;
}
