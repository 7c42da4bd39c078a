/* Build a generation in generations/<n>.new: from nothing or from a copy, page by page. */
#include "index/build_job.h"

#include "base/file.h"
#include "index/stated.h"
#include "index/swap.h"

#include <stdlib.h>

enum { BATCH = 2000 /* documents between commits */ };

/* The folder with what it starts from: nothing, or the live generation. */
static enum avow_status make_folder(struct build *build, struct avow_error *err)
{
    const struct live *live = build->options.live;
    enum avow_status status = swap_next_number(build->options.directory, &build->number, err);
    if (status != AVOW_OK)
        return status;
    const char *final = generation_path(&build->arena, build->options.directory, build->number, NULL);
    const char *from = generation_path(&build->arena, build->options.directory, live->number, NULL);
    const char *folder = final != NULL ? arena_printf(&build->arena, "%s.new", final) : NULL;
    if (folder == NULL || from == NULL)
        return error_set_no_memory(err, "index");
    build->folder = folder;
    if (build->options.fresh)
        return file_make_folder(folder, err);
    status = file_copy_tree(from, folder, err);
    static const char *const stale[] = {"manifest.json", "vocabulary"};
    for (size_t i = 0; i < 2 && status == AVOW_OK; i++) {
        const char *path = file_join(&build->arena, folder, stale[i]);
        status = path != NULL ? file_remove_tree(path, err) : error_set_no_memory(err, "index");
    }
    return status;
}

static enum avow_status open_parts(struct build *build, struct avow_error *err)
{
    const char *statements = file_join(&build->arena, build->folder, "statements");
    const char *history = file_join(&build->arena, build->folder, "history");
    const char *facts = file_join(&build->arena, build->folder, "facts.sqlite");
    if (statements == NULL || history == NULL || facts == NULL)
        return error_set_no_memory(err, "index");
    bool fresh = build->options.fresh;
    enum avow_status status = store_writer_open(statements, fresh, true, 0, &build->statements, err);
    if (status == AVOW_OK)
        status = store_writer_open(history, fresh, true, 0, &build->history, err);
    return status == AVOW_OK ? facts_open_writer(facts, &build->facts, err) : status;
}

static enum avow_status begin_tables(struct build *build, struct avow_error *err)
{
    static const struct generation_names none = {NULL, 0};
    const struct manifest *older = &build->options.live->manifest;
    bool fresh = build->options.fresh;
    struct put_tables *tables = &build->tables;
    enum avow_status status =
        number_table_begin(&tables->standards, &build->arena, fresh ? &none : &older->standards, err);
    if (status == AVOW_OK)
        status = number_table_begin(&tables->editions, &build->arena, fresh ? &none : &older->editions, err);
    if (status == AVOW_OK)
        status = number_table_begin(&tables->services, &build->arena, fresh ? &none : &older->services, err);
    uint16_t unstated;
    return status == AVOW_OK ? number_table_find(&tables->editions, SPAN(""), &unstated, err) : status;
}

enum avow_status build_begin(const struct build_options *options, struct build **out, struct avow_error *err)
{
    struct build *build = calloc(1, sizeof *build);
    if (build == NULL)
        return error_set_no_memory(err, "index");
    build->options = *options;
    enum avow_status status = make_folder(build, err);
    if (status == AVOW_OK)
        status = open_parts(build, err);
    if (status == AVOW_OK)
        status = begin_tables(build, err);
    if (status == AVOW_OK)
        status = putter_new(&build->tables, &build->putter, err);
    if (status != AVOW_OK) {
        build_drop(build);
        return status;
    }
    *out = build;
    return AVOW_OK;
}

struct facts *build_facts(struct build *build)
{
    return build->facts;
}

enum avow_status build_commit(struct build *build, struct avow_error *err)
{
    build->uncommitted = 0;
    enum avow_status status = store_writer_commit(build->statements, err);
    return status == AVOW_OK ? store_writer_commit(build->history, err) : status;
}

static enum avow_status count_change(struct build *build, struct avow_error *err)
{
    return ++build->uncommitted < BATCH ? AVOW_OK : build_commit(build, err);
}

static enum avow_status remove_documents(struct build *build, const struct facts_statements *list,
                                         struct avow_error *err)
{
    for (size_t i = 0; i < list->count; i++) {
        if (span_table_find(&build->moved, list->items[i].document) != NULL)
            continue;
        if (!put_unique_term(&build->unique, list->items[i].document))
            return error_set_no_memory(err, "index");
        struct store_writer *writer = list->items[i].in_history ? build->history : build->statements;
        enum avow_status status = store_writer_remove(writer, buffer_span(&build->unique), err);
        if (status == AVOW_OK)
            status = count_change(build, err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

/* Take out what the page has so far. */
static enum avow_status remove_page(struct build *build, struct span id, struct avow_error *err)
{
    struct facts_versions versions;
    enum avow_status status = facts_page_versions(build->facts, id, &build->scratch, &versions, err);
    if (status == AVOW_NOT_FOUND)
        return facts_remove_page_files(build->facts, id, err);
    for (size_t i = 0; status == AVOW_OK && i < versions.count; i++) {
        struct facts_statements list;
        status =
            facts_version_statements(build->facts, id, versions.items[i].date, &build->scratch, &list, err);
        if (status == AVOW_OK)
            status = remove_documents(build, &list, err);
    }
    if (status == AVOW_OK)
        status = facts_remove_page(build->facts, id, err);
    return status == AVOW_OK ? facts_remove_page_files(build->facts, id, err) : status;
}

static bool note_changed(struct build *build, struct span id)
{
    struct span_list *list = &build->changed;
    struct span kept = arena_copy(&build->arena, id);
    if (kept.bytes == NULL ||
        !arena_grow(&build->arena, &list->items, &build->changed_room, list->count, sizeof *list->items))
        return false;
    list->items[list->count++] = kept;
    return true;
}

/* A ready-made id may have come here from a page that is yet to lose it. */
static bool note_moved(struct build *build, const struct page *page, const struct placed *placed,
                       struct span id)
{
    bool made;
    if (span_starts(id, page->id) && id.size > page->id.size && id.bytes[page->id.size] == '#')
        return true;
    struct span document = arena_copy(&build->arena, placed->document);
    return document.bytes != NULL && span_table_put(&build->moved, &build->arena, document, 0, &made) != NULL;
}

static enum avow_status put_documents(struct build *build, const struct version *version,
                                      struct avow_error *err)
{
    for (size_t i = 0; i < version->page->statement_count; i++) {
        const struct placed *placed = &version->placed[i];
        if (!placed->carrier)
            continue;
        if (!note_moved(build, version->page, placed, version->page->statements[i].id))
            return error_set_no_memory(err, "index");
        struct store_writer *writer = placed->in_history ? build->history : build->statements;
        enum avow_status status = putter_put(build->putter, writer, version, i, err);
        if (status == AVOW_OK)
            status = count_change(build, err);
        if (status != AVOW_OK)
            return status;
    }
    return AVOW_OK;
}

static struct facts_version facts_of(const struct version *version, const struct facts_file *file)
{
    const struct page *page = version->page;
    return (struct facts_version){
        .page = page->id,
        .date = page->date,
        .date_source = word_of(WORDS_DATE_SOURCE, page->date_source),
        .root = file->root,
        .path = file->path,
        .title = page->title,
        .url = page->url,
        .language = page->language,
        .owner = page->owner,
        .audience = word_of(WORDS_AUDIENCE, page->audience),
        .status = word_of(WORDS_STATUS, page->status),
        .review_by = page->review_by,
        .current = version->current,
    };
}

/* What a version says holds until the day `until`. */
static enum avow_status put_facts(struct build *build, const struct version *version, date_day until,
                                  const struct facts_file *file, struct avow_error *err)
{
    const struct page *page = version->page;
    struct facts_statement *list = arena_array(&build->scratch, page->statement_count, sizeof *list);
    if (list == NULL)
        return error_set_no_memory(err, "index");
    for (size_t i = 0; i < page->statement_count; i++) {
        const struct statement *statement = &page->statements[i];
        list[i] = (struct facts_statement){statement->id,
                                           (uint32_t)i,
                                           word_of(WORDS_KIND, statement->kind),
                                           statement->hash,
                                           version->placed[i].in_history,
                                           version->placed[i].document};
    }
    const struct facts_version facts = facts_of(version, file);
    enum avow_status status = facts_put_version(build->facts, &facts, list, page->statement_count, err);
    if (status == AVOW_OK)
        status = stated_put(build->facts, page, until, &build->scratch, err);
    return status == AVOW_OK ? facts_put_file(build->facts, file, err) : status;
}

enum avow_status build_put_page(struct build *build, struct span id, const struct version *versions,
                                size_t count, const struct facts_file *files, struct avow_error *err)
{
    arena_reset(&build->scratch);
    if (!note_changed(build, id))
        return error_set_no_memory(err, "index");
    enum avow_status status = build->options.fresh ? AVOW_OK : remove_page(build, id, err);
    for (size_t i = 0; i < count && status == AVOW_OK; i++) {
        if (versions[i].page == NULL)
            continue;
        status = put_documents(build, &versions[i], err);
        if (status == AVOW_OK)
            status = put_facts(build, &versions[i], i + 1 < count ? versions[i + 1].date : DATE_OPEN,
                               &files[versions[i].tag], err);
    }
    return status;
}

enum avow_status build_remove_page(struct build *build, struct span id, struct avow_error *err)
{
    arena_reset(&build->scratch);
    return remove_page(build, id, err);
}

void build_close_parts(struct build *build)
{
    store_writer_close(build->statements);
    store_writer_close(build->history);
    facts_close(build->facts);
    build->statements = build->history = NULL;
    build->facts = NULL;
}

void build_drop(struct build *build)
{
    if (build == NULL)
        return;
    build_close_parts(build);
    putter_free(build->putter);
    if (build->folder != NULL)
        file_remove_tree(build->folder, NULL);
    buffer_free(&build->unique);
    arena_free(&build->scratch);
    arena_free(&build->arena);
    free(build);
}
