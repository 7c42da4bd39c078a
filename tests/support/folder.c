/* Temporary folders for tests. */
#include "support/folder.h"

#include "base/file.h"
#include "support/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void folder_make(struct folder *folder)
{
    *folder = (struct folder){.path = "/tmp/avow-test-XXXXXX"};
    assert_non_null(mkdtemp(folder->path));
}

const char *folder_path(struct folder *folder, const char *name)
{
    const char *path = file_join(&folder->names, folder->path, name);
    assert_non_null(path);
    return path;
}

const char *folder_write(struct folder *folder, const char *name, struct span bytes)
{
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = folder_path(folder, name);
    char *parent = arena_string(&folder->names, span_of(path));
    assert_non_null(parent);
    *strrchr(parent, '/') = '\0';
    assert_status(file_make_folder(parent, &err), AVOW_OK, &err);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes != NULL ? bytes.bytes : "", 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    return path;
}

void folder_remove(struct folder *folder)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(file_remove_tree(folder->path, &err), AVOW_OK, &err);
    arena_free(&folder->names);
}
