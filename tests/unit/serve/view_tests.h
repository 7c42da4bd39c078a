/* The groups of tests of templates and views: each runs its tests and gives how many failed. */
#ifndef UNIT_SERVE_VIEW_TESTS_H
#define UNIT_SERVE_VIEW_TESTS_H

int template_tests(void);
int template_thread_tests(void);
int view_link_tests(void);
int view_text_tests(void);
int view_words_tests(void);
int view_search_tests(void);
int view_document_tests(void);
int view_names_tests(void);
int view_scope_tests(void);
int view_escape_tests(void);

#endif
