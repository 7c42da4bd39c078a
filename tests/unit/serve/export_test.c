/* What a spreadsheet makes of a cell and Markdown of a line: text, never a formula, a link or an image. */
#include "groups.h"
#include "support/test.h"

#include "serve/export.h"
#include "serve/markdown.h"

/* What is appended for the first text of each row is the second. */
static void check(void (*append)(struct buffer *out, struct span text), const char *const rows[][2],
                  size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct buffer out = BUFFER_INIT;
        append(&out, span_of(rows[i][0]));
        assert_string_equal(out.bytes, rows[i][1]);
        buffer_free(&out);
    }
}

static void cells_are_text(void **state)
{
    static const char *const rows[][2] = {
        {"plain", "\"plain\""},
        {"", "\"\""},
        {"a \"b\", c", "\"a \"\"b\"\", c\""},
        {"=1+1", "\"'=1+1\""},
        {"+1", "\"'+1\""},
        {"-2", "\"'-2\""},
        {"@SUM(A1)", "\"'@SUM(A1)\""},
        {"\t=1", "\"'\t=1\""},
        {"a=1", "\"a=1\""},
        {"two\nlines", "\"two\nlines\""},
    };
    (void)state;
    check(export_csv_cell, rows, sizeof rows / sizeof *rows);
}

static void markdown_stays_text(void **state)
{
    static const char *const rows[][2] = {
        {"Yes. ISO 27001, (all) regions: well-known.", "Yes. ISO 27001, (all) regions: well-known."},
        {"![x](https://e.test/p.png)", "\\!\\[x\\](https\\://e.test/p.png)"},
        {"[x](javascript:alert(1))", "\\[x\\](javascript:alert(1))"},
        {"<img src=x> `a` ~~b~~ &lt;", "\\<img src=x\\> \\`a\\` \\~\\~b\\~\\~ \\&lt;"},
        {"see http://e.test, WWW.e.test, a@e.test", "see http\\://e.test, WWW\\.e.test, a\\@e.test"},
        {"\\[x]", "\\\\\\[x\\]"},
        {"- a", "\\- a"},
        {"  12. a", "  12\\. a"},
        {"===", "\\==="},
        {"# a | *b* _c_ $d$", "\\# a \\| \\*b\\* \\_c\\_ \\$d\\$"},
        {"a\r# b\tc", "a \\# b c"},
    };
    (void)state;
    check(markdown_append_text, rows, sizeof rows / sizeof *rows);
}

static void an_address_cannot_leave_its_link(void **state)
{
    static const char *const rows[][2] = {
        {"https://e.test/a b>)<(c\n\\?q=%20&d#e", "<https://e.test/a%20b%3E%29%3C%28c%0A%5C?q=%20&d#e>"},
    };
    (void)state;
    check(markdown_append_url, rows, sizeof rows / sizeof *rows);
}

int export_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_text),
        cmocka_unit_test(markdown_stays_text),
        cmocka_unit_test(an_address_cannot_leave_its_link),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
