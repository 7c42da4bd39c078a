/* Which generation is live, which others stand on disk, and where their files are. */
#include "facts/generation.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { CURRENT_LIMIT = 64, TABLE_LIMIT = 16 * 1024 * 1024 /* bytes a vocabulary file may have */ };

enum avow_status generation_live(const char *directory, uint64_t *number, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    char *path = file_join(&scratch, directory, "current");
    if (path == NULL)
        return error_set_no_memory(err, "generation");
    struct file_facts facts;
    enum avow_status status = file_stat(path, &facts, err);
    if (status == AVOW_OK && facts.kind == FILE_NONE)
        return error_set(err, AVOW_NO_INDEX, directory, "there is no index here yet; run `avow index`");
    if (status == AVOW_OK)
        status = file_read(path, CURRENT_LIMIT, &text, err);
    if (status != AVOW_OK)
        return status;
    uint64_t found;
    if (!span_to_u64(span_trim(buffer_span(&text)), &found) || found == 0)
        return error_set(err, AVOW_CORRUPT, path,
                         "does not hold the number of a generation; run `avow rollback` or `avow index`");
    *number = found;
    return AVOW_OK;
}

enum avow_status generation_set_live(const char *directory, uint64_t number, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    /* The new text is made where only indexers write, so that what a crash leaves is theirs to remove. */
    char *fresh = arena_printf(&scratch, "%s/generations/current.new", directory);
    char *current = file_join(&scratch, directory, "current");
    char *text = arena_printf(&scratch, "%llu\n", (unsigned long long)number);
    if (fresh == NULL || current == NULL || text == NULL)
        return error_set_no_memory(err, "generation");
    enum avow_status status = file_write_atomic(fresh, span_of(text), err);
    return status == AVOW_OK ? file_rename(fresh, current, err) : status;
}

char *generation_path(struct arena *arena, const char *directory, uint64_t number, const char *name)
{
    return arena_printf(arena, "%s/generations/%llu%s%s", directory, (unsigned long long)number,
                        name != NULL ? "/" : "", name != NULL ? name : "");
}

static int compare_numbers(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

/* True for a folder that has a manifest, which is written last. */
static bool is_finished(const char *directory, uint64_t number)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *manifest = generation_path(&scratch, directory, number, "manifest.json");
    struct file_facts facts;
    return manifest != NULL && file_stat(manifest, &facts, NULL) == AVOW_OK && facts.kind == FILE_PLAIN;
}

static void close_folder(DIR **folder)
{
    if (*folder != NULL)
        closedir(*folder);
}

enum avow_status generation_list(const char *directory, struct arena *arena, uint64_t **numbers,
                                 size_t *count, struct avow_error *err)
{
    const char *path = file_join(arena, directory, "generations");
    if (path == NULL)
        return error_set_no_memory(err, "generation");
    CLEANUP(close_folder) DIR *folder = opendir(path);
    if (folder == NULL && errno != ENOENT)
        return error_set_errno(err, errno, path, "cannot list the generations");
    uint64_t *found = NULL;
    size_t found_count = 0, room = 0;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        uint64_t number;
        if (!span_to_u64(span_of(entry->d_name), &number) || !is_finished(directory, number))
            continue;
        if (!arena_grow(arena, &found, &room, found_count, sizeof *found))
            return error_set_no_memory(err, "generation");
        found[found_count++] = number;
    }
    if (found_count > 0)
        qsort(found, found_count, sizeof *found, compare_numbers);
    *numbers = found;
    *count = found_count;
    return AVOW_OK;
}

enum avow_status generation_vocabulary(const char *directory, uint64_t number,
                                       const struct manifest *manifest, struct arena *arena,
                                       struct span **texts, struct avow_error *err)
{
    struct span *found = arena_array(arena, manifest->vocabulary.count, sizeof *found);
    if (found == NULL)
        return error_set_no_memory(err, "generation");
    for (size_t i = 0; i < manifest->vocabulary.count; i++) {
        CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
        char name[48];
        snprintf(name, sizeof name, "vocabulary/%zu.yml", i);
        const char *path = generation_path(arena, directory, number, name);
        enum avow_status status =
            path != NULL ? file_read(path, TABLE_LIMIT, &text, err) : error_set_no_memory(err, "generation");
        if (status != AVOW_OK)
            return status;
        found[i] = arena_copy(arena, buffer_span(&text));
        if (found[i].bytes == NULL)
            return error_set_no_memory(err, "generation");
    }
    *texts = found;
    return AVOW_OK;
}
