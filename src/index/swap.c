/* Swap generations by renames, each of them durable before the next step. */
#include "index/swap.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "facts/generation.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>

static void close_folder(DIR **folder)
{
    if (*folder != NULL)
        closedir(*folder);
}

static enum avow_status open_generations(const char *directory, struct arena *arena, const char **path,
                                         DIR **folder, struct avow_error *err)
{
    *path = file_join(arena, directory, "generations");
    if (*path == NULL)
        return error_set_no_memory(err, "index");
    *folder = opendir(*path);
    return *folder != NULL ? AVOW_OK : error_set_errno(err, errno, *path, "cannot list the generations");
}

enum avow_status swap_next_number(const char *directory, uint64_t *number, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *path;
    CLEANUP(close_folder) DIR *folder = NULL;
    enum avow_status status = open_generations(directory, &scratch, &path, &folder, err);
    if (status != AVOW_OK)
        return status;
    /* Damaged ones count too: their name is taken. */
    uint64_t highest = 0, found;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
        if (span_to_u64(span_of(entry->d_name), &found) && found > highest)
            highest = found;
    *number = highest + 1;
    return AVOW_OK;
}

enum avow_status swap_in(const char *directory, const char *folder, uint64_t number, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *final = generation_path(&scratch, directory, number, NULL);
    if (final == NULL)
        return error_set_no_memory(err, "index");
    enum avow_status status = file_rename(folder, final, err);
    return status == AVOW_OK ? generation_set_live(directory, number, err) : status;
}

/* In generations/ only numbers are finished; all else belongs to a run that did not end. */
enum avow_status swap_tidy(const char *directory, struct avow_error *err)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *path;
    CLEANUP(close_folder) DIR *folder = NULL;
    enum avow_status status = open_generations(directory, &scratch, &path, &folder, err);
    if (status != AVOW_OK)
        return status;
    for (struct dirent *entry; status == AVOW_OK && (entry = readdir(folder)) != NULL;) {
        uint64_t number;
        bool dots = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
        if (dots || span_to_u64(span_of(entry->d_name), &number))
            continue;
        const char *left = file_join(&scratch, path, entry->d_name);
        status = left != NULL ? file_remove_tree(left, err) : error_set_no_memory(err, "index");
    }
    return status;
}

/* Renamed first: half a generation must not look like a whole one. */
static void remove_generation(const char *directory, uint64_t number)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *path = generation_path(&scratch, directory, number, NULL);
    const char *old = path != NULL ? arena_printf(&scratch, "%s.old", path) : NULL;
    if (old != NULL && file_rename(path, old, NULL) == AVOW_OK)
        file_remove_tree(old, NULL);
}

void swap_prune(const char *directory, uint64_t live, uint64_t before)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    uint64_t *numbers, oldest = 0;
    size_t count;
    if (generation_list(directory, &scratch, &numbers, &count, NULL) != AVOW_OK)
        return;
    /* `live` is the highest, just made. */
    if (before == 0 && count > 1)
        before = numbers[count - 2];
    for (size_t i = 0; i < count && numbers[i] < before; i++)
        oldest = numbers[i];
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != live && numbers[i] != before && numbers[i] != oldest)
            remove_generation(directory, numbers[i]);
}
