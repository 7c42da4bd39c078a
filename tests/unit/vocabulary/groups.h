/* The test groups of the vocabulary room: each runs its tests and gives the number that failed. */
#ifndef TESTS_VOCABULARY_GROUPS_H
#define TESTS_VOCABULARY_GROUPS_H

int spellings_tests(void);
int series_tests(void);
int services_tests(void);
int tables_tests(void);
int robust_tests(void);
int wording_tests(void);

#endif
