/* What a spreadsheet makes of a cell: text, never a formula. */
#include "groups.h"
#include "support/test.h"

#include "serve/export.h"

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
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buffer out = BUFFER_INIT;
        export_csv_cell(&out, span_of(rows[i][0]));
        assert_string_equal(out.bytes, rows[i][1]);
        buffer_free(&out);
    }
}

int export_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(cells_are_text)};
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
