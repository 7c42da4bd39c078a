/* Damaged tables and a full disk: every read ends in a status that says which of the two it was. */
#include "store/groups.h"

#include "base/file.h"

#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

enum { DOCUMENTS = 600 };

static const char *const tables[] = {"iamglass", "postlist.glass", "docdata.glass", "position.glass",
                                     "termlist.glass"};
enum { TABLES = sizeof tables / sizeof *tables };

static int make(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    put_generation(shelf.writer, DOCUMENTS, 1);
    shelf_read(&shelf);
    store_reader_close(shelf.reader);
    shelf.reader = NULL;
    *state = &shelf;
    return 0;
}

static int clear(void **state)
{
    shelf_remove(*state);
    return 0;
}

/* A copy of the index, so that each table can be damaged alone. */
static const char *fresh_copy(struct shelf *shelf)
{
    struct avow_error err = AVOW_ERROR_INIT;
    const char *copy = folder_path(&shelf->folder, "copy");
    assert_status(file_remove_tree(copy, &err), AVOW_OK, &err);
    assert_status(file_copy_tree(shelf->path, copy, &err), AVOW_OK, &err);
    return copy;
}

static const char *path_of(struct shelf *shelf, const char *table)
{
    const char *path = file_join(&shelf->arena, folder_path(&shelf->folder, "copy"), table);
    assert_non_null(path);
    return path;
}

static void scribble(const char *path)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_facts facts;
    uint32_t noise = 12345;
    assert_status(file_stat(path, &facts, &err), AVOW_OK, &err);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    for (uint64_t i = 0; i < facts.size; i++) {
        noise = noise * 1664525 + 1013904223; /* Numerical Recipes' linear congruence */
        fputc((int)(noise >> 24), file);
    }
    assert_int_equal(fclose(file), 0);
}

static void cut_in_half(const char *path)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct file_facts facts;
    assert_status(file_stat(path, &facts, &err), AVOW_OK, &err);
    assert_true(facts.size > 0);
    assert_int_equal(truncate(path, (off_t)facts.size / 2), 0);
}

/* Everything a reader can ask; the first failure, or OK. */
static enum avow_status read_all(struct shelf *shelf, const char *path, struct avow_error *err)
{
    struct store_reader *reader = NULL;
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:every"), &TERM("XW:word"));
    struct store_search_options options = OPTIONS(.limit = DOCUMENTS, .exact = true, .with_data = true);
    struct store_result result;
    struct store_term_row *rows;
    size_t count;
    enum avow_status status = store_reader_open(&path, 1, &reader, err);
    if (status == AVOW_OK)
        status = store_search(reader, &phrase, &options, &shelf->arena, &result, err);
    if (status == AVOW_OK)
        status =
            store_reader_terms(reader, SPAN_EMPTY, SPAN_EMPTY, SIZE_MAX, &shelf->arena, &rows, &count, err);
    store_reader_close(reader);
    return status;
}

static void sound_index_reads_and_checks(void **state)
{
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = fresh_copy(*state);
    assert_status(read_all(*state, path, &err), AVOW_OK, &err);
    assert_status(store_check(path, &err), AVOW_OK, &err);
}

static void assert_damage_is_told(struct shelf *shelf, void (*damage)(const char *))
{
    for (size_t i = 0; i < TABLES; i++) {
        struct avow_error err = AVOW_ERROR_INIT;
        const char *path = fresh_copy(shelf);
        damage(path_of(shelf, tables[i]));
        enum avow_status status = read_all(shelf, path, &err);
        if (i < TABLES - 1) /* no search reads the term lists */
            assert_status(status, AVOW_CORRUPT, &err);
        assert_status(store_check(path, &err), AVOW_CORRUPT, &err);
        assert_contains(err.message, "avow index --rebuild");
    }
}

static void random_bytes_are_told(void **state)
{
    assert_damage_is_told(*state, scribble);
}

static void truncated_tables_are_told(void **state)
{
    assert_damage_is_told(*state, cut_in_half);
}

static void missing_table_is_told(void **state)
{
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = fresh_copy(*state);
    assert_int_equal(unlink(path_of(*state, "postlist.glass")), 0);
    assert_status(read_all(*state, path, &err), AVOW_IO, &err);
}

static void batch_is_lost_whole_when_a_change_fails(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = fresh_copy(shelf);
    struct store_writer *writer = NULL;
    assert_status(store_writer_open(path, false, true, 0, &writer, &err), AVOW_OK, &err);
    assert_status(shelf_put_with(writer, "new", "word", "", "", &err), AVOW_OK, &err);
    cut_in_half(path_of(shelf, "termlist.glass"));
    enum avow_status status = AVOW_OK;
    for (int i = DOCUMENTS; i > 0 && status == AVOW_OK; i--) {
        char unique[16];
        int size = snprintf(unique, sizeof unique, "Q:%d", i);
        status = store_writer_remove(writer, (struct span){unique, (size_t)size}, &err);
    }
    assert_status(status, AVOW_CORRUPT, &err);
    assert_int_equal(shelf_put_with(writer, "newer", "word", "", "", &err), AVOW_INTERNAL);
    assert_int_equal(store_writer_commit(writer, &err), AVOW_INTERNAL);
    assert_contains(err.message, "plan the batch again");
    store_writer_close(writer);
    struct store_reader *reader = NULL;
    uint64_t count = 0;
    assert_status(store_reader_open(&path, 1, &reader, &err), AVOW_OK, &err);
    assert_status(store_reader_count(reader, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, DOCUMENTS);
    store_reader_close(reader);
}

/* A fast writer puts later than it says so: the commit, at last, tells. */
static void a_late_failure_loses_the_batch_too(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *path = fresh_copy(shelf);
    struct store_writer *writer = NULL;
    assert_status(store_writer_open(path, false, true, 0, &writer, &err), AVOW_OK, &err);
    cut_in_half(path_of(shelf, "termlist.glass"));
    enum avow_status status = AVOW_OK;
    for (int i = DOCUMENTS; i > 0 && status == AVOW_OK; i--) {
        char id[16];
        snprintf(id, sizeof id, "%d", i);
        status = shelf_put_with(writer, id, "other", "", "", &err);
    }
    enum avow_status commit = store_writer_commit(writer, &err);
    assert_int_equal(status != AVOW_OK ? status : commit, AVOW_CORRUPT);
    assert_int_equal(commit, status != AVOW_OK ? AVOW_INTERNAL : AVOW_CORRUPT);
    store_writer_close(writer);
    struct store_reader *reader = NULL;
    uint64_t count = 0;
    assert_status(store_reader_open(&path, 1, &reader, &err), AVOW_OK, &err);
    assert_status(store_reader_count(reader, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, DOCUMENTS);
    assert_status(store_reader_frequency(reader, SPAN("other"), &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 0);
    store_reader_close(reader);
}

/* A limit on the size of files stands for the full disk. */
static void full_disk_loses_the_batch_and_no_more(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct rlimit before;
    shelf_write(shelf);
    put_generation(shelf->writer, DOCUMENTS, 2);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){4096, before.rlim_max}), 0);
    enum avow_status status = store_writer_commit(shelf->writer, &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_status(status, AVOW_IO, &err);
    shelf_put(shelf, "later", "word", "", "");
    shelf_read(shelf);
    assert_int_equal(shelf_search(shelf, &TERM("w2"), OPTIONS(.exact = true)).total, 0);
    assert_int_equal(shelf_search(shelf, &TERM("w1"), OPTIONS(.exact = true)).total, DOCUMENTS);
    assert_int_equal(shelf_search(shelf, &TERM("word"), OPTIONS(.exact = true)).total, DOCUMENTS + 1);
}

int damage_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sound_index_reads_and_checks, make, clear),
        cmocka_unit_test_setup_teardown(random_bytes_are_told, make, clear),
        cmocka_unit_test_setup_teardown(truncated_tables_are_told, make, clear),
        cmocka_unit_test_setup_teardown(missing_table_is_told, make, clear),
        cmocka_unit_test_setup_teardown(batch_is_lost_whole_when_a_change_fails, make, clear),
        cmocka_unit_test_setup_teardown(a_late_failure_loses_the_batch_too, make, clear),
        cmocka_unit_test_setup_teardown(full_disk_loses_the_batch_and_no_more, make, clear),
    };
    return cmocka_run_group_tests_name("store damage", tests, NULL, NULL);
}
