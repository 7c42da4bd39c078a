/* Open one generation: manifest, vocabulary and the paths its readers need. */
#include "search/lease.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "facts/pin.h"
#include "terms/term.h"

#include <string.h>
#include <sys/stat.h>

enum avow_status view_stamp(const char *directory, uint64_t stamp[4], struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *path = file_join(&scratch, directory, "current");
    if (path == NULL)
        return error_set_no_memory(err, "search");
    struct stat facts;
    if (stat(path, &facts) != 0)
        return error_set(err, AVOW_NO_INDEX, directory,
                         "there is no index in %s yet; run `avow index --corpus DIR`", directory);
    stamp[0] = (uint64_t)facts.st_dev;
    stamp[1] = (uint64_t)facts.st_ino;
    stamp[2] = (uint64_t)facts.st_mtim.tv_sec;
    stamp[3] = (uint64_t)facts.st_mtim.tv_nsec;
    return AVOW_OK;
}

static enum avow_status open_vocabulary(struct generation_view *view, const char *directory, uint64_t number,
                                        struct avow_error *err)
{
    const struct manifest *manifest = &view->manifest;
    struct span *texts = NULL;
    enum avow_status status = generation_vocabulary(directory, number, manifest, &view->arena, &texts, err);
    if (status != AVOW_OK)
        return status;
    size_t count = manifest->vocabulary.count;
    struct vocabulary_source *sources = arena_array(&view->arena, count, sizeof *sources);
    if (sources == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < count; i++)
        sources[i] = (struct vocabulary_source){manifest->vocabulary.items[i], texts[i]};
    status = vocabulary_open(sources, count, &view->vocabulary, err);
    return status == AVOW_OK ? meaning_table_make(view->vocabulary, &view->arena, &view->meanings, err)
                             : status;
}

static enum avow_status fill(struct generation_view *view, const char *directory, struct avow_error *err)
{
    uint64_t number = 0;
    enum avow_status status = view_stamp(directory, view->stamp, err);
    if (status == AVOW_OK)
        status = generation_live(directory, &number, err);
    if (status != AVOW_OK)
        return status;
    const char *manifest = generation_path(&view->arena, directory, number, "manifest.json");
    view->statements = generation_path(&view->arena, directory, number, "statements");
    view->history = generation_path(&view->arena, directory, number, "history");
    view->facts = generation_path(&view->arena, directory, number, "facts.sqlite");
    if (manifest == NULL || view->statements == NULL || view->history == NULL || view->facts == NULL)
        return error_set_no_memory(err, "search");
    status = manifest_read(manifest, &view->arena, &view->manifest, err);
    if (status == AVOW_OK && view->manifest.schema < GENERATION_SCHEMA)
        return error_set(err, AVOW_CORRUPT, directory,
                         "the index was written by an older Avow; run `avow index` to bring it up to date");
    return status == AVOW_OK ? open_vocabulary(view, directory, number, err) : status;
}

enum avow_status view_open(const char *directory, struct generation_view **out, struct avow_error *err)
{
    struct generation_view *view = calloc(1, sizeof *view);
    if (view == NULL)
        return error_set_no_memory(err, "search");
    enum avow_status status = fill(view, directory, err);
    if (status != AVOW_OK) {
        view_close(view);
        return status;
    }
    *out = view;
    return AVOW_OK;
}

void view_close(struct generation_view *view)
{
    if (view == NULL)
        return;
    vocabulary_close(view->vocabulary);
    arena_free(&view->arena);
    free(view);
}

static enum avow_status find_marked(struct lease *lease, struct avow_error *err)
{
    struct store_term_row *rows = NULL;
    size_t count = 0;
    enum avow_status status = store_reader_terms(lease->now, term_prefix(TERM_BARE), SPAN_EMPTY, 1,
                                                 &lease->arena, &rows, &count, err);
    lease->marked = count > 0;
    return status;
}

static enum avow_status find_pins(struct lease *lease, struct avow_error *err)
{
    struct facts_pins pins = {0};
    enum avow_status status = facts_all_pins(lease->facts, &lease->arena, &pins, err);
    lease->pinned = pins.count > 0;
    return status;
}

enum avow_status lease_open(struct lease *lease, const struct generation_view *view, struct avow_error *err)
{
    enum avow_status status = AVOW_OK;
    if (lease->tokeniser == NULL)
        status = tokeniser_new(SPAN("en"), &lease->tokeniser, err);
    if (status == AVOW_OK)
        status = store_reader_open(&view->statements, 1, &lease->now, err);
    if (status == AVOW_OK)
        status = facts_open(view->facts, &lease->facts, err);
    if (status == AVOW_OK)
        status = languages_open(lease->now, &lease->arena, &lease->languages, err);
    if (status == AVOW_OK)
        status = find_marked(lease, err);
    if (status == AVOW_OK)
        status = find_pins(lease, err);
    if (status != AVOW_OK) {
        lease_close(lease);
        return status;
    }
    lease->view = view;
    return AVOW_OK;
}

void lease_close(struct lease *lease)
{
    store_reader_close(lease->now);
    store_reader_close(lease->history);
    store_reader_close(lease->approved);
    facts_close(lease->facts);
    languages_close(&lease->languages);
    word_list_free(&lease->words);
    lease->now = NULL;
    lease->history = NULL;
    lease->facts = NULL;
    lease->approved = NULL;
    lease->approved_sick = false;
    memset(lease->approved_stamp, 0, sizeof lease->approved_stamp);
    lease->view = NULL;
}

enum avow_status lease_with_history(struct lease *lease, struct store_reader **out, struct avow_error *err)
{
    if (lease->history == NULL) {
        const char *const paths[] = {lease->view->statements, lease->view->history};
        enum avow_status status = store_reader_open(paths, 2, &lease->history, err);
        if (status != AVOW_OK)
            return status;
    }
    *out = lease->history;
    return AVOW_OK;
}
