/* Approved questions from a table to an index: taken, refused, made again, listed, exported, retired. */
#include "base/file.h"
#include "library/library.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/test.h"
#include "terms/approved.h"
#include "terms/canonical.h"
#include "terms/record.h"
#include "terms/term.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TODAY = 20251121 };

struct shelf {
    struct folder folder;
    struct library_place place;
    struct library_report report;
    struct arena arena;
    struct avow_error err;
};

/* Put the statement `id` with `text` into the index of statements, in place of an older one. */
static void put_statement(struct shelf *shelf, const char *id, const char *text)
{
    struct store_writer *writer = NULL;
    struct buffer data = BUFFER_INIT;
    struct buffer unique = BUFFER_INIT;
    char hash[DIGEST_HEX_SIZE];
    assert_int_equal(canonical_hash(SPAN_EMPTY, span_of(text), hash, NULL), AVOW_OK);
    const struct record record = {
        .id = span_of(id), .text = span_of(text), .hash = span_of(hash), .audience = AUDIENCE_CUSTOMER};
    assert_true(record_encode(&data, &record));
    assert_true(term_append(&unique, TERM_ID, record.id));
    const struct store_document document = {.unique = buffer_span(&unique), .data = buffer_span(&data)};
    assert_status(store_writer_open(shelf->place.statements, true, true, 0, &writer, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_status(store_writer_put(writer, &document, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(store_writer_commit(writer, &shelf->err), AVOW_OK, &shelf->err);
    store_writer_close(writer);
    buffer_free(&data);
    buffer_free(&unique);
}

static int make_shelf(void **state)
{
    static struct shelf shelf;
    memset(&shelf, 0, sizeof shelf);
    folder_make(&shelf.folder);
    shelf.place = (struct library_place){shelf.folder.path, folder_path(&shelf.folder, "workspace.sqlite"),
                                         folder_path(&shelf.folder, "statements"), false};
    put_statement(&shelf, "faq#one", "The first answer.");
    put_statement(&shelf, "faq#two", "The second answer.");
    *state = &shelf;
    return 0;
}

static int drop_shelf(void **state)
{
    struct shelf *shelf = *state;
    arena_free(&shelf->arena);
    folder_remove(&shelf->folder);
    return 0;
}

static enum avow_status try_import(struct shelf *shelf, const char *text)
{
    const struct library_import import = {folder_write(&shelf->folder, "a.tsv", span_of(text)), "Ines",
                                          TODAY};
    return library_import(&shelf->place, &import, &shelf->arena, &shelf->report, &shelf->err);
}

static void import(struct shelf *shelf, const char *text)
{
    assert_status(try_import(shelf, text), AVOW_OK, &shelf->err);
}

static uint64_t outcome(const struct shelf *shelf, enum approval_outcome which)
{
    return shelf->report.outcomes[which];
}

/* Documents of the live build that have a term. */
static uint64_t count(struct shelf *shelf, enum term_field field, const char *value)
{
    struct buffer number = BUFFER_INIT;
    struct buffer term = BUFFER_INIT;
    struct store_reader *reader = NULL;
    uint64_t documents = 0;
    const char *current = folder_path(&shelf->folder, "approved/current");
    assert_status(file_read(current, 20, &number, &shelf->err), AVOW_OK, &shelf->err);
    const char *path = arena_printf(&shelf->arena, "%s/approved/%.*s", shelf->folder.path,
                                    SPAN_ARG(span_trim(buffer_span(&number))));
    assert_status(store_reader_open(&path, 1, &reader, &shelf->err), AVOW_OK, &shelf->err);
    assert_true(term_append(&term, field, span_of(value)));
    assert_int_equal(store_reader_frequency(reader, buffer_span(&term), &documents, NULL), AVOW_OK);
    store_reader_close(reader);
    buffer_free(&number);
    buffer_free(&term);
    return documents;
}

static const char table[] = "Question\tStatement-ID\tby\n"
                            "Is it first?\tfaq#one\tOmar\t2025-01-02\tVault\n"
                            "\n"
                            "Is it second?\tfaq#two\n"
                            "Is it third?\tfaq#three\n";

static void rows_are_taken_and_searched(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, table);
    assert_int_equal(shelf->report.rows, 3);
    assert_int_equal(outcome(shelf, APPROVAL_ADDED), 2);
    assert_int_equal(shelf->report.approved, 2);
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 1);
    assert_int_equal(count(shelf, TERM_KEY, "is it first"), 1);
    assert_int_equal(count(shelf, TERM_STATEMENT, "faq#two"), 1);
}

static void a_bad_row_is_refused_and_the_rest_goes_on(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, table);
    assert_int_equal(shelf->report.refused.count, 1);
    assert_int_equal(shelf->report.refused.items[0].line, 5);
    assert_contains(shelf->report.refused.items[0].reason.bytes, "there is no statement \"faq#three\"");
}

static void every_bad_row_says_why(void **state)
{
    struct shelf *shelf = *state;
    static const struct {
        const char *row;
        const char *reason;
    } rows[] = {
        {"only a question", "there is no statement id"},
        {"\tfaq#one", "there is no question"},
        {"?!\tfaq#one", "has no words"},
        {"q\tfaq#one\tOmar\tsomeday", "is no date"},
        {"q\tfaq#one\tOmar\t2026-01-01", "still to come"},
        {"q\tfaq#one\tOmar\t2025-01-02\t\t2025-01-01", "before it was approved"},
        {"q\tfaq#one\tOmar\t2025-01-02\t\t\tmore", "the hash is not"},
        {"q\tfaq#one\tOmar\t2025-01-02\t\t\t\tmore", "more than 7 columns"},
        {"caf\xE9 au lait\tfaq#one", "not UTF-8; save the table as UTF-8"},
        {"q\tfaq#one\tOm\xE2\x80\xA8"
         "ar",
         "words in one line"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        import(shelf, rows[i].row);
        assert_int_equal(shelf->report.refused.count, 1);
        assert_contains(shelf->report.refused.items[0].reason.bytes, rows[i].reason);
        assert_int_equal(shelf->report.approved, 0);
    }
    struct buffer long_row = BUFFER_INIT;
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&long_row, "word ");
    buffer_append_string(&long_row, "\tfaq#one");
    import(shelf, long_row.bytes);
    assert_contains(shelf->report.refused.items[0].reason.bytes, "at most 2048");
    buffer_free(&long_row);
    const struct library_import nobody = {folder_write(&shelf->folder, "b.tsv", SPAN("q\tfaq#one")), NULL,
                                          TODAY};
    assert_status(library_import(&shelf->place, &nobody, &shelf->arena, &shelf->report, &shelf->err), AVOW_OK,
                  &shelf->err);
    assert_contains(shelf->report.refused.items[0].reason.bytes, "names nobody");
}

static void files_that_are_no_table_change_nothing(void **state)
{
    struct shelf *shelf = *state;
    const struct library_import missing = {folder_path(&shelf->folder, "none.tsv"), "Ines", TODAY};
    assert_status(library_import(&shelf->place, &missing, &shelf->arena, &shelf->report, &shelf->err),
                  AVOW_IO, &shelf->err);
    folder_write(&shelf->folder, "c.tsv", (struct span){"\0\1\2", 3});
    const struct library_import binary = {folder_path(&shelf->folder, "c.tsv"), "Ines", TODAY};
    assert_status(library_import(&shelf->place, &binary, &shelf->arena, &shelf->report, &shelf->err),
                  AVOW_BAD_INPUT, &shelf->err);
}

static void the_same_file_again_changes_nothing(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, table);
    import(shelf, table);
    assert_int_equal(outcome(shelf, APPROVAL_UNCHANGED), 2);
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(shelf->report.approved, 2);
    struct file_facts facts;
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/2"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_NONE);
}

static void changed_words_are_told(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, table);
    put_statement(shelf, "faq#two", "Quite another answer.");
    import(shelf, table);
    assert_int_equal(outcome(shelf, APPROVAL_OUTDATED), 1);
    assert_int_equal(shelf->report.notes.count, 1);
    assert_int_equal(shelf->report.notes.items[0].line, 4);
}

static void a_lost_or_damaged_index_is_made_again(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, table);
    assert_int_equal(file_remove_tree(folder_path(&shelf->folder, "approved"), NULL), AVOW_OK);
    import(shelf, table);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 1);
    folder_write(&shelf->folder, "approved/1/iamglass", SPAN("no longer"));
    import(shelf, table);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 1);
    folder_write(&shelf->folder, "approved/current", SPAN("seven"));
    import(shelf, table);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 1);
}

static void old_builds_are_tidied_away(void **state)
{
    struct shelf *shelf = *state;
    struct file_facts facts;
    import(shelf, "a\tfaq#one\n");
    import(shelf, "b\tfaq#one\n");
    import(shelf, "c\tfaq#one\n");
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/1"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_NONE);
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/2"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_FOLDER);
}

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
    import(shelf, "a\tfaq#one\tOmar\t2025-01-02\t\t2025-02-01\nb\tfaq#one\nc\tfaq#two\nd\tfaq#two\n");
    assert_status(library_retire(&shelf->place, 4, SPAN("Kay"), TODAY, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(library_retire(&shelf->place, 9, SPAN("Kay"), TODAY, &shelf->err), AVOW_NOT_FOUND,
                  &shelf->err);
    assert_int_equal(state_of(shelf, 1), LIBRARY_EXPIRED);
    assert_int_equal(state_of(shelf, 2), LIBRARY_CURRENT);
    assert_int_equal(state_of(shelf, 4), LIBRARY_RETIRED);
    assert_int_equal(count(shelf, TERM_KEY, "d"), 0);
    assert_int_equal(count(shelf, TERM_KEY, "c"), 1);
    put_statement(shelf, "faq#one", "Quite another answer.");
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
    import(shelf, table);
    assert_status(library_export(&shelf->place, TODAY, &first, &shelf->err), AVOW_OK, &shelf->err);
    assert_contains(first.bytes, "question\tstatement\tby\tdate\tproduct\texpires\thash\n");
    assert_contains(first.bytes, "Is it first?\tfaq#one\tOmar\t2025-01-02\tVault\t\t");
    shelf->place.workspace = folder_path(&shelf->folder, "other.sqlite");
    shelf->place.replace = true;
    import(shelf, first.bytes);
    assert_int_equal(outcome(shelf, APPROVAL_ADDED), 2);
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
    import(shelf, "q\tfaq#one\n");
    put_statement(shelf, "faq#one", "Quite another answer.");
    assert_status(library_export(&shelf->place, TODAY, &out, &shelf->err), AVOW_OK, &shelf->err);
    shelf->place.workspace = folder_path(&shelf->folder, "other.sqlite");
    shelf->place.replace = true;
    import(shelf, out.bytes);
    assert_int_equal(state_of(shelf, 1), LIBRARY_CHANGED);
    buffer_free(&out);
}

static void nobody_approves_or_retires_nothing(void **state)
{
    struct shelf *shelf = *state;
    static const char *const names[] = {"", "  ", "a\nb", "\x1B[1m", "\xFF"};
    import(shelf, "q\tfaq#one\n");
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
    import(shelf, table);
    shelf->place.workspace = folder_path(&shelf->folder, "mistyped.sqlite");
    assert_status(try_import(shelf, "q\tfaq#one\n"), AVOW_USAGE, &shelf->err);
    assert_contains(shelf->err.message, "say --replace");
    assert_status(library_rebuild(&shelf->place, NULL, NULL, &shelf->err), AVOW_USAGE, &shelf->err);
    assert_status(library_retire(&shelf->place, 1, SPAN("Kay"), TODAY, &shelf->err), AVOW_USAGE, &shelf->err);
    assert_status(library_list(&shelf->place, TODAY, &shelf->arena, &entries, &shelf->err), AVOW_USAGE,
                  &shelf->err);
    assert_no_workspace(shelf);
    folder_write(&shelf->folder, "mistyped.sqlite", SPAN_EMPTY);
    assert_status(try_import(shelf, "q\tfaq#one\n"), AVOW_USAGE, &shelf->err);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 1);
    shelf->place.replace = true;
    import(shelf, "q\tfaq#one\n");
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(count(shelf, TERM_STEM, "second"), 0);
}

struct helper {
    struct shelf *shelf;
    int number;
    enum avow_status status;
};

static void *import_many(void *closure)
{
    struct helper *helper = closure;
    struct arena arena = ARENA_INIT;
    struct library_report report;
    char path[120];
    snprintf(path, sizeof path, "%s/many%d.tsv", helper->shelf->folder.path, helper->number);
    const struct library_import import = {path, "Ines", TODAY};
    helper->status = library_import(&helper->shelf->place, &import, &arena, &report, NULL);
    arena_free(&arena);
    return NULL;
}

static void write_many(struct shelf *shelf, int number, int rows)
{
    struct buffer text = BUFFER_INIT;
    char name[20];
    snprintf(name, sizeof name, "many%d.tsv", number);
    for (int i = 0; i < rows; i++)
        buffer_printf(&text, "question %d of %d\tfaq#one\n", i, number);
    folder_write(&shelf->folder, name, buffer_span(&text));
    buffer_free(&text);
}

static void two_imports_at_once_lose_nothing(void **state)
{
    struct shelf *shelf = *state;
    enum { THREADS = 2, ROWS = 60 };
    struct helper helpers[THREADS];
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++) {
        write_many(shelf, i, ROWS);
        helpers[i] = (struct helper){shelf, i, AVOW_INTERNAL};
        assert_int_equal(pthread_create(&threads[i], NULL, import_many, &helpers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(helpers[i].status, AVOW_OK);
    }
    assert_int_equal(count(shelf, TERM_STATEMENT, "faq#one"), THREADS * ROWS);
}

/* Whatever an import was doing when it was killed: the next one finds all or nothing of it, and goes on. */
static void a_killed_import_loses_nothing(void **state)
{
    struct shelf *shelf = *state;
    import(shelf, "kept\tfaq#two\n");
    for (int i = 0; i < 12; i++) {
        write_many(shelf, i, 40);
        pid_t pid = fork();
        if (pid == 0) {
            import_many(&(struct helper){shelf, i, AVOW_OK});
            _exit(0);
        }
        usleep((useconds_t)(i * 1500));
        kill(pid, SIGKILL);
        assert_int_equal(waitpid(pid, NULL, 0), pid);
        struct library_entries entries = {0};
        assert_status(library_list(&shelf->place, TODAY, &shelf->arena, &entries, &shelf->err), AVOW_OK,
                      &shelf->err);
        assert_int_equal(entries.count % 40, 1);
        import(shelf, "kept\tfaq#two\n");
        assert_int_equal(shelf->report.approved, entries.count);
        assert_int_equal(count(shelf, TERM_KEY, "kept"), 1);
    }
}

#define SHELF_TEST(test) cmocka_unit_test_setup_teardown(test, make_shelf, drop_shelf)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_TEST(rows_are_taken_and_searched),
        SHELF_TEST(a_bad_row_is_refused_and_the_rest_goes_on),
        SHELF_TEST(every_bad_row_says_why),
        SHELF_TEST(files_that_are_no_table_change_nothing),
        SHELF_TEST(the_same_file_again_changes_nothing),
        SHELF_TEST(changed_words_are_told),
        SHELF_TEST(a_lost_or_damaged_index_is_made_again),
        SHELF_TEST(old_builds_are_tidied_away),
        SHELF_TEST(the_list_tells_what_each_is_worth),
        SHELF_TEST(what_is_exported_can_be_imported),
        SHELF_TEST(what_was_changed_stays_changed_after_a_round_trip),
        SHELF_TEST(nobody_approves_or_retires_nothing),
        SHELF_TEST(reading_and_retiring_make_no_workspace),
        SHELF_TEST(a_strange_workspace_replaces_nothing),
        SHELF_TEST(two_imports_at_once_lose_nothing),
        SHELF_TEST(a_killed_import_loses_nothing),
    };
    return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
