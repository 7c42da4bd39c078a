/* The groups of the document room's tests; each gives how many failed. */
#ifndef TEST_DOCUMENT_GROUPS_H
#define TEST_DOCUMENT_GROUPS_H

int case_tests(void);
int identity_tests(void);
int pack_tests(void);
int table_tests(void);
int marked_tests(void);
int hostile_tests(void);
int facts_tests(void);
int wire_tests(void);
int worker_tests(void);
int docx_tests(void);
int pdf_tests(void);
int pdf_hostile_tests(void);

/* The worker tests start this very program; true when it was started so, with its exit code in `*code`. */
_Bool worker_was_asked(int count, char **arguments, int *code);

#endif
