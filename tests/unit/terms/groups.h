/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef UNIT_TERMS_GROUPS_H
#define UNIT_TERMS_GROUPS_H

int answer_tests(void);
int canonical_tests(void);
int facets_tests(void);
int forms_tests(void);
int forward_tests(void);
int memory_tests(void);
int record_tests(void);
int sentences_tests(void);
int slug_tests(void);
int term_tests(void);
int tokens_tests(void);
int words_tests(void);

#endif
