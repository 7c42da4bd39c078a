/* Index runs in a process of their own, which can be killed, held and stopped. */
#ifndef TESTS_INDEX_CHILD_H
#define TESTS_INDEX_CHILD_H

#include "base/process.h"

/* What a child does besides indexing. */
enum child_mode {
    CHILD_RUNS,          /* nothing else */
    CHILD_DIES_AT_SYNC,  /* SIGKILL in place of the `number`-th rename or fsync (1-based) */
    CHILD_DIES_AT_FILE,  /* SIGKILL when `number` files are read */
    CHILD_WAITS_AT_FILE, /* says "here" when `number` files are read, and goes on after a line */
};

/* Start this program as a child that indexes `corpus` into `index`. */
void child_start(struct process *child, enum child_mode mode, long number, const char *corpus,
                 const char *index);
/* Wait for "here" (CHILD_WAITS_AT_FILE), at most 60 s. */
void child_await(struct process *child);
/* Let a waiting child go on. */
void child_release(struct process *child);
/* Its end: the exit code (an enum avow_status of its run), or minus the number of the signal that killed it.
 */
int child_end(struct process *child);

/* The child's side: arguments are those of main. Returns an exit code. */
int child_main(char **arguments);

#endif
