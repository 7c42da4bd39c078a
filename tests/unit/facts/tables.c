/* Files, versions and statements go into facts.sqlite and come back in order. */
#include "base/buffer.h"
#include "base/file.h"
#include "facts/facts.h"
#include "support/folder.h"
#include "support/test.h"
#include "unit/facts/groups.h"

#include <stdio.h>

/* A facts file in a folder of its own. */
struct shelf {
    struct folder folder;
    const char *path;
    struct facts *facts;
    struct arena arena;
    struct avow_error err;
};

static int make_shelf(void **state)
{
    static struct shelf shelf;
    shelf = (struct shelf){.facts = NULL};
    folder_make(&shelf.folder);
    /* Names that mean something in a URI must not. */
    shelf.path = folder_path(&shelf.folder, "a?b#c%41.sqlite");
    assert_status(facts_open_writer(shelf.path, &shelf.facts, &shelf.err), AVOW_OK, &shelf.err);
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

static void put_file(struct shelf *shelf, const char *path, const char *page, enum facts_file_state kind)
{
    const struct facts_file file = {.root = SPAN("/corpus"),
                                    .path = span_of(path),
                                    .page = span_of(page),
                                    .input_key = SPAN("00ff"),
                                    .state = kind,
                                    .kept = kind == FILE_REJECTED,
                                    .reason = kind == FILE_REJECTED ? SPAN("is empty") : SPAN_EMPTY};
    assert_status(facts_put_file(shelf->facts, &file, &shelf->err), AVOW_OK, &shelf->err);
}

/* A version with two statements, the second with words that all versions share. */
static void put_version(struct shelf *shelf, const char *page, date_day date, bool current)
{
    char own[32];
    snprintf(own, sizeof own, "%s-%u", page, date);
    const struct facts_version version = {.page = span_of(page),
                                          .date = date,
                                          .date_source = SPAN("stated"),
                                          .root = SPAN("/corpus"),
                                          .path = SPAN("a.md"),
                                          .title = SPAN("Title"),
                                          .language = SPAN("en"),
                                          .audience = SPAN("customer"),
                                          .status = SPAN("published"),
                                          .review_by = 20260101,
                                          .current = current};
    const struct facts_statement statements[] = {
        {SPAN("p#one"), 0, SPAN("faq"), span_of(own), !current, current ? SPAN("p#one") : span_of(own)},
        {SPAN("p#two"), 1, SPAN("section"), SPAN("shared"), false, SPAN("p#two")},
    };
    assert_status(facts_put_version(shelf->facts, &version, statements, 2, &shelf->err), AVOW_OK,
                  &shelf->err);
}

static void files_come_by_path_and_are_replaced(void **state)
{
    struct shelf *shelf = *state;
    struct facts_files files;
    put_file(shelf, "b.md", "b", FILE_REJECTED);
    put_file(shelf, "a.md", "a", FILE_INDEXED);
    put_file(shelf, "b.md", "c", FILE_REJECTED);
    assert_status(facts_all_files(shelf->facts, &shelf->arena, &files, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(files.count, 2);
    assert_span(files.items[0].path, "a.md");
    assert_span(files.items[0].root, "/corpus");
    assert_span(files.items[0].input_key, "00ff");
    assert_int_equal(files.items[0].state, FILE_INDEXED);
    assert_span(files.items[1].page, "c");
    assert_true(files.items[1].kept);
    assert_span(files.items[1].reason, "is empty");
    assert_status(facts_remove_rejected(shelf->facts, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(facts_all_files(shelf->facts, &shelf->arena, &files, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(files.count, 1);
    assert_status(facts_remove_page_files(shelf->facts, files.items[0].page, &shelf->err), AVOW_OK,
                  &shelf->err);
    put_file(shelf, "d.md", "d", FILE_INDEXED);
    assert_status(facts_remove_page_files(shelf->facts, SPAN("d"), &shelf->err), AVOW_OK, &shelf->err);
    assert_status(facts_all_files(shelf->facts, &shelf->arena, &files, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(files.count, 0);
}

static void versions_come_newest_first(void **state)
{
    struct shelf *shelf = *state;
    struct facts_versions versions;
    put_version(shelf, "p", 20200101, false);
    put_version(shelf, "p", 20220101, true);
    put_version(shelf, "p", 20210101, false);
    assert_status(facts_page_versions(shelf->facts, SPAN("p"), &shelf->arena, &versions, &shelf->err),
                  AVOW_OK, &shelf->err);
    assert_int_equal(versions.count, 3);
    assert_int_equal(versions.items[0].date, 20220101);
    assert_true(versions.items[0].current);
    assert_int_equal(versions.items[2].date, 20200101);
    assert_int_equal(versions.items[2].statements, 2);
    assert_span(versions.items[0].title, "Title");
    assert_span(versions.items[0].audience, "customer");
    assert_int_equal(versions.items[0].review_by, 20260101);
    size_t count = 9;
    assert_status(facts_version_count(shelf->facts, SPAN("p"), &count, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(count, 3);
    assert_status(facts_version_count(shelf->facts, SPAN("q"), &count, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(count, 0);
    assert_status(facts_page_versions(shelf->facts, SPAN("q"), &shelf->arena, &versions, &shelf->err),
                  AVOW_NOT_FOUND, &shelf->err);
    assert_int_equal(versions.count, 3);
}

static void statements_keep_their_order_and_place(void **state)
{
    struct shelf *shelf = *state;
    struct facts_statements list;
    put_version(shelf, "p", 20200101, false);
    put_version(shelf, "p", 20200101, false); /* replaces */
    assert_status(
        facts_version_statements(shelf->facts, SPAN("p"), 20200101, &shelf->arena, &list, &shelf->err),
        AVOW_OK, &shelf->err);
    assert_int_equal(list.count, 2);
    assert_span(list.items[0].id, "p#one");
    assert_span(list.items[0].document, "p-20200101");
    assert_true(list.items[0].in_history);
    assert_int_equal(list.items[1].ordinal, 1);
    assert_span(list.items[1].kind, "section");
    assert_span(list.items[1].hash, "shared");
}

static void words_are_found_by_the_start_of_their_hash(void **state)
{
    struct shelf *shelf = *state;
    struct facts_places places;
    struct span *hashes = NULL;
    size_t count = 0;
    put_version(shelf, "p", 20200101, false);
    put_version(shelf, "p", 20220101, true);
    put_version(shelf, "q", 20210101, false);
    assert_status(
        facts_hashes_from(shelf->facts, SPAN("share"), 9, &shelf->arena, &hashes, &count, &shelf->err),
        AVOW_OK, &shelf->err);
    assert_int_equal(count, 1);
    assert_span(hashes[0], "shared");
    assert_status(facts_hashes_from(shelf->facts, SPAN("0f"), 2, &shelf->arena, &hashes, &count, &shelf->err),
                  AVOW_OK, &shelf->err);
    assert_int_equal(count, 0);
    assert_status(facts_hash_places(shelf->facts, SPAN("shared"), &shelf->arena, &places, &shelf->err),
                  AVOW_OK, &shelf->err);
    assert_int_equal(places.count, 3);
    assert_true(places.items[0].current);
    assert_span(places.items[0].page, "p");
    assert_span(places.items[1].page, "q");
    assert_span(places.items[1].id, "p#two");
    assert_span(places.items[1].audience, "customer");
    assert_int_equal(places.items[2].date, 20200101);
}

static void counts_and_lists_know_what_is_current(void **state)
{
    struct shelf *shelf = *state;
    struct facts_counts counts;
    struct facts_versions versions;
    put_version(shelf, "p", 20200101, false);
    put_version(shelf, "p", 20220101, true);
    put_version(shelf, "q", 20230101, true);
    uint64_t overdue = 0;
    assert_status(facts_overdue(shelf->facts, 20261121, &overdue, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(overdue, 2);
    assert_status(facts_count(shelf->facts, &counts, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(counts.pages, 2);
    assert_int_equal(counts.versions, 3);
    assert_int_equal(counts.statements, 4);
    assert_int_equal(counts.history, 1);
    assert_status(facts_all_versions(shelf->facts, &shelf->arena, &versions, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_int_equal(versions.count, 3);
    assert_int_equal(versions.items[0].date, 20200101);
}

static void uncommitted_writes_are_dropped(void **state)
{
    struct shelf *shelf = *state;
    struct facts_counts counts;
    put_version(shelf, "p", 20200101, true);
    assert_status(facts_commit(shelf->facts, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(facts_remove_page(shelf->facts, SPAN("p"), &shelf->err), AVOW_OK, &shelf->err);
    facts_close(shelf->facts);
    shelf->facts = NULL;
    assert_status(facts_open(shelf->path, &shelf->facts, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(facts_check(shelf->facts, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(facts_count(shelf->facts, &counts, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(counts.pages, 1);
    assert_int_equal(counts.statements, 2);
}

static void missing_and_damaged_files_are_told_apart(void **state)
{
    struct shelf *shelf = *state;
    struct facts *facts = NULL;
    const char *path = folder_path(&shelf->folder, "none.sqlite");
    assert_status(facts_open(path, &facts, &shelf->err), AVOW_NOT_FOUND, &shelf->err);
    assert_status(facts_open(shelf->folder.path, &facts, &shelf->err), AVOW_NOT_FOUND, &shelf->err);
    path = folder_write(&shelf->folder, "empty.sqlite", SPAN(""));
    assert_status(facts_open(path, &facts, &shelf->err), AVOW_CORRUPT, &shelf->err);
    path = folder_write(&shelf->folder, "noise.sqlite", SPAN("this has never been a database of any kind"));
    assert_status(facts_open(path, &facts, &shelf->err), AVOW_CORRUPT, &shelf->err);
    assert_contains(shelf->err.message, "--rebuild");
    assert_null(facts);
}

static void damage_inside_is_found_by_the_check(void **state)
{
    struct shelf *shelf = *state;
    struct buffer bytes = BUFFER_INIT;
    for (date_day day = 20200101; day < 20200128; day++)
        put_version(shelf, "p", day, false);
    assert_status(facts_commit(shelf->facts, &shelf->err), AVOW_OK, &shelf->err);
    facts_close(shelf->facts);
    shelf->facts = NULL;
    assert_status(file_read(shelf->path, 1 << 20, &bytes, &shelf->err), AVOW_OK, &shelf->err);
    for (size_t i = 4096; i < bytes.size; i += 7)
        bytes.bytes[i] = (char)(bytes.bytes[i] ^ 0x5A);
    const char *path = folder_write(&shelf->folder, "damaged.sqlite", buffer_span(&bytes));
    buffer_free(&bytes);
    struct facts *facts = NULL;
    enum avow_status status = facts_open(path, &facts, &shelf->err);
    if (status == AVOW_OK)
        status = facts_check(facts, &shelf->err);
    assert_status(status, AVOW_CORRUPT, &shelf->err);
    facts_close(facts);
}

int tables_tests(void)
{
#define SHELF_TEST(test) cmocka_unit_test_setup_teardown(test, make_shelf, drop_shelf)
    const struct CMUnitTest tests[] = {
        SHELF_TEST(files_come_by_path_and_are_replaced),
        SHELF_TEST(versions_come_newest_first),
        SHELF_TEST(statements_keep_their_order_and_place),
        SHELF_TEST(words_are_found_by_the_start_of_their_hash),
        SHELF_TEST(counts_and_lists_know_what_is_current),
        SHELF_TEST(uncommitted_writes_are_dropped),
        SHELF_TEST(missing_and_damaged_files_are_told_apart),
        SHELF_TEST(damage_inside_is_found_by_the_check),
    };
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
