/* Patterns over paths, those that make other matchers slow included. */
#include "groups.h"
#include "support/test.h"

#include "base/file.h"

struct glob_row {
    const char *pattern;
    const char *path;
    bool match;
};

static void patterns_match_paths(void **state)
{
    (void)state;
    static const struct glob_row rows[] = {
        {"", "", true},
        {"", "a", false},
        {"a.md", "a.md", true},
        {"a.md", "A.md", false},
        {"*.md", "page.md", true},
        {"*.md", ".md", true},
        {"*.md", "a/page.md", false},
        {"*", "a/b", false},
        {"*/*.md", "a/b.md", true},
        {"*/*.md", "a/b/c.md", false},
        {"a*b*c", "a-b-b-c", true},
        {"a*b*c", "a-b-b", false},
        {"?.md", "é.md", true},
        {"?.md", "/.md", false},
        {"??.md", "é.md", false},
        {"**", "", true},
        {"**", "a/b/c.md", true},
        {"**/*.md", "page.md", true},
        {"**/*.md", "a/b/page.md", true},
        {"**/*.md", "a/b/page.txt", false},
        {"docs/**", "docs/a/b", true},
        {"docs/**", "other/docs/a", false},
        {"docs/**/page.md", "docs/page.md", true},
        {"docs/**/page.md", "docs/a/b/page.md", true},
        {"docs/**/page.md", "docs/a/xpage.md", false},
        {"**/draft/*", "a/draft/b", true},
        {"**/draft/*", "a/draft/b/c", false},
        {"**/a/**/b", "x/a/y/a/z/b", true},
        {"**/a/*/b", "a/x/a/y/b", true},
        {"a**b", "a/x/b", true},
        {"[abc].md", "b.md", true},
        {"[abc].md", "d.md", false},
        {"[a-c0-9]", "5", true},
        {"[!a-c]", "d", true},
        {"[!a-c]", "b", false},
        {"[!a]", "/", false},
        {"[]]", "]", true},
        {"[a-]", "-", true},
        {"[é]", "é", true},
        {"[abc", "a", false},
        {"offerings/2020-*", "offerings/2020-12-21", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (file_glob(span_of(rows[i].pattern), span_of(rows[i].path)) != rows[i].match)
            fail_msg("\"%s\" on \"%s\" is not %d", rows[i].pattern, rows[i].path, rows[i].match);
    assert_true(file_glob(SPAN_EMPTY, SPAN_EMPTY));
    assert_false(file_glob(SPAN("a"), SPAN_EMPTY));
}

static void many_stars_stay_quick(void **state)
{
    (void)state;
    struct span pattern = SPAN("**/*a*a*a*a*a*a*a*a*a*a/**/*a*a*a*a*a*a*a*a*a*a*b");
    struct span path =
        SPAN("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_false(file_glob(pattern, path));
}

int glob_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_match_paths),
        cmocka_unit_test(many_stars_stay_quick),
    };
    return cmocka_run_group_tests_name("glob", tests, NULL, NULL);
}
