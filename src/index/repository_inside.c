/* Tell whether a repository lies, with all that it takes objects from, in a folder. */
#include "index/repository_job.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_ALTERNATES = 5, /* that libgit2 follows, one from the other */
    ALTERNATES_LIMIT = 64 * 1024
};

static bool is_inside(const char *path, const char *root)
{
    CLEANUP(cleanup_free) char *real = path != NULL ? realpath(path, NULL) : NULL;
    CLEANUP(cleanup_free) char *above = realpath(root, NULL);
    if (real == NULL || above == NULL)
        return false;
    size_t size = strcmp(above, "/") == 0 ? 0 : strlen(above);
    return strncmp(real, above, size) == 0 && (real[size] == '/' || real[size] == '\0');
}

static bool objects_inside(const char *objects, const char *root, int depth);

/* One line of objects/info/alternates: a folder of objects that are taken for the repository's own. Other
 * paths than these libgit2 takes from the folder that the program runs in. */
static bool alternate_inside(const char *objects, struct span line, const char *root, int depth)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    if (line.size == 0 || span_starts(line, SPAN("#")))
        return true;
    char *path = arena_string(&scratch, line);
    if (path != NULL && path[0] == '.' && depth == 0)
        path = file_join(&scratch, objects, path);
    return path != NULL && path[0] == '/' && objects_inside(path, root, depth + 1);
}

/* True when the folder, its packs and what it borrows from lie in `root`. */
static bool objects_inside(const char *objects, const char *root, int depth)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    const char *packs = file_join(&scratch, objects, "pack");
    const char *alternates = file_join(&scratch, objects, "info/alternates");
    struct file_facts facts;
    if (packs == NULL || alternates == NULL || depth > MOST_ALTERNATES || !is_inside(objects, root) ||
        file_stat(packs, &facts, NULL) != AVOW_OK || (facts.kind != FILE_NONE && !is_inside(packs, root)))
        return false;
    enum avow_status status = file_read(alternates, ALTERNATES_LIMIT, &text, NULL);
    bool inside = status == AVOW_OK || status == AVOW_NOT_FOUND;
    struct span rest = buffer_span(&text), line;
    while (inside && span_next_line(&rest, &line))
        inside = alternate_inside(objects, line, root, depth);
    return inside;
}

bool repository_inside(const struct repository *repository, const char *root)
{
    CLEANUP(arena_free) struct arena scratch = ARENA_INIT;
    const char *shared = git_repository_commondir(repository->git);
    const char *objects = shared != NULL ? file_join(&scratch, shared, "objects") : NULL;
    return is_inside(git_repository_path(repository->git), root) && is_inside(shared, root) &&
           objects != NULL && objects_inside(objects, root, 0);
}
