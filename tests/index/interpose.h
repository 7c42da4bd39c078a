/* Stand between the program with all its libraries and the calls that make things durable. */
#ifndef TESTS_INDEX_INTERPOSE_H
#define TESTS_INDEX_INTERPOSE_H

/* From now on, die by SIGKILL in place of the `number`-th (1-based) rename, renameat, fsync or fdatasync of
 * this process; 0 = never. */
void interpose_die_at(long number);

#endif
