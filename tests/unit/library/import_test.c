/* Approvals from a table to an index: taken, refused, made again, several at once. */
#include "base/file.h"
#include "unit/library/groups.h"
#include "unit/library/shelf.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void rows_are_taken_and_searched(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf->report.rows, 3);
    assert_int_equal(shelf_outcome(shelf, APPROVAL_ADDED), 2);
    assert_int_equal(shelf->report.approved, 2);
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
    assert_int_equal(shelf_count(shelf, TERM_KEY, "is it first"), 1);
    assert_int_equal(shelf_count(shelf, TERM_STATEMENT, "faq#two"), 1);
}

static void a_bad_row_is_refused_and_the_rest_goes_on(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf->report.refused.count, 1);
    assert_int_equal(shelf->report.refused.items[0].line, 5);
    assert_contains(shelf->report.refused.items[0].reason.bytes, "there is no statement \"faq#three\"");
}

/* Searched by one spelling; kept by the words as written, so that an older workspace knows its rows again. */
static void spellings_are_found_alike_and_kept_as_written(void **state)
{
    struct shelf *shelf = *state;
    const char row[] = "Is the centre organised?\tfaq#one\tOmar\t2025-01-02\n";
    struct workspace *workspace = NULL;
    struct approval_list list = {0};
    shelf_import(shelf, row);
    assert_int_equal(shelf_count(shelf, TERM_KEY, "is the center organized"), 1);
    assert_status(workspace_open(shelf->place.workspace, &workspace, &shelf->err), AVOW_OK, &shelf->err);
    assert_status(approval_list(workspace, &shelf->arena, &list, &shelf->err), AVOW_OK, &shelf->err);
    workspace_close(workspace);
    assert_int_equal(list.count, 1);
    assert_span(list.items[0].key, "is the centre organised");
    shelf_import(shelf, row);
    assert_int_equal(shelf_outcome(shelf, APPROVAL_UNCHANGED), 1);
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
        {"What do you do?\tfaq#one", "has only common words"},
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
        shelf_import(shelf, rows[i].row);
        assert_int_equal(shelf->report.refused.count, 1);
        assert_contains(shelf->report.refused.items[0].reason.bytes, rows[i].reason);
        assert_int_equal(shelf->report.approved, 0);
    }
    struct buffer long_row = BUFFER_INIT;
    for (int i = 0; i < 1000; i++)
        buffer_append_string(&long_row, "word ");
    buffer_append_string(&long_row, "\tfaq#one");
    shelf_import(shelf, long_row.bytes);
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
    shelf_import(shelf, shelf_table);
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_outcome(shelf, APPROVAL_UNCHANGED), 2);
    assert_int_equal(shelf->report.revision, 1);
    assert_int_equal(shelf->report.approved, 2);
    struct file_facts facts;
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/2"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_NONE);
}

static void changed_words_are_told(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, shelf_table);
    shelf_put(shelf, "faq#two", "Quite another answer.");
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_outcome(shelf, APPROVAL_OUTDATED), 1);
    assert_int_equal(shelf->report.notes.count, 1);
    assert_int_equal(shelf->report.notes.items[0].line, 4);
}

static void a_lost_or_damaged_index_is_made_again(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, shelf_table);
    assert_int_equal(file_remove_tree(folder_path(&shelf->folder, "approved"), NULL), AVOW_OK);
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
    folder_write(&shelf->folder, "approved/1/iamglass", SPAN("no longer"));
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
    folder_write(&shelf->folder, "approved/current", SPAN("seven"));
    shelf_import(shelf, shelf_table);
    assert_int_equal(shelf_count(shelf, TERM_STEM, "second"), 1);
}

static void old_builds_are_tidied_away(void **state)
{
    struct shelf *shelf = *state;
    struct file_facts facts;
    shelf_import(shelf, "a\tfaq#one\n");
    shelf_import(shelf, "b\tfaq#one\n");
    shelf_import(shelf, "c\tfaq#one\n");
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/1"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_NONE);
    assert_int_equal(file_stat(folder_path(&shelf->folder, "approved/2"), &facts, NULL), AVOW_OK);
    assert_int_equal(facts.kind, FILE_FOLDER);
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
    assert_int_equal(shelf_count(shelf, TERM_STATEMENT, "faq#one"), THREADS * ROWS);
}

/* Whatever an import was doing when it was killed: the next one finds all or nothing of it, and goes on. */
static void a_killed_import_loses_nothing(void **state)
{
    struct shelf *shelf = *state;
    shelf_import(shelf, "kept\tfaq#two\n");
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
        shelf_import(shelf, "kept\tfaq#two\n");
        assert_int_equal(shelf->report.approved, entries.count);
        assert_int_equal(shelf_count(shelf, TERM_KEY, "kept"), 1);
    }
}

int import_tests(void)
{
    const struct CMUnitTest tests[] = {
        SHELF_TEST(rows_are_taken_and_searched),
        SHELF_TEST(a_bad_row_is_refused_and_the_rest_goes_on),
        SHELF_TEST(spellings_are_found_alike_and_kept_as_written),
        SHELF_TEST(every_bad_row_says_why),
        SHELF_TEST(files_that_are_no_table_change_nothing),
        SHELF_TEST(the_same_file_again_changes_nothing),
        SHELF_TEST(changed_words_are_told),
        SHELF_TEST(a_lost_or_damaged_index_is_made_again),
        SHELF_TEST(old_builds_are_tidied_away),
        SHELF_TEST(two_imports_at_once_lose_nothing),
        SHELF_TEST(a_killed_import_loses_nothing),
    };
    return cmocka_run_group_tests_name("library import", tests, NULL, NULL);
}
