/* Approvals listed, exported and retired, and a workspace that is not theirs. */
#include "base/file.h"
#include "store/store.h"
#include "unit/library/groups.h"
#include "unit/library/shelf.h"

static enum library_state state_of(struct shelf *shelf, size_t number)
{
    struct library_entries entries = {0};
    assert_status(library_list(&shelf->place, TODAY, &shelf->arena, &entries, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_true(number <= entries.count);
    return entries.items[number - 1].state;
}

static void the_list_tells_what_each_is_worth(void **state)
{
    struct shelf *shelf = *state;
    struct store_writer *writer = NULL;
    shelf_import(shelf, "ash\tfaq#one\tOmar\t2025-01-02\t\t2025-02-01\nbirch\tfaq#one\n"
                        "cedar\tfaq#two\nelm\tfaq#two\n");
    assert_status(library_retire(&shelf->place, 4, SPAN("Kay"), TODAY, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(library_retire(&shelf->place, 9, SPAN("Kay"), TODAY, &shelf->err), AVOW_NOT_FOUND,
                  &shelf->err);
    assert_int_equal(state_of(shelf, 1), LIBRARY_EXPIRED);
    assert_int_equal(state_of(shelf, 2), LIBRARY_CURRENT);
    assert_int_equal(state_of(shelf, 4), LIBRARY_RETIRED);
    assert_int_equal(shelf_count(shelf, TERM_KEY, "elm"), 0);
    assert_int_equal(shelf_count(shelf, TERM_KEY, "cedar"), 1);
    shelf_put(shelf, "faq#one", "Quite another answer.");
    assert_int_equal(state_of(shelf, 2), LIBRARY_CHANGED);
    assert_int_equal(store_writer_open(shelf->place.statements, false, true, 0, &writer, NULL), AVOW_OK);
    assert_int_equal(store_writer_remove(writer, SPAN("Q:faq#two"), NULL), AVOW_OK);
    assert_int_equal(store_writer_commit(writer, NULL), AVOW_OK);
    store_writer_close(writer);
    assert_int_equal(state_of(shelf, 3), LIBRARY_GONE);
}

static void what_is_exported_can_be_imported(void **state)
{
    struct shelf *shelf = *state;
    struct buffer first = BUFFER_INIT;
    struct buffer second = BUFFER_INIT;
    shelf_import(shelf, shelf_table);
    assert_status(library_export(&shelf->place, TODAY, &first, &shelf->err), AVOW_OK, &shelf->err);
    assert_contains(first.bytes, "question\tstatement\tby\tdate\tproduct\texpires\thash\n");
    assert_contains(first.bytes, "Is it first?\tfaq#one\tOmar\t2025-01-02\tVault\t\t");
    shelf->place.workspace = folder_path(&shelf->folder, "other.sqlite");
    shelf->place.replace = true;
    shelf_import(shelf, first.bytes);
    assert_int_equal(shelf_outcome(shelf, APPROVAL_ADDED), 2);
    assert_int_equal(shelf->report.refused.count, 0);
    assert_status(library_export(&shelf->place, TODAY, &second, &shelf->err), AVOW_OK, &shelf->err);
    assert_string_equal(first.bytes, second.bytes);
    buffer_free(&first);
    buffer_free(&second);
}

static void what_was_changed_stays_changed_after_a_round_trip(void **state)
{
    struct shelf *shelf = *state;
    struct buffer out = BUFFER_INIT;
    shelf_import(shelf, "q\tfaq#one\n");
    shelf_put(shelf, "faq#one", "Quite another answer.");
    assert_status(library_export(&shelf->place, TODAY, &out, &shelf->err), AVOW_OK, &shelf->err);
    shelf->place.workspace = folder_path(&shelf->folder, "other.sqlite");
    shelf->place.replace = true;
    shelf_import(shelf, out.bytes);
    assert_int_equal(state_of(shelf, 1), LIBRARY_CHANGED);
    buffer_free(&out);
}

static void nobody_approves_or_retires_nothing(void **state)
{
    struct shelf *shelf = *state;
    static const char *const names[] = {"", "  ", "a\nb", "\x1B[1m", "\xFF"};
    shelf_import(shelf, "q\tfaq#one\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct library_import again = {folder_path(&shelf->folder, "a.tsv"), names[i], TODAY};
        assert_status(library_import(&shelf->place, &again, &shelf->arena, &shelf->report, &shelf->err),
                      AVOW_USAGE, &shelf->err);
        assert_status(library_retire(&shelf->place, 1, span_of(names[i]), TODAY, &shelf->err), AVOW_USAGE,
                      &shelf->err);
    }
    assert_status(library_retire(&shelf->place, 1, SPAN("Kay"), TODAY, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(library_retire(&shelf->place, 1, SPAN("Omar"), TODAY, &shelf->err), AVOW_NOT_FOUND,
                  &shelf->err);
    assert_contains(shelf->err.message, "was retired already, by Kay on 2025-11-21");
}

static void assert_no_workspace(struct shelf *shelf)
{
    struct file_facts facts;
    assert_int_equal(file_stat(shelf->place.workspace, &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_NONE);
}

static void reading_and_retiring_make_no_workspace(void **state)
{
    struct shelf *shelf = *state;
    struct buffer out = BUFFER_INIT;
    struct library_entries entries = {0};
    assert_status(library_list(&shelf->place, TODAY, &shelf->arena, &entries, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_int_equal(entries.count, 0);
    assert_status(library_export(&shelf->place, TODAY, &out, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(library_retire(&shelf->place, 1, SPAN("Kay"), TODAY, &shelf->err), AVOW_NOT_FOUND,
                  &shelf->err);
    assert_no_workspace(shelf);
    buffer_free(&out);
}

static void a_strange_workspace_replaces_nothing(void **state)
{
    struct shelf *shelf = *state;
    struct library_entries entries = {0};
    shelf_import(shelf, shelf_table);
    shelf->place.workspace = folder_path(&shelf->folder, "mistyped.sqlite");
    assert_status(shelf_try_import(shelf, "q\tfaq#one\n"), AVOW_USAGE, &shelf->err);
    assert_contains(shelf->err.message, "say --replace");
    assert_status(library_rebuild(&shelf->place, NULL, NULL, &shelf->err), AVOW_USAGE, &shelf->err);
    assert_status(library_retire(&shelf->place, 1, SPAN("Kay"), TODAY, &shelf->err), AVOW_USAGE, &shelf->err);
    assert_status(library_list(&shelf->place, TODAY, &shelf->arena, &entries, &shelf->err), AVOW_USAGE,
                  &shelf->err);
    assert_no_workspace(shelf);
    folder_write(&shelf->folder, "mistyped.sqlite", SPAN_EMPTY);
    assert_status(shelf_try_import(shelf, "q\tfaq#one\n"), AVOW_USAGE, &shelf->err);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
    shelf->place.replace = true;
    shelf_import(shelf, "q\tfaq#one\n");
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 0);
}

/* As another version of the program would have left it: without anything to find. */
static void lay_out_otherwise(struct shelf *shelf)
{
    struct store_writer *writer = NULL;
    const char *path = folder_path(&shelf->folder, "approved/9");
    struct workspace_state state = {.revision = 0};
    struct workspace *workspace = NULL;
    assert_status(workspace_open(shelf->place.workspace, &workspace, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(workspace_state(workspace, &state, &shelf->err), AVOW_OK, &shelf->err);
    workspace_close(workspace);
    const char *revision = arena_printf(&shelf->arena, "%llu", (unsigned long long)state.revision);
    const char *const marks[][2] = {{"workspace", state.uuid}, {"revision", revision}, {"layout", "0"}};
    assert_status(store_writer_open(path, true, true, 0, &writer, &shelf->err), AVOW_OK, &shelf->err);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        assert_status(
            store_writer_set_metadata(writer, span_of(marks[i][0]), span_of(marks[i][1]), &shelf->err),
            AVOW_OK, &shelf->err);
    assert_status(store_writer_commit(writer, &shelf->err), AVOW_OK, &shelf->err);
    store_writer_close(writer);
    folder_write(&shelf->folder, "approved/current", SPAN("9\n"));
}

static void another_layout_is_made_anew(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, shelf_table);
    lay_out_otherwise(shelf);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 0);
    assert_status(library_renew(&shelf->place, &shelf->err), AVOW_OK, &shelf->err);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
    lay_out_otherwise(shelf);
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
}

int list_tests(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_TEST(the_list_tells_what_each_is_worth),
        SHELF_TEST(what_is_exported_can_be_imported),
        SHELF_TEST(what_was_changed_stays_changed_after_a_round_trip),
        SHELF_TEST(nobody_approves_or_retires_nothing),
        SHELF_TEST(reading_and_retiring_make_no_workspace),
        SHELF_TEST(another_layout_is_made_anew),
        SHELF_TEST(a_strange_workspace_replaces_nothing),
    };
    return cmocka_run_group_tests_name("library list", tests, NULL, NULL);
}
