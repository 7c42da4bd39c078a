/* Prove the live generation on request, and go back to an older one. */
#include "index/index.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "facts/generation.h"
#include "index/prove.h"

enum { LOCK_WAIT_MS = 10000 };

static enum avow_status read_manifest(const char *directory, uint64_t number, struct arena *arena,
                                      struct manifest *manifest, struct avow_error *err)
{
    const char *path = generation_path(arena, directory, number, "manifest.json");
    if (path == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = manifest_read(path, arena, manifest, err);
    if (status == AVOW_NOT_FOUND)
        return error_set(
            err, AVOW_CORRUPT, path,
            "the live generation has no manifest; run `avow rollback` or `avow index --rebuild`");
    return status;
}

enum avow_status index_check(const char *directory, struct arena *arena, struct index_report *report,
                             struct avow_error *err)
{
    uint64_t number;
    struct manifest manifest;
    static const struct prove_options options = {.engine_check = true, .everything = true};
    enum avow_status status = generation_live(directory, &number, err);
    if (status == AVOW_OK)
        status = read_manifest(directory, number, arena, &manifest, err);
    const char *folder = generation_path(arena, directory, status == AVOW_OK ? number : 0, NULL);
    if (folder == NULL)
        return error_set_no_memory(err, "index");
    if (status == AVOW_OK)
        status = prove_generation(folder, &manifest, &options, err);
    if (status == AVOW_OK)
        *report = (struct index_report){.pages = manifest.pages,
                                        .statements = manifest.statements,
                                        .unchanged = manifest.pages,
                                        .bytes = file_tree_size(folder),
                                        .generation = number};
    return status;
}

/* The generation to go back to, among those that are kept. */
static enum avow_status choose(const uint64_t *numbers, size_t count, uint64_t wanted, uint64_t live,
                               uint64_t *chosen, struct avow_error *err)
{
    uint64_t found = 0;
    CLEANUP(buffer_free) struct buffer kept = BUFFER_INIT;
    for (size_t i = 0; i < count; i++) {
        if (wanted == 0 ? numbers[i] < live : numbers[i] == wanted)
            found = numbers[i];
        buffer_printf(&kept, "%s%llu", i > 0 ? ", " : "", (unsigned long long)numbers[i]);
    }
    if (kept.failed)
        return error_set_no_memory(err, "rollback");
    if (found == 0)
        return error_set(err, AVOW_NOT_FOUND, "rollback", "there is no such older generation; kept are: %s",
                         count > 0 ? kept.bytes : "none");
    *chosen = found;
    return AVOW_OK;
}

enum avow_status index_rollback(const char *directory, uint64_t number, uint64_t *now_live,
                                struct avow_error *err)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(file_unlock) int lock = -1;
    uint64_t live, *numbers, chosen = 0;
    size_t count;
    struct manifest manifest;
    const char *lock_path = file_join(&arena, directory, "lock");
    if (lock_path == NULL)
        return error_set_no_memory(err, "rollback");
    /* A `current` that names nothing is no hindrance: any generation is then a way back. */
    enum avow_status status = generation_live(directory, &live, err);
    if (status == AVOW_CORRUPT)
        live = UINT64_MAX;
    else if (status != AVOW_OK)
        return status;
    status = file_lock(lock_path, LOCK_WAIT_MS, &lock, err);
    if (status == AVOW_OK)
        status = generation_list(directory, &arena, &numbers, &count, err);
    if (status == AVOW_OK)
        status = choose(numbers, count, number, live, &chosen, err);
    if (status == AVOW_OK)
        status = read_manifest(directory, chosen, &arena, &manifest, err);
    if (status == AVOW_OK)
        status = generation_set_live(directory, chosen, err);
    if (status == AVOW_OK)
        *now_live = chosen;
    return status;
}
