/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef UNIT_STORE_GROUPS_H
#define UNIT_STORE_GROUPS_H

int folder_tests(void);
int guard_tests(void);
int match_tests(void);
int rank_tests(void);
int reader_tests(void);
int tally_tests(void);
int writer_tests(void);

#endif
