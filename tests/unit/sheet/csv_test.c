/* Separated values as the standard has them and as they come. */
#include "support/test.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "sheet/sheet.h"
#include "unit/sheet/groups.h"

#include <time.h>

/* The cells as "1:a,b;3:c": row numbers, cells parted by commas. */
static void check(const char *text, const char *expected)
{
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer found = BUFFER_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct sheet sheet;
    assert_status(sheet_read_csv(span_of(text), '\0', &arena, &sheet, &err), AVOW_OK, &err);
    for (size_t i = 0; i < sheet.row_count; i++) {
        buffer_printf(&found, "%s%zu:", i > 0 ? ";" : "", sheet.rows[i].number);
        for (size_t j = 0; j < sheet.rows[i].count; j++)
            buffer_printf(&found, "%s%.*s", j > 0 ? "," : "", SPAN_ARG(sheet.rows[i].cells[j]));
    }
    assert_span(buffer_span(&found), expected);
}

static void rows_and_cells(void **state)
{
    (void)state;
    check("a,b\nc,d\n", "1:a,b;2:c,d");
    check("a,b\r\n\r\n,d", "1:a,b;3:,d");
    check("a,b,\n,,\nc\n", "1:a,b;3:c");
    check("a\rb\r", "1:a;2:b");
    check("", "");
    check("\n\n", "");
    check("\xEF\xBB\xBF\"a\",b", "1:a,b");
}

static void quotes(void **state)
{
    (void)state;
    check("\"a,b\",c", "1:a,b,c");
    check("\"say \"\"yes\"\"\",c", "1:say \"yes\",c");
    check("\"two\nlines\",c\nd", "1:two\nlines,c;3:d");
    check("5\" disk,\"q\" tail,x", "1:5\" disk,q tail,x");
    check("a,\"open to the end\nb,c", "1:a,open to the end\nb,c");
    check("\"\",\"\"\na", "2:a");
}

static void separators(void **state)
{
    (void)state;
    check("a;b;c\n1,5;2;3", "1:a,b,c;2:1,5,2,3");
    check("a\tb, or c\td", "1:a,b, or c,d");
    check("a|b\nc|d", "1:a,b;2:c,d");
    check("\"a;b;c;d\",e\nf,g", "1:a;b;c;d,e;2:f,g");
    check("alone", "1:alone");
}

static void a_bomb_is_told(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct sheet sheet;
    for (int i = 0; i < SHEET_CELLS + 1; i++)
        buffer_append_byte(&text, ',');
    buffer_append_byte(&text, 'x');
    assert_status(sheet_read_csv(buffer_span(&text), ',', &arena, &sheet, NULL), AVOW_TOO_LARGE, NULL);
}

static void odd_files_are_read_in_no_time(void **state)
{
    (void)state;
    static const char *const pieces[] = {"\"", "\"\"", ",\"", "a,", "\"\n", "\r"};
    clock_t start = clock();
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
        struct sheet sheet;
        for (int n = 0; n < 200000; n++)
            buffer_append_string(&text, pieces[i]);
        assert_status(sheet_read_csv(buffer_span(&text), '\0', &arena, &sheet, NULL), AVOW_OK, NULL);
    }
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
}

int csv_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_cells),
        cmocka_unit_test(quotes),
        cmocka_unit_test(separators),
        cmocka_unit_test(a_bomb_is_told),
        cmocka_unit_test(odd_files_are_read_in_no_time),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
