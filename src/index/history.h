/* The versions of the files of a branch: what each commit made of them. */
#ifndef INDEX_HISTORY_H
#define INDEX_HISTORY_H

#include "base/arena.h"
#include "base/date.h"
#include "index/repository.h"

#include <signal.h>

struct history_options {
    struct span branch;          /* empty: the one that HEAD names */
    struct span folder;          /* only what lies below it; empty: everything */
    size_t versions;             /* at most so many of a file, the newest */
    volatile sig_atomic_t *stop; /* not 0: stop soon, INTERRUPTED; may be NULL */
};

/* A file as one commit left it. Texts are NUL-terminated. */
struct history_version {
    struct span name; /* path in the repository that the file has now, or had last */
    struct span path; /* and that it had then */
    date_day day;     /* of the commit, in UTC */
    char commit[OBJECT_HEX_SIZE];
    char blob[OBJECT_HEX_SIZE];
    bool newest; /* the file is there now, and this is what it holds */
};

/* A file that a commit removed. */
struct history_end {
    struct span name;
    date_day day;
};

/* A file of which something is to be told. */
struct history_note {
    struct span name;
    struct span reason;
};

struct history {
    struct history_version *versions;
    size_t version_count;
    struct history_end *ends;
    size_t end_count;
    struct history_note *skipped; /* symbolic links and submodules */
    size_t skipped_count;
    struct history_note *cut; /* files with more versions than are wanted */
    size_t cut_count;
    char tip[OBJECT_HEX_SIZE]; /* the commit that the branch is at */
    date_day shallow;          /* the clone has nothing before that day; DATE_NONE: it has all */
};

/* Follow the first parents from the tip of the branch to the root:
 * - a commit that adds a file or changes its bytes makes a version, dated with the day it was committed; of
 *   several on one day the last counts, and a day later than that of the commit after it is taken down to
 *   that one, so that versions follow each other as their commits do;
 * - a merge counts as what it changed against its first parent: what the branch said from that day on;
 * - a file that leaves where another comes in the same commit is the same file when libgit2 finds the two at
 *   least half alike (byte for byte alike in commits of more than 2,000 files, or with files over 16 MiB);
 * - a file that a commit removes ends on its day.
 * Folders and files that begin with a dot are left out. In `arena`. BAD_INPUT: no such branch or folder, or
 * the repository is broken; TOO_LARGE: a commit holds or touches more than can be compared; INTERRUPTED. */
enum avow_status history_read(struct repository *repository, const struct history_options *options,
                              struct arena *arena, struct history *out, struct avow_error *err);

#endif
