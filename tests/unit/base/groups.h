/* The groups of the base room's tests: each runs its tests and gives how many failed. */
#ifndef UNIT_BASE_GROUPS_H
#define UNIT_BASE_GROUPS_H

int span_tests(void);
int buffer_tests(void);
int arena_tests(void);
int error_tests(void);
int utf8_tests(void);
int utf8_clean_tests(void);
int json_writer_tests(void);
int json_tests(void);
int yaml_tests(void);
int date_tests(void);
int digest_tests(void);
int file_tests(void);
int tree_tests(void);
int walk_tests(void);
int glob_tests(void);
int lock_tests(void);
int log_tests(void);
int process_tests(void);
int confine_tests(void);
int archive_tests(void);

#endif
