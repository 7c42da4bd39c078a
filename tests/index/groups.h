/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef TESTS_INDEX_GROUPS_H
#define TESTS_INDEX_GROUPS_H

int kill_tests(void);
int lock_tests(void);
int stop_tests(void);

#endif
