/* Workbooks made part by part, sound and hostile ones. */
#include "support/test.h"

#include "base/cleanup.h"
#include "sheet/sheet.h"
#include "support/packed.h"
#include "unit/sheet/groups.h"

#include <string.h>
#include <time.h>

static const char book[] =
    "<workbook xmlns='m' xmlns:r='r'><sheets><sheet name='One &amp; only' sheetId='1' r:id='r1'/>"
    "<sheet name='Lists' sheetId='2' state='hidden' r:id='r2'/></sheets></workbook>";
static const char relations[] = "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
                                "<Relationship Id='r2' Target='/xl/worksheets/sheet2.xml'/></Relationships>";
static const char texts[] =
    "<sst><si><t>Question</t></si><si><r><t>Rich </t></r><r><t xml:space='preserve'>text</t></r>"
    "<rPh><t>again</t></rPh></si></sst>";
static const char styles[] =
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\.mm\\.yyyy'/><numFmt numFmtId='165' "
    "formatCode='0.00 \"days\"'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>"
    "<xf numFmtId='9'/></cellXfs></styleSheet>";

/* Read a workbook whose first sheet has these rows. */
static enum avow_status read_book(const char *first, struct arena *arena, struct sheet_list *out,
                                  struct avow_error *err)
{
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    const struct packed_part parts[] = {
        {"xl/workbook.xml", span_of(book)},           {"xl/_rels/workbook.xml.rels", span_of(relations)},
        {"xl/sharedStrings.xml", span_of(texts)},     {"xl/styles.xml", span_of(styles)},
        {"xl/worksheets/sheet1.xml", span_of(first)}, {"xl/worksheets/sheet2.xml", SPAN("<worksheet/>")},
    };
    packed_append(&bytes, parts, sizeof parts / sizeof *parts);
    return sheet_read_xlsx(arena_copy(arena, buffer_span(&bytes)), arena, out, err);
}

static struct sheet_list sheets_of(const char *first, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct sheet_list list = {NULL, 0};
    assert_status(read_book(first, arena, &list, &err), AVOW_OK, &err);
    return list;
}

static void cells_of_all_types(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct sheet_list list = sheets_of(
        "<worksheet><sheetData><row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' t='s'><v>1</v></c></row>"
        "<row><c><v>0.1</v></c><c s='1'><v>45000</v></c><c s='2'><v>45000.75</v></c><c s='3'><v>3</v></c>"
        "<c s='4'><v>0.25</v></c><c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c><c t='str'><v>made</v></c>"
        "<c t='inlineStr'><is><t>in </t><t>line</t></is></c></row></sheetData></worksheet>",
        &arena);
    assert_int_equal(list.count, 2);
    const struct sheet *sheet = &list.items[0];
    assert_span(sheet->name, "One & only");
    assert_true(!sheet->hidden && list.items[1].hidden);
    assert_int_equal(sheet->row_count, 2);
    assert_int_equal(sheet->rows[0].number, 2);
    assert_int_equal(sheet->rows[0].count, 3);
    assert_span(sheet->rows[0].cells[0], "Question");
    assert_int_equal(sheet->rows[0].cells[1].size, 0);
    assert_span(sheet->rows[0].cells[2], "Rich text");
    static const char *const expected[] = {"0.1",  "2023-03-15", "2023-03-15", "3",      "25%",
                                           "TRUE", "",           "made",       "in line"};
    assert_int_equal(sheet->rows[1].number, 3);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_span(sheet->rows[1].cells[i], expected[i]);
}

static void merged_cells_say_the_same(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct sheet_list list = sheets_of(
        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>Access</v></c><c r='B1' t='str'><v>x</v></c>"
        "</row><row r='2'><c r='B2' t='str'><v>y</v></c></row></sheetData><mergeCells>"
        "<mergeCell ref='A1:A1048576'/><mergeCell ref='nonsense'/><mergeCell ref='ZZZZ1:B2'/></mergeCells>"
        "</worksheet>",
        &arena);
    assert_span(list.items[0].rows[1].cells[0], "Access");
    assert_span(list.items[0].rows[1].cells[1], "y");
}

static void broken_workbooks_are_told(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct sheet_list list = {NULL, 0};
    assert_status(sheet_read_xlsx(SPAN("no container"), &arena, &list, NULL), AVOW_BAD_INPUT, NULL);
    assert_status(read_book("<worksheet><sheetData><row>", &arena, &list, NULL), AVOW_BAD_INPUT, NULL);
    assert_status(
        read_book("<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><worksheet>&b;</worksheet>",
                  &arena, &list, NULL),
        AVOW_BAD_INPUT, NULL);
    assert_status(
        read_book("<worksheet><row r='2'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row></worksheet>",
                  &arena, &list, NULL),
        AVOW_BAD_INPUT, NULL);
    CLEANUP(buffer_free) struct buffer bytes = BUFFER_INIT;
    packed_append(&bytes, &(struct packed_part){"word/document.xml", SPAN("<document/>")}, 1);
    assert_status(sheet_read_xlsx(buffer_span(&bytes), &arena, &list, NULL), AVOW_BAD_INPUT, NULL);
}

/* Cells far to the right in every row, and merges that overlap, cost what the limits allow. */
static void wide_and_overlapping_sheets_are_bounded(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer xml = BUFFER_INIT;
    struct sheet_list list = {NULL, 0};
    clock_t start = clock();
    buffer_append_string(&xml, "<worksheet>");
    for (int i = 1; i < 1000; i++)
        buffer_printf(&xml, "<row r='%d'><c r='XFD%d'><v>1</v></c></row>", i, i);
    buffer_append_string(&xml, "</worksheet>");
    assert_status(read_book(xml.bytes, &arena, &list, NULL), AVOW_TOO_LARGE, NULL);
    buffer_truncate(&xml, 0);
    buffer_append_string(&xml, "<worksheet>");
    for (int i = 1; i < 1000; i++)
        buffer_printf(&xml, "<row r='%d'><c r='A%d'><v>1</v></c></row>", i, i);
    for (int i = 1; i < 9000; i++)
        buffer_append_string(&xml, "<mergeCell ref='A1:XFD1048576'/>");
    buffer_append_string(&xml, "</worksheet>");
    assert_status(read_book(xml.bytes, &arena, &list, NULL), AVOW_TOO_LARGE, NULL);
    assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
}

int xlsx_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_of_all_types),
        cmocka_unit_test(merged_cells_say_the_same),
        cmocka_unit_test(broken_workbooks_are_told),
        cmocka_unit_test(wide_and_overlapping_sheets_are_bounded),
    };
    return cmocka_run_group_tests_name("xlsx", tests, NULL, NULL);
}
