/* The groups of tests that main.c runs; each gives the number of failed tests. */
#ifndef UNIT_SERVE_GROUPS_H
#define UNIT_SERVE_GROUPS_H

int argument_tests(void);
int describe_tests(void);
int etag_tests(void);
int exchange_tests(void);
int export_tests(void);
int gzip_tests(void);
int host_tests(void);
int listen_tests(void);
int route_tests(void);
int target_tests(void);

#endif
