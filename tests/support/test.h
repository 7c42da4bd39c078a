/* What every unit test includes: cmocka with the headers it wants, and checks for our own types. */
#ifndef SUPPORT_TEST_H
#define SUPPORT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/span.h"

/* The span holds exactly the bytes of the C string `expected`. */
#define assert_span(actual, expected) test_assert_span(actual, expected, __FILE__, __LINE__)
void test_assert_span(struct span actual, const char *expected, const char *file, int line);

/* The status is `expected`; otherwise the record's message is printed. */
#define assert_status(actual, expected, err) test_assert_status(actual, expected, err, __FILE__, __LINE__)
void test_assert_status(enum avow_status actual, enum avow_status expected, const struct avow_error *err,
                        const char *file, int line);

/* The text (a C string) contains `part`. */
#define assert_contains(text, part) test_assert_contains(text, part, __FILE__, __LINE__)
void test_assert_contains(const char *text, const char *part, const char *file, int line);

#endif
