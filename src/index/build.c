/* Build a generation in generations/<n>.new: pages in, then commit, prove, swap. */
#include "index/build.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "index/prove.h"
#include "index/put.h"
#include "index/swap.h"

#include <stdlib.h>
#include <time.h>

enum { BATCH = 2000 /* documents between commits */ };

struct build {
    struct build_options options;
    uint64_t number;
    struct arena arena;
    struct arena scratch; /* reset for every page */
    const char *folder;   /* generations/<n>.new */
    struct store_writer *statements;
    struct store_writer *history;
    struct facts *facts;
    struct put_tables tables;
    struct putter *putter;
    struct buffer unique;
    size_t uncommitted;
    struct span_list changed; /* page ids in byte order, as pages come */
    size_t changed_room;
};

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

static enum avow_status commit(struct build *build, struct avow_error *err)
{
    build->uncommitted = 0;
    enum avow_status status = store_writer_commit(build->statements, err);
    return status == AVOW_OK ? store_writer_commit(build->history, err) : status;
}

static enum avow_status count_change(struct build *build, struct avow_error *err)
{
    return ++build->uncommitted < BATCH ? AVOW_OK : commit(build, err);
}

static enum avow_status remove_documents(struct build *build, const struct facts_statements *list,
                                         struct avow_error *err)
{
    for (size_t i = 0; i < list->count; i++) {
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

static enum avow_status put_documents(struct build *build, const struct version *version,
                                      struct avow_error *err)
{
    for (size_t i = 0; i < version->page->statement_count; i++) {
        const struct placed *placed = &version->placed[i];
        if (!placed->carrier)
            continue;
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

static enum avow_status put_facts(struct build *build, const struct version *version,
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
            status = put_facts(build, &versions[i], &files[versions[i].tag], err);
    }
    return status;
}

enum avow_status build_remove_page(struct build *build, struct span id, struct avow_error *err)
{
    arena_reset(&build->scratch);
    return remove_page(build, id, err);
}

/* The users' tables as they were, so that queries read the same names as the pages did. */
static enum avow_status write_vocabulary(struct build *build, struct manifest *manifest,
                                         struct avow_error *err)
{
    const struct corpus *corpus = build->options.corpus;
    struct span *names = arena_array(&build->arena, corpus->source_count, sizeof *names);
    const char *folder = file_join(&build->arena, build->folder, "vocabulary");
    if (names == NULL || folder == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = file_make_folder(folder, err);
    for (size_t i = 0; i < corpus->source_count && status == AVOW_OK; i++) {
        const char *path = arena_printf(&build->arena, "%s/%zu.yml", folder, i);
        names[i] = corpus->sources[i].name;
        status = path != NULL ? file_write_atomic(path, corpus->sources[i].text, err)
                              : error_set_no_memory(err, "index");
    }
    manifest->vocabulary = (struct generation_names){names, corpus->source_count};
    return status;
}

static enum avow_status fill_manifest(struct build *build, date_day today, struct manifest *manifest,
                                      struct avow_error *err)
{
    const struct corpus *corpus = build->options.corpus;
    char uuid[37];
    digest_uuid(uuid);
    struct span *roots = arena_array(&build->arena, corpus->root_count, sizeof *roots);
    *manifest = (struct manifest){
        .schema = GENERATION_SCHEMA,
        .minimum_reader = GENERATION_READER,
        .number = build->number,
        .uuid = arena_copy(&build->arena, span_of(uuid)),
        .built = (int64_t)time(NULL),
        .day = today,
        .terms_digest = span_of(corpus->terms_digest),
        .vocabulary_digest = span_of(corpus->vocabulary_digest),
        .configuration_digest = span_of(corpus->configuration_digest),
        .roots = {roots, corpus->root_count},
        .standards = build->tables.standards.names,
        .editions = build->tables.editions.names,
        .services = build->tables.services.names,
    };
    if (roots == NULL || manifest->uuid.bytes == NULL)
        return error_set_no_memory(err, "index");
    for (size_t i = 0; i < corpus->root_count; i++)
        roots[i] = corpus->roots[i].path;
    struct facts_counts counts;
    enum avow_status status = facts_count(build->facts, today, &counts, err);
    if (status != AVOW_OK)
        return status;
    manifest->pages = counts.pages;
    manifest->statements = counts.statements;
    manifest->history = counts.history;
    return write_vocabulary(build, manifest, err);
}

static enum avow_status mark_tables(struct build *build, const struct manifest *manifest,
                                    struct avow_error *err)
{
    struct store_writer *const writers[] = {build->statements, build->history};
    for (size_t i = 0; i < 2; i++) {
        enum avow_status status = store_writer_set_metadata(writers[i], SPAN("uuid"), manifest->uuid, err);
        if (status == AVOW_OK)
            status = store_writer_set_metadata(writers[i], SPAN("terms"), manifest->terms_digest, err);
        if (status != AVOW_OK)
            return status;
    }
    return commit(build, err);
}

static void close_parts(struct build *build)
{
    store_writer_close(build->statements);
    store_writer_close(build->history);
    facts_close(build->facts);
    build->statements = build->history = NULL;
    build->facts = NULL;
}

/* Everything before the swap; what is proved is what was written and closed. */
static enum avow_status finish_folder(struct build *build, date_day today, struct manifest *manifest,
                                      struct avow_error *err)
{
    enum avow_status status = fill_manifest(build, today, manifest, err);
    if (status == AVOW_OK)
        status = mark_tables(build, manifest, err);
    if (status == AVOW_OK)
        status = facts_commit(build->facts, err);
    close_parts(build);
    if (status != AVOW_OK)
        return status;
    const struct prove_options options = {.engine_check = build->options.fresh, .pages = &build->changed};
    status = prove_generation(build->folder, manifest, &options, err);
    const char *path = file_join(&build->arena, build->folder, "manifest.json");
    if (path == NULL)
        return error_set_no_memory(err, "index");
    return status == AVOW_OK ? manifest_write(path, manifest, err) : status;
}

enum avow_status build_finish(struct build *build, date_day today, volatile sig_atomic_t *stop,
                              struct manifest *manifest, struct avow_error *err)
{
    struct manifest made;
    enum avow_status status = finish_folder(build, today, &made, err);
    if (status == AVOW_OK && stop != NULL && *stop != 0)
        status = error_set(err, AVOW_INTERRUPTED, "index", "stopped; the index is as it was");
    if (status == AVOW_OK)
        status = swap_in(build->options.directory, build->folder, build->number, err);
    if (status != AVOW_OK)
        return status;
    swap_prune(build->options.directory, build->number, build->options.live->number);
    *manifest = made;
    return AVOW_OK;
}

void build_drop(struct build *build)
{
    if (build == NULL)
        return;
    close_parts(build);
    putter_free(build->putter);
    if (build->folder != NULL)
        file_remove_tree(build->folder, NULL);
    buffer_free(&build->unique);
    arena_free(&build->scratch);
    arena_free(&build->arena);
    free(build);
}
