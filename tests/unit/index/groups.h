/* The groups of the index room's tests; each returns the number of failed tests. */
#ifndef INDEX_GROUPS_H
#define INDEX_GROUPS_H

int broken_tests(void);
int change_tests(void);
int config_tests(void);
int generation_tests(void);
int git_guard_tests(void);
int git_tests(void);
int guard_tests(void);
int include_tests(void);
int pins_tests(void);
int put_tests(void);
int row_tests(void);
int snapshot_tests(void);
int versions_tests(void);

#endif
