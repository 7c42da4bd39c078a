/* The part of the program's tests that works on a git repository. */
#ifndef PROGRAM_HISTORY_H
#define PROGRAM_HISTORY_H

/* Returns the number of failed tests. */
int history_tests(void);

#endif
