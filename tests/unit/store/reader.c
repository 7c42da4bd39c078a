/* What a reader tells beside searching: counts, data, terms, several indexes as one, memory that runs out. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include "base/buffer.h"
#include "support/allocation.h"

static int make_pair(void **state)
{
    static struct shelf shelves[2];
    shelf_make(&shelves[0]);
    shelf_put(&shelves[0], "a", "apple pear", "red", "");
    shelf_put(&shelves[0], "b", "apple plum", "", "");
    shelf_read(&shelves[0]);
    shelf_make(&shelves[1]);
    shelf_put(&shelves[1], "c", "apple fig plum", "blue", "");
    shelf_read(&shelves[1]);
    *state = shelves;
    return 0;
}

static int remove_pair(void **state)
{
    struct shelf *shelves = *state;
    shelf_remove(&shelves[0]);
    shelf_remove(&shelves[1]);
    return 0;
}

static void frequency_counts_documents(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    uint64_t documents = 9;
    assert_status(store_reader_frequency(shelf->reader, SPAN("apple"), &documents, &err), AVOW_OK, &err);
    assert_int_equal(documents, 2);
    assert_status(store_reader_frequency(shelf->reader, SPAN("kiwi"), &documents, &err), AVOW_OK, &err);
    assert_int_equal(documents, 0);
    assert_int_equal(store_reader_frequency(shelf->reader, SPAN_EMPTY, &documents, &err), AVOW_USAGE);
}

static void data_by_unique_term(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span data = SPAN("untouched");
    assert_int_equal(store_reader_data(shelf->reader, SPAN("Q:zz"), &shelf->arena, &data, &err),
                     AVOW_NOT_FOUND);
    assert_contains(err.message, "Q:zz");
    assert_span(data, "untouched");
    assert_status(store_reader_data(shelf->reader, SPAN("Q:b"), &shelf->arena, &data, &err), AVOW_OK, &err);
    assert_span(data, "b");
}

static void data_by_number(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_result result = shelf_search(shelf, &TERM("apple"), OPTIONS(.limit = 10));
    uint64_t numbers[] = {result.hits[1].document, result.hits[0].document};
    struct span data[2] = {SPAN("untouched"), SPAN_EMPTY};
    uint64_t wrong[][2] = {{numbers[0], 0}, {numbers[0], 99}, {numbers[0], UINT64_C(1) << 32 | 1}};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(store_reader_documents(shelf->reader, wrong[i], 2, &shelf->arena, data, &err),
                         AVOW_NOT_FOUND);
    assert_span(data[0], "untouched");
    assert_status(store_reader_documents(shelf->reader, numbers, 2, &shelf->arena, data, &err), AVOW_OK,
                  &err);
    assert_span(data[0], "b");
    assert_span(data[1], "a");
}

static void numbers_of_a_term(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_result result = shelf_search(shelf, &TERM("apple"), OPTIONS(.limit = 10));
    uint64_t *numbers = NULL;
    size_t count = 9;
    assert_status(store_reader_postings(shelf->reader, SPAN("apple"), &shelf->arena, &numbers, &count, &err),
                  AVOW_OK, &err);
    assert_int_equal(count, 2);
    assert_true(numbers[0] < numbers[1]);
    for (size_t i = 0; i < 2; i++)
        assert_true(numbers[i] == result.hits[0].document || numbers[i] == result.hits[1].document);
    assert_status(store_reader_postings(shelf->reader, SPAN("kiwi"), &shelf->arena, &numbers, &count, &err),
                  AVOW_OK, &err);
    assert_int_equal(count, 0);
    assert_int_equal(store_reader_postings(shelf->reader, SPAN_EMPTY, &shelf->arena, &numbers, &count, &err),
                     AVOW_USAGE);
}

static const char *listed(struct shelf *shelf, struct span prefix, struct span from, size_t limit)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_term_row *rows = NULL;
    size_t count = 0;
    struct buffer out = BUFFER_INIT;
    assert_status(store_reader_terms(shelf->reader, prefix, from, limit, &shelf->arena, &rows, &count, &err),
                  AVOW_OK, &err);
    for (size_t i = 0; i < count; i++)
        buffer_printf(&out, "%.*s=%d ", SPAN_ARG(rows[i].term), (int)rows[i].documents);
    const char *copy = arena_string(&shelf->arena, buffer_span(&out));
    buffer_free(&out);
    return copy;
}

static void terms_by_prefix_from_on(void **state)
{
    struct shelf *shelf = *state;
    assert_string_equal(listed(shelf, SPAN("XW:"), SPAN_EMPTY, 10), "XW:apple=2 XW:pear=1 XW:plum=1 ");
    assert_string_equal(listed(shelf, SPAN("XW:"), SPAN("XW:b"), 10), "XW:pear=1 XW:plum=1 ");
    assert_string_equal(listed(shelf, SPAN("XW:"), SPAN("A"), 1), "XW:apple=2 ");
    assert_string_equal(listed(shelf, SPAN("XW:"), SPAN("Z"), 10), "");
    assert_string_equal(listed(shelf, SPAN("none"), SPAN_EMPTY, 10), "");
    assert_string_equal(listed(shelf, SPAN("p"), SPAN_EMPTY, SIZE_MAX), "pear=1 plum=1 ");
    assert_string_equal(listed(shelf, SPAN_EMPTY, SPAN_EMPTY, 2), "Q:a=1 Q:b=1 ");
    assert_string_equal(listed(shelf, SPAN("p"), SPAN_EMPTY, 0), "");
}

static void several_indexes_are_read_as_one(void **state)
{
    struct shelf *shelves = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    const char *paths[] = {shelves[0].path, shelves[1].path};
    struct shelf both = {.path = NULL};
    uint64_t documents = 0;
    struct span data;
    assert_status(store_reader_open(paths, 2, &both.reader, &err), AVOW_OK, &err);
    assert_status(store_reader_count(both.reader, &documents, &err), AVOW_OK, &err);
    assert_int_equal(documents, 3);
    assert_string_equal(shelf_find(&both, &TERM("plum")), "b c");
    assert_string_equal(shelf_find(&both, &TERM("fig")), "c");
    assert_string_equal(shelf_find(&both, &LIST(STORE_MAX, &TERM("plum"), &SCALE(9, &TERM("fig")))), "c b");
    assert_status(store_reader_data(both.reader, SPAN("Q:c"), &both.arena, &data, &err), AVOW_OK, &err);
    assert_span(data, "c");
    struct store_result result = shelf_search(&both, &TERM("fig"), OPTIONS(.limit = 10));
    assert_status(store_reader_documents(both.reader, &result.hits[0].document, 1, &both.arena, &data, &err),
                  AVOW_OK, &err);
    assert_span(data, "c");
    const uint32_t slots[] = {SHELF_DAY, SHELF_COLOUR};
    result = shelf_search(&both, &TERM("apple"),
                          OPTIONS(.limit = 10, .value_slots = slots, .value_slot_count = 2));
    assert_int_equal(result.count, 3);
    for (size_t i = 0; i < 3; i++) {
        const char *id = result.hits[i].data.bytes;
        assert_span(result.hits[i].values[0], "");
        assert_span(result.hits[i].values[1], *id == 'a' ? "red" : *id == 'c' ? "blue" : "");
    }
    store_reader_close(both.reader);
    arena_free(&both.arena);
}

static void search_tells_when_memory_ran_out(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_query query = TERM("apple");
    struct store_search_options options = OPTIONS(.limit = 10, .with_data = true);
    struct arena arena = ARENA_INIT;
    struct store_result result = {NULL, 77, 0, 0};
    allocation_fail_from(1);
    enum avow_status status = store_search(shelf->reader, &query, &options, &arena, &result, &err);
    allocation_fail_from(0);
    assert_int_equal(status, AVOW_NO_MEMORY);
    assert_int_equal(result.count, 77);
    assert_status(store_search(shelf->reader, &query, &options, &arena, &result, &err), AVOW_OK, &err);
    assert_int_equal(result.count, 2);
    arena_free(&arena);
}

static void bad_queries_are_refused_whole(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_query empty = {.op = STORE_TERM};
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct store_result result = {NULL, 77, 0, 0};
    assert_int_equal(store_search(shelf->reader, &empty, &options, &shelf->arena, &result, &err), AVOW_USAGE);
    options.floor = 2;
    assert_int_equal(store_search(shelf->reader, &TERM("apple"), &options, &shelf->arena, &result, &err),
                     AVOW_USAGE);
    assert_contains(err.message, "floor");
    assert_int_equal(result.count, 77);
}

int reader_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frequency_counts_documents),
        cmocka_unit_test(data_by_unique_term),
        cmocka_unit_test(data_by_number),
        cmocka_unit_test(numbers_of_a_term),
        cmocka_unit_test(terms_by_prefix_from_on),
        cmocka_unit_test(several_indexes_are_read_as_one),
        cmocka_unit_test(search_tells_when_memory_ran_out),
        cmocka_unit_test(bad_queries_are_refused_whole),
    };
    return cmocka_run_group_tests_name("store reader", tests, make_pair, remove_pair);
}
