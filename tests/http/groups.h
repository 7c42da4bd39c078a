/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef HTTP_GROUPS_H
#define HTTP_GROUPS_H

int approved_tests(void);
int broken_tests(void);
int content_tests(void);
int limit_tests(void);
int odd_tests(void);
int ready_tests(void);
int stop_tests(void);
int swap_tests(void);

#endif
