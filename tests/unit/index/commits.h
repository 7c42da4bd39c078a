/* A git repository in a temporary folder, filled commit by commit. */
#ifndef UNIT_INDEX_COMMITS_H
#define UNIT_INDEX_COMMITS_H

#include <stdbool.h>

struct commits;

/* Make an empty repository at `path`, bare or with its git folder in .git. Any failure here and below ends
 * the test. */
struct commits *commits_begin(const char *path, bool bare);
/* Write, remove or rename a file for the next commit; a link or a submodule of that name. */
void commits_write(struct commits *commits, const char *name, const char *text);
void commits_remove(struct commits *commits, const char *name);
void commits_move(struct commits *commits, const char *from, const char *to);
void commits_link(struct commits *commits, const char *name, const char *target);
void commits_module(struct commits *commits, const char *name);
/* Commit to refs/heads/`branch` at noon (UTC) of `day` ("2021-02-03") on top of what it has; `merged` (may be
 * NULL) names a branch that is the second parent. */
void commits_make(struct commits *commits, const char *branch, const char *day, const char *merged);
/* Let the next commits start from this branch, whose files the index then holds. */
void commits_switch(struct commits *commits, const char *branch);
/* Commit, as the first of `branch`, a tree of ten folders, each the same tree of ten folders, and so on for
 * `levels`, with nothing in the last. */
void commits_nest(struct commits *commits, const char *branch, int levels);
void commits_end(struct commits *commits);

#endif
