/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef UNIT_LIBRARY_GROUPS_H
#define UNIT_LIBRARY_GROUPS_H

int import_tests(void);
int list_tests(void);

#endif
