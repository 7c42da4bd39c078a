/* Finish a generation: manifest, commit, proof, swap. */
#include "index/build_job.h"

#include "base/file.h"
#include "index/durable.h"
#include "index/prove.h"
#include "index/stop.h"
#include "index/swap.h"

#include <time.h>

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
    enum avow_status status = facts_count(build->facts, &counts, err);
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
    return build_commit(build, err);
}

/* Prove what was written and closed, while it is on its way to the disk. */
static enum avow_status prove(struct build *build, const struct manifest *manifest, struct avow_error *err)
{
    static const char *const names[DURABLE_PARTS] = {"statements", "history", "facts.sqlite", "vocabulary"};
    const char *paths[DURABLE_PARTS];
    for (size_t i = 0; i < DURABLE_PARTS; i++) {
        paths[i] = file_join(&build->arena, build->folder, names[i]);
        if (paths[i] == NULL)
            return error_set_no_memory(err, "index");
    }
    const struct prove_options options = {.engine_check = build->options.fresh, .pages = &build->changed};
    struct durable durable;
    durable_begin(&durable, paths);
    enum avow_status status = prove_generation(build->folder, manifest, &options, err);
    enum avow_status durable_status = durable_end(&durable, status == AVOW_OK ? err : NULL);
    return status == AVOW_OK ? durable_status : status;
}

/* Everything before the swap; the manifest, which says that the rest is whole, comes last. */
static enum avow_status finish_folder(struct build *build, date_day today, struct manifest *manifest,
                                      struct avow_error *err)
{
    const char *path = file_join(&build->arena, build->folder, "manifest.json");
    if (path == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = fill_manifest(build, today, manifest, err);
    if (status == AVOW_OK)
        status = mark_tables(build, manifest, err);
    if (status == AVOW_OK)
        status = facts_put_pins(build->facts, &build->options.corpus->pins, err);
    if (status == AVOW_OK)
        status = facts_commit(build->facts, err);
    build_close_parts(build);
    if (status == AVOW_OK)
        status = prove(build, manifest, err);
    return status == AVOW_OK ? manifest_write(path, manifest, err) : status;
}

enum avow_status build_finish(struct build *build, date_day today, volatile sig_atomic_t *stop,
                              struct manifest *manifest, struct avow_error *err)
{
    struct manifest made;
    enum avow_status status = finish_folder(build, today, &made, err);
    if (status == AVOW_OK)
        status = stop_check(stop, err);
    if (status == AVOW_OK)
        status = swap_in(build->options.directory, build->folder, build->number, err);
    if (status != AVOW_OK)
        return status;
    swap_prune(build->options.directory, build->number, build->options.live->number);
    *manifest = made;
    return AVOW_OK;
}
