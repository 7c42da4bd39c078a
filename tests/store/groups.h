/* The groups of tests that main.c runs, each giving the number of failed tests, and what they share. */
#ifndef STORE_TESTS_GROUPS_H
#define STORE_TESTS_GROUPS_H

#include "unit/store/shelf.h"

int damage_tests(void);
int lock_tests(void);
int moving_tests(void);

/* The other process of lock_tests: write one document into the index at `path`, say "held", keep the lock
 * until standard input ends. */
int lock_holder(const char *path);

/* Documents `Q:1` to `Q:<count>`, each "every word w<generation>", not committed. */
void put_generation(struct store_writer *writer, int count, int generation);

#endif
