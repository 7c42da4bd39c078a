/* Tables and catalogs as a whole: workbooks, and parameters that multiply. */
#include "support/test.h"

#include "base/buffer.h"
#include "base/cleanup.h"
#include "support/packed.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

#include <time.h>

static void a_workbook_of_two_sheets(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    const struct packed_part parts[] = {
        {"xl/workbook.xml", SPAN("<workbook xmlns:r='r'><sheets><sheet name='Notes' r:id='a'/>"
                                 "<sheet name='Answers' r:id='b'/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels", SPAN("<R><Relationship Id='a' Target='a.xml'/>"
                                            "<Relationship Id='b' Target='b.xml'/></R>")},
        {"xl/a.xml", SPAN("<w><row><c t='str'><v>Nothing here.</v></c></row></w>")},
        {"xl/b.xml", SPAN("<w><row><c t='str'><v>Control Question</v></c><c t='str'><v>Answer</v></c></row>"
                          "<row><c t='str'><v>Is it tested?</v></c><c t='str'><v>Yes.</v></c></row></w>")},
    };
    packed_append(&bytes, parts, sizeof parts / sizeof *parts);
    struct page page = pages_read("answers.xlsx", buffer_span(&bytes), &arena);
    assert_int_equal(page.statement_count, 1);
    assert_span(page.statements[0].id, "pages/answers#faq-is-it-tested");
    assert_span(page.statements[0].text, "Yes.");
    assert_int_equal(page.statements[0].headings.count, 1);
    assert_span(page.statements[0].headings.items[0], "Answers");
    assert_span(page.title, "answers");
}

/* Each choice of a selection holds the selection again. */
static void parameters_that_multiply_are_bounded(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    clock_t start = clock();
    buffer_append_string(&text,
                         "{\"catalog\":{\"controls\":[{\"id\":\"x-1\",\"title\":\"X\",\"params\":[{\"id\":"
                         "\"p\",\"select\":{\"choice\":[\"\"");
    for (int i = 0; i < 500; i++)
        buffer_append_string(&text, ",\"{{ insert: param, p }}\"");
    buffer_append_string(&text, "]}}],\"parts\":[{\"prose\":\"{{ insert: param, p }}\"}]}]}}");
    struct page page = pages_read("catalog.json", buffer_span(&text), &arena);
    assert_int_equal(page.statement_count, 1);
    assert_true(page.statements[0].text.size < 1024 * 1024);
    assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
}

int table_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_of_two_sheets),
        cmocka_unit_test(parameters_that_multiply_are_bounded),
    };
    int failed = cmocka_run_group_tests_name("tables", tests, NULL, NULL);
    pages_close();
    return failed;
}
