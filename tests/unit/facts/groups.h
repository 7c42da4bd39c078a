/* The groups of the facts room's tests; each returns the number of failed tests. */
#ifndef FACTS_GROUPS_H
#define FACTS_GROUPS_H

int generation_tests(void);
int manifest_tests(void);
int rows_tests(void);
int tables_tests(void);

#endif
