/* Scope and evidence rows go into facts.sqlite with a version and hold until the next one. */
#include "facts/rows.h"
#include "base/file.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/facts/groups.h"

struct shelf {
    struct folder folder;
    struct facts *facts;
    struct arena arena;
    struct avow_error err;
};

static int make_shelf(void **state)
{
    static struct shelf shelf;
    shelf = (struct shelf){.facts = NULL};
    folder_make(&shelf.folder);
    assert_status(facts_open_writer(folder_path(&shelf.folder, "facts.sqlite"), &shelf.facts, &shelf.err),
                  AVOW_OK, &shelf.err);
    *state = &shelf;
    return 0;
}

static int drop_shelf(void **state)
{
    struct shelf *shelf = *state;
    facts_close(shelf->facts);
    arena_free(&shelf->arena);
    folder_remove(&shelf->folder);
    return 0;
}

/* A version with one statement, one scope row and one evidence row. */
static void put_version(struct shelf *shelf, date_day date, date_day until, const char *service)
{
    const struct facts_version version = {.page = SPAN("offer"),
                                          .date = date,
                                          .title = SPAN("Offer"),
                                          .audience = SPAN("public"),
                                          .status = SPAN("published"),
                                          .current = until == DATE_OPEN};
    const struct facts_statement statement = {
        .id = SPAN("offer#top"), .kind = SPAN("scope"), .hash = SPAN("ab"), .document = SPAN("offer#top")};
    const struct facts_scope scope = {.standard = SPAN("soc-2"),
                                      .level = SPAN("type-2"),
                                      .service = span_of(service),
                                      .name = span_of(service),
                                      .environment = SPAN("GCC"),
                                      .state = SPAN("yes"),
                                      .words = SPAN("words"),
                                      .known = true};
    const struct facts_evidence evidence = {.type = SPAN("report"),
                                            .access = SPAN("nda"),
                                            .standard = SPAN("soc-2"),
                                            .label = span_of(service),
                                            .from = 20240101,
                                            .to = 20241231,
                                            .valid_until = 20250101};
    struct avow_error *err = &shelf->err;
    assert_status(facts_put_version(shelf->facts, &version, &statement, 1, err), AVOW_OK, err);
    assert_status(facts_put_scope(shelf->facts, version.page, date, until, &scope, 1, err), AVOW_OK, err);
    assert_status(facts_put_evidence(shelf->facts, version.page, date, until, &evidence, 1, err), AVOW_OK,
                  err);
}

static struct facts_scope_list find(struct shelf *shelf, struct facts_row_filter filter)
{
    struct facts_scope_list list = {NULL, 0};
    assert_status(facts_scope_rows(shelf->facts, &filter, &shelf->arena, &list, &shelf->err), AVOW_OK,
                  &shelf->err);
    return list;
}

static void rows_hold_from_version_to_version(void **state)
{
    struct shelf *shelf = *state;
    put_version(shelf, 20240101, 20250101, "desk");
    put_version(shelf, 20250101, DATE_OPEN, "vault");
    assert_int_equal(find(shelf, (struct facts_row_filter){.standard = SPAN("soc-2")}).count, 2);
    assert_int_equal(find(shelf, (struct facts_row_filter){.standard = SPAN("soc-1")}).count, 0);
    assert_int_equal(find(shelf, (struct facts_row_filter){.service = SPAN("desk")}).count, 1);
    assert_int_equal(find(shelf, (struct facts_row_filter){.as_of = 20231231}).count, 0);
    struct facts_scope_list now = find(shelf, (struct facts_row_filter){.as_of = DATE_OPEN - 1});
    assert_int_equal(now.count, 1);
    assert_span(now.items[0].service, "vault");
    assert_span(now.items[0].environment, "GCC");
    assert_span(now.items[0].level, "type-2");
    assert_span(now.items[0].source.id, "offer#top");
    assert_span(now.items[0].source.title, "Offer");
    assert_true(now.items[0].known);
    assert_span(find(shelf, (struct facts_row_filter){.as_of = 20241231}).items[0].service, "desk");
}

static void evidence_comes_back_whole(void **state)
{
    struct shelf *shelf = *state;
    const struct facts_row_filter filter = {.page = SPAN("offer"), .date = 20240101};
    struct facts_evidence_list list = {NULL, 0};
    put_version(shelf, 20240101, DATE_OPEN, "desk");
    assert_status(facts_evidence_rows(shelf->facts, &filter, &shelf->arena, &list, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].type, "report");
    assert_span(list.items[0].access, "nda");
    assert_int_equal(list.items[0].from, 20240101);
    assert_int_equal(list.items[0].to, 20241231);
    assert_int_equal(list.items[0].valid_until, 20250101);
    assert_int_equal(list.items[0].source.until, DATE_OPEN);
}

static void rows_go_with_their_page(void **state)
{
    struct shelf *shelf = *state;
    put_version(shelf, 20240101, DATE_OPEN, "desk");
    put_version(shelf, 20240101, DATE_OPEN, "vault");
    struct facts_scope_list list = find(shelf, (struct facts_row_filter){.page = SPAN("offer")});
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].service, "vault");
    assert_status(facts_remove_page(shelf->facts, SPAN("offer"), &shelf->err), AVOW_OK, &shelf->err);
    put_version(shelf, 20250101, DATE_OPEN, "mail");
    list = find(shelf, (struct facts_row_filter){.page = SPAN_EMPTY});
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].service, "mail");
}

int rows_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_hold_from_version_to_version, make_shelf, drop_shelf),
        cmocka_unit_test_setup_teardown(evidence_comes_back_whole, make_shelf, drop_shelf),
        cmocka_unit_test_setup_teardown(rows_go_with_their_page, make_shelf, drop_shelf),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
