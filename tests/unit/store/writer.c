/* Batches: what a commit writes, what a refusal leaves, what a close drops. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include <string.h>

static int make(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    *state = &shelf;
    return 0;
}

static int clear(void **state)
{
    shelf_remove(*state);
    return 0;
}

static uint64_t count_of(struct shelf *shelf)
{
    struct avow_error err = AVOW_ERROR_INIT;
    uint64_t count = UINT64_MAX;
    assert_status(store_reader_count(shelf->reader, &count, &err), AVOW_OK, &err);
    return count;
}

static void put_replaces_by_unique_term(void **state)
{
    struct shelf *shelf = *state;
    shelf_put(shelf, "1", "old words", "", "");
    shelf_put(shelf, "2", "other", "", "");
    shelf_put(shelf, "1", "new", "", "");
    shelf_read(shelf);
    assert_int_equal(count_of(shelf), 2);
    assert_string_equal(shelf_find(shelf, &TERM("old")), "");
    assert_string_equal(shelf_find(shelf, &TERM("new")), "1");
    shelf_write(shelf);
    shelf_put(shelf, "1", "newest", "", "");
    shelf_read(shelf);
    assert_int_equal(count_of(shelf), 2);
    assert_string_equal(shelf_find(shelf, &TERM("newest")), "1");
}

static void repeated_terms_add_up(void **state)
{
    struct shelf *shelf = *state;
    shelf_put(shelf, "1", "word word word", "", "");
    shelf_put(shelf, "2", "word other third", "", "");
    shelf_read(shelf);
    struct store_result result = shelf_search(shelf, &TERM("word"), OPTIONS(.limit = 10));
    assert_span(result.hits[0].data, "1");
    assert_true(result.hits[0].weight > result.hits[1].weight);
}

static void remove_takes_one_and_forgives_none(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    shelf_put(shelf, "1", "word", "", "");
    shelf_put(shelf, "2", "word", "", "");
    assert_status(store_writer_remove(shelf->writer, SPAN("Q:1"), &err), AVOW_OK, &err);
    assert_status(store_writer_remove(shelf->writer, SPAN("Q:77"), &err), AVOW_OK, &err);
    assert_int_equal(store_writer_remove(shelf->writer, SPAN("a\nb"), &err), AVOW_USAGE);
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &TERM("word")), "2");
}

/* The engine takes 130 zero bytes, fails at commit, and forgets the whole batch. */
static void refused_terms_leave_the_batch_as_it_was(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    static const char zeros[300] = {0};
    char letters[300];
    memset(letters, 'x', sizeof letters);
    struct span bad[] = {{zeros, 130}, {letters, 201}, {letters, 300}, {"", 0}, {"a\nb", 3}};
    shelf_put(shelf, "1", "word", "", "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct store_term terms[] = {{SPAN("word"), 1}, {bad[i], 1}};
        struct store_document document = {.unique = SPAN("Q:2"), .terms = terms, .term_count = 2};
        assert_int_equal(store_writer_put(shelf->writer, &document, &err), AVOW_USAGE);
    }
    shelf_put(shelf, "3", "word", "", "");
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &TERM("word")), "1 3");
}

static void longest_term_is_written(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    char letters[STORE_TERM_LIMIT];
    memset(letters, '\xff', sizeof letters);
    struct store_term term = {{letters, sizeof letters}, 1};
    struct store_posting posting = {{letters, sizeof letters}, UINT32_MAX};
    struct store_document document = {.unique = SPAN("Q:1"),
                                      .terms = &term,
                                      .term_count = 1,
                                      .postings = &posting,
                                      .posting_count = 1,
                                      .data = SPAN("1")};
    assert_status(store_writer_put(shelf->writer, &document, &err), AVOW_OK, &err);
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &(struct store_query){.op = STORE_TERM, .term = term.term}), "1");
}

static void close_drops_what_was_not_committed(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    shelf_put(shelf, "1", "word", "", "");
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    shelf_put(shelf, "2", "word", "", "");
    assert_status(store_writer_set_metadata(shelf->writer, SPAN("k"), SPAN("v"), &err), AVOW_OK, &err);
    store_writer_close(shelf->writer);
    shelf->writer = NULL;
    shelf_write(shelf);
    shelf_read(shelf);
    assert_string_equal(shelf_find(shelf, &TERM("word")), "1");
    struct span value;
    assert_status(store_reader_metadata(shelf->reader, SPAN("k"), &shelf->arena, &value, &err), AVOW_OK,
                  &err);
    assert_int_equal(value.size, 0);
}

static void several_commits_and_empty_ones(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    shelf_put(shelf, "1", "word", "", "");
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    assert_status(store_writer_commit(shelf->writer, &err), AVOW_OK, &err);
    shelf_put(shelf, "2", "word", "", "");
    shelf_read(shelf);
    assert_int_equal(count_of(shelf), 2);
}

static void metadata_is_set_and_deleted(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    char key[STORE_KEY_LIMIT + 1];
    memset(key, 'k', sizeof key);
    struct span longest = {key, STORE_KEY_LIMIT};
    struct span value;
    assert_status(store_writer_set_metadata(shelf->writer, longest, (struct span){"a\0b", 3}, &err), AVOW_OK,
                  &err);
    assert_status(store_writer_set_metadata(shelf->writer, SPAN("gone"), SPAN("x"), &err), AVOW_OK, &err);
    assert_status(store_writer_set_metadata(shelf->writer, SPAN("gone"), SPAN_EMPTY, &err), AVOW_OK, &err);
    assert_int_equal(
        store_writer_set_metadata(shelf->writer, (struct span){key, sizeof key}, SPAN("x"), &err),
        AVOW_USAGE);
    assert_int_equal(store_writer_set_metadata(shelf->writer, SPAN_EMPTY, SPAN("x"), &err), AVOW_USAGE);
    shelf_read(shelf);
    assert_status(store_reader_metadata(shelf->reader, longest, &shelf->arena, &value, &err), AVOW_OK, &err);
    assert_int_equal(value.size, 3);
    assert_memory_equal(value.bytes, "a\0b", 3);
    assert_status(store_reader_metadata(shelf->reader, SPAN("gone"), &shelf->arena, &value, &err), AVOW_OK,
                  &err);
    assert_int_equal(value.size, 0);
}

int writer_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(put_replaces_by_unique_term, make, clear),
        cmocka_unit_test_setup_teardown(repeated_terms_add_up, make, clear),
        cmocka_unit_test_setup_teardown(remove_takes_one_and_forgives_none, make, clear),
        cmocka_unit_test_setup_teardown(refused_terms_leave_the_batch_as_it_was, make, clear),
        cmocka_unit_test_setup_teardown(longest_term_is_written, make, clear),
        cmocka_unit_test_setup_teardown(close_drops_what_was_not_committed, make, clear),
        cmocka_unit_test_setup_teardown(several_commits_and_empty_ones, make, clear),
        cmocka_unit_test_setup_teardown(metadata_is_set_and_deleted, make, clear),
    };
    return cmocka_run_group_tests_name("store writer", tests, NULL, NULL);
}
