/* A temporary folder for a test: make it, put files in it, remove it. */
#ifndef SUPPORT_FOLDER_H
#define SUPPORT_FOLDER_H

#include "base/arena.h"

/* Owned by the test; folder_remove ends it. A failure in any of these ends the test. */
struct folder {
    char path[64];      /* no '/' at the end */
    struct arena names; /* what folder_path gave out */
};

/* Make an empty folder below /tmp. */
void folder_make(struct folder *folder);
/* The path of `name` inside it, made or not; lives until folder_remove. */
const char *folder_path(struct folder *folder, const char *name);
/* Write a file, with the folders above it; an older one is replaced. Gives its path. */
const char *folder_write(struct folder *folder, const char *name, struct span bytes);
/* Delete it with all that is in it. */
void folder_remove(struct folder *folder);

#endif
