/* The groups of the search room's tests; each returns the number of failed tests. */
#ifndef SEARCH_GROUPS_H
#define SEARCH_GROUPS_H

int answer_tests(void);
int approved_tests(void);
int change_tests(void);
int confidence_tests(void);
int edition_tests(void);
int evidence_tests(void);
int explain_tests(void);
int facet_tests(void);
int feature_facts_tests(void);
int feature_tests(void);
int filter_tests(void);
int garbage_tests(void);
int language_tests(void);
int limit_tests(void);
int lately_tests(void);
int lexer_tests(void);
int meaning_tests(void);
int order_tests(void);
int pin_tests(void);
int pool_tests(void);
int propose_tests(void);
int public_tests(void);
int rank_tests(void);
int ranking_tests(void);
int scope_tests(void);
int scope_question_tests(void);
int show_tests(void);
int snippet_tests(void);
int spelling_tests(void);
int time_tests(void);
int weights_tests(void);
int word_diff_tests(void);

#endif
