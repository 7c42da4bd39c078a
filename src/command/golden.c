/* Golden questions in avow check: found in the corpus folders, asked, told. */
#include "command/golden.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "evaluate/golden.h"
#include "facts/generation.h"

static enum avow_status find_roots(const char *directory, struct arena *arena, struct manifest *manifest,
                                   struct avow_error *err)
{
    uint64_t number = 0;
    enum avow_status status = generation_live(directory, &number, err);
    if (status != AVOW_OK)
        return status;
    const char *path = generation_path(arena, directory, number, "manifest.json");
    return path != NULL ? manifest_read(path, arena, manifest, err) : error_set_no_memory(err, "check");
}

static void print_misses(const struct golden_result *result, FILE *stream)
{
    const struct golden *golden = result->golden;
    for (size_t i = 0; i < result->miss_count; i++) {
        const struct golden_miss *miss = &result->misses[i];
        fprintf(stream, "%s:%zu: %.*s\n  wanted", golden->path, miss->row->line,
                SPAN_ARG(miss->row->question));
        for (size_t k = 0; k < miss->row->statements.count; k++)
            fprintf(stream, " %.*s", SPAN_ARG(miss->row->statements.items[k]));
        fprintf(stream, "\n  first  %.*s\n",
                SPAN_ARG(miss->first.size > 0 ? miss->first : SPAN("nothing was found")));
    }
    fprintf(stream, "%zu of %zu golden question%s answered rightly, %s the floor of %g\n",
            golden->count - result->miss_count, golden->count, plural(golden->count),
            result->met ? "not below" : "below", golden->floor);
}

static enum avow_status check_file(struct search_engine *engine, const struct search_request *request,
                                   const char *path, struct buffer *json, FILE *text, bool *met,
                                   struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct golden golden;
    struct golden_result result;
    struct file_facts facts;
    enum avow_status status = file_stat(path, &facts, err);
    if (status != AVOW_OK || facts.kind != FILE_PLAIN)
        return status;
    status = golden_read(path, &arena, &golden, err);
    if (status == AVOW_OK)
        status = golden_ask(engine, request, &golden, &arena, &result, err);
    if (status != AVOW_OK)
        return status;
    *met = *met && result.met;
    if (json->size > 0)
        buffer_append_byte(json, ',');
    golden_write(&result, json);
    if (text != NULL)
        print_misses(&result, text);
    return json->failed ? error_set_no_memory(err, "check") : AVOW_OK;
}

enum avow_status golden_check(const struct invocation *invocation, struct buffer *json, FILE *text, bool *met,
                              struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct manifest manifest = {0};
    struct search_engine *engine = NULL;
    struct search_request request = SEARCH_REQUEST_INIT;
    *met = true;
    enum avow_status status = find_roots(command_directory(invocation), &arena, &manifest, err);
    if (status == AVOW_OK)
        status = invocation_today(invocation, &request.today, err);
    if (status == AVOW_OK)
        status = search_engine_open(command_directory(invocation), 1, &engine, err);
    for (size_t i = 0; status == AVOW_OK && i < manifest.roots.count; i++) {
        const char *root = arena_string(&arena, manifest.roots.items[i]);
        const char *path = root != NULL ? file_join(&arena, root, "golden.tsv") : NULL;
        status = path == NULL ? error_set_no_memory(err, "check")
                              : check_file(engine, &request, path, json, text, met, err);
    }
    search_engine_close(engine);
    return status;
}
