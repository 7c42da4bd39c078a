/* Checks for our own types, which print both sides when they differ. */
#include "support/test.h"

#include <string.h>

void test_assert_span(struct span actual, const char *expected, const char *file, int line)
{
    if (span_equal(actual, span_of(expected)))
        return;
    print_error("\"%.*s\" (%zu bytes) is not \"%s\"\n", SPAN_ARG(actual), actual.size, expected);
    _fail(file, line);
}

void test_assert_status(enum avow_status actual, enum avow_status expected, const struct avow_error *err,
                        const char *file, int line)
{
    if (actual == expected)
        return;
    print_error("status \"%s\" is not \"%s\" (%s: %s)\n", avow_status_name(actual),
                avow_status_name(expected), err->place, err->message);
    _fail(file, line);
}

void test_assert_contains(const char *text, const char *part, const char *file, int line)
{
    if (strstr(text, part) != NULL)
        return;
    print_error("\"%s\" does not contain \"%s\"\n", text, part);
    _fail(file, line);
}
