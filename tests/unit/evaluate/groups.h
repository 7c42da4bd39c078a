/* The groups of the evaluate room's tests; each returns the number of failed tests. */
#ifndef EVALUATE_GROUPS_H
#define EVALUATE_GROUPS_H

int compare_tests(void);
int file_tests(void);
int fit_tests(void);
int golden_tests(void);
int hiding_tests(void);
int metric_tests(void);
int score_tests(void);

#endif
