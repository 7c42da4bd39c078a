/* Readers while the index moves: deleted under them, committed under them, many at once. */
#include "store/groups.h"

#include "base/file.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum { DOCUMENTS = 200, MANY = 5000, COMMITS = 200, THREADS = 3, SEARCHES = 200 };

static int make(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    put_generation(shelf.writer, DOCUMENTS, 0);
    shelf_read(&shelf);
    *state = &shelf;
    return 0;
}

static int clear(void **state)
{
    shelf_remove(*state);
    return 0;
}

static void open_reader_outlives_its_folder(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:every"), &TERM("XW:word"));
    struct store_reader *late = NULL;
    struct span data;
    assert_status(file_remove_tree(shelf->path, &err), AVOW_OK, &err);
    assert_int_equal(store_reader_open(&shelf->path, 1, &late, &err), AVOW_NOT_FOUND);
    assert_int_equal(shelf_search(shelf, &TERM("word"), OPTIONS(.limit = DOCUMENTS, .exact = true)).count,
                     DOCUMENTS);
    assert_int_equal(shelf_search(shelf, &phrase, OPTIONS(.exact = true)).total, DOCUMENTS);
    assert_int_equal(shelf_search(shelf, &RANGE(SHELF_COLOUR, "red", "red"), OPTIONS(.exact = true)).total,
                     DOCUMENTS / 2);
    assert_status(store_reader_data(shelf->reader, SPAN("Q:7"), &shelf->arena, &data, &err), AVOW_OK, &err);
    assert_span(data, "7");
}

/* A new index under the old name: the old reader must not mix the two. */
static void open_reader_keeps_its_view_across_a_swap(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_writer *writer = NULL;
    struct store_reader *late = NULL;
    uint64_t count = 0;
    assert_status(file_remove_tree(shelf->path, &err), AVOW_OK, &err);
    assert_status(store_writer_open(shelf->path, true, true, 0, &writer, &err), AVOW_OK, &err);
    put_generation(writer, 3, 1);
    assert_status(store_writer_commit(writer, &err), AVOW_OK, &err);
    store_writer_close(writer);
    assert_status(store_reader_open(&shelf->path, 1, &late, &err), AVOW_OK, &err);
    assert_status(store_reader_count(late, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, 3);
    assert_status(store_reader_count(shelf->reader, &count, &err), AVOW_OK, &err);
    assert_int_equal(count, DOCUMENTS);
    assert_int_equal(shelf_search(shelf, &TERM("w0"), OPTIONS(.exact = true)).total, DOCUMENTS);
    assert_int_equal(shelf_search(shelf, &TERM("w1"), OPTIONS(.exact = true)).total, 0);
    store_reader_close(late);
}

static void count_visit(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    *(size_t *)context += size > 0;
}

/* Ask for blocks that the reader does not hold in memory. */
static void search_elsewhere(struct shelf *shelf, int number)
{
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:every"), &TERM("XW:word"));
    char unique[16];
    int size = snprintf(unique, sizeof unique, "Q:%d", number);
    struct store_query one = {.op = STORE_TERM, .term = {unique, (size_t)size}};
    assert_int_equal(shelf_search(shelf, &phrase, OPTIONS(.limit = DOCUMENTS, .exact = true)).count,
                     DOCUMENTS);
    assert_string_equal(shelf_find(shelf, &LIST(STORE_FILTER, &phrase, &one)), unique + 2);
}

/* Two commits between any two searches reuse the blocks of the reader's revision. */
static void no_search_is_lost_under_a_committing_writer(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_writer *writer = NULL;
    assert_status(store_writer_open(shelf->path, false, true, 0, &writer, &err), AVOW_OK, &err);
    for (int commit = 1; commit <= COMMITS; commit++) {
        put_generation(writer, DOCUMENTS, commit);
        assert_status(store_writer_commit(writer, &err), AVOW_OK, &err);
        if (commit % 2 == 0)
            search_elsewhere(shelf, commit);
        arena_reset(&shelf->arena);
    }
    store_writer_close(writer);
    /* The reader never asked for a newer revision: it moved on because it had to. */
    uint64_t old = 1;
    assert_status(store_reader_frequency(shelf->reader, SPAN("w0"), &old, &err), AVOW_OK, &err);
    assert_int_equal(old, 0);
}

/* The last documents change twice, and their blocks with them, while the first are still as the reader knows
 * them. */
static void rewrite_the_last(struct store_writer *writer)
{
    struct avow_error err = AVOW_ERROR_INIT;
    for (int commit = 0; commit < 2; commit++) {
        for (int i = MANY - 20; i <= MANY; i++) {
            char id[16];
            snprintf(id, sizeof id, "%d", i);
            assert_status(
                shelf_put_with(writer, id, commit == 0 ? "word new" : "word newer", "red", "", &err), AVOW_OK,
                &err);
        }
        assert_status(store_writer_commit(writer, &err), AVOW_OK, &err);
    }
}

/* A visit cannot be taken back: such a search is given up rather than counted twice. */
static void visits_are_never_counted_twice(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_query query = TERM("word");
    size_t given_up = 0;
    shelf_write(shelf);
    put_generation(shelf->writer, MANY, 0);
    shelf_read(shelf);
    assert_status(store_writer_open(shelf->path, false, true, 0, &shelf->writer, &err), AVOW_OK, &err);
    for (int round = 0; round < 10; round++) {
        size_t visits = 0;
        struct store_result result = {NULL, 77, 0, 0};
        struct store_search_options options = OPTIONS(.limit = 10, .exact = true, .visit = count_visit,
                                                      .visit_slot = SHELF_COLOUR, .visit_context = &visits);
        rewrite_the_last(shelf->writer);
        enum avow_status status = store_search(shelf->reader, &query, &options, &shelf->arena, &result, &err);
        assert_status(status, status == AVOW_OK ? AVOW_OK : AVOW_CHANGED, &err);
        assert_true(status == AVOW_OK ? visits == MANY : visits > 0 && visits < MANY && result.count == 77);
        given_up += status == AVOW_CHANGED;
    }
    assert_true(given_up > 0);
}

/* What a thread works with; `failures` is read after it was joined. */
struct worker {
    const char *path;
    atomic_bool *stop; /* NULL: a fixed number of searches */
    size_t searches;
    size_t failures;
    struct avow_error err;
};

static bool search_once(struct worker *worker, struct store_reader *reader, struct arena *arena)
{
    struct store_query query = LIST(STORE_OR, &TERM("every"), &TERM("word"));
    struct store_search_options options = OPTIONS(.limit = 20, .exact = true, .with_data = true);
    struct store_result result;
    enum avow_status status = store_search(reader, &query, &options, arena, &result, &worker->err);
    arena_reset(arena);
    return status == AVOW_OK && result.total == DOCUMENTS && result.count == 20;
}

static void *search_on(void *argument)
{
    struct worker *worker = argument;
    struct arena arena = ARENA_INIT;
    struct store_reader *reader = NULL;
    if (store_reader_open(&worker->path, 1, &reader, &worker->err) != AVOW_OK) {
        worker->failures = 1;
        return NULL;
    }
    while (worker->stop != NULL ? !atomic_load(worker->stop) : worker->searches < SEARCHES) {
        worker->failures += search_once(worker, reader, &arena) ? 0 : 1;
        worker->searches++;
    }
    store_reader_close(reader);
    arena_free(&arena);
    return NULL;
}

static void start_workers(pthread_t threads[], struct worker workers[], const char *path, atomic_bool *stop)
{
    for (size_t i = 0; i < THREADS; i++) {
        workers[i] = (struct worker){.path = path, .stop = stop};
        assert_int_equal(pthread_create(&threads[i], NULL, search_on, &workers[i]), 0);
    }
}

static void join_workers(pthread_t threads[], struct worker workers[])
{
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        if (workers[i].failures > 0)
            print_error("%zu of %zu: %s\n", workers[i].failures, workers[i].searches, workers[i].err.message);
        assert_int_equal(workers[i].failures, 0);
        assert_true(workers[i].searches > 0);
    }
}

static void each_thread_has_its_own_reader(void **state)
{
    struct shelf *shelf = *state;
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    start_workers(threads, workers, shelf->path, NULL);
    join_workers(threads, workers);
}

static void threads_read_under_a_committing_writer(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_writer *writer = NULL;
    pthread_t threads[THREADS];
    struct worker workers[THREADS];
    atomic_bool stop = false;
    assert_status(store_writer_open(shelf->path, false, false, 0, &writer, &err), AVOW_OK, &err);
    start_workers(threads, workers, shelf->path, &stop);
    enum avow_status status = AVOW_OK;
    for (int commit = 1; commit <= COMMITS / 4 && status == AVOW_OK; commit++) {
        put_generation(writer, DOCUMENTS, commit);
        status = store_writer_commit(writer, &err);
    }
    atomic_store(&stop, true);
    join_workers(threads, workers);
    assert_status(status, AVOW_OK, &err);
    store_writer_close(writer);
}

int moving_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(open_reader_outlives_its_folder, make, clear),
        cmocka_unit_test_setup_teardown(open_reader_keeps_its_view_across_a_swap, make, clear),
        cmocka_unit_test_setup_teardown(no_search_is_lost_under_a_committing_writer, make, clear),
        cmocka_unit_test_setup_teardown(visits_are_never_counted_twice, make, clear),
        cmocka_unit_test_setup_teardown(each_thread_has_its_own_reader, make, clear),
        cmocka_unit_test_setup_teardown(threads_read_under_a_committing_writer, make, clear),
    };
    return cmocka_run_group_tests_name("store moving", tests, NULL, NULL);
}
