/* The pool of readers: many threads, a swap under them, sick and missing indexes, more callers than readers.
 */
#include "base/file.h"
#include "facts/generation.h"
#include "unit/search/groups.h"
#include "unit/search/shop.h"

#include <pthread.h>
#include <stdatomic.h>

enum { CALLERS = 4, SEARCHES = 60, SWAPS = 3 };

struct caller {
    struct search_engine *engine;
    atomic_int *stop;
    int failed;
    int done;
    struct avow_error err;
};

static void *call(void *argument)
{
    struct caller *caller = argument;
    struct search_request request = SEARCH_REQUEST_INIT;
    request.text = SPAN("is customer data encrypted at rest");
    while (!atomic_load(caller->stop) || caller->done < SEARCHES) {
        struct buffer json = BUFFER_INIT;
        const char *verdict = "";
        enum avow_status status = search_run(caller->engine, &request, &json, &verdict, NULL, &caller->err);
        caller->failed += status != AVOW_OK || verdict[0] != 'f';
        caller->done++;
        buffer_free(&json);
    }
    return NULL;
}

/* Threads search while generations are swapped: not one search may fail. */
static void no_search_fails_under_a_swap(void **state)
{
    struct shop *shop = *state;
    atomic_int stop = 0;
    struct caller callers[CALLERS];
    pthread_t threads[CALLERS];
    for (int i = 0; i < CALLERS; i++) {
        callers[i] = (struct caller){.engine = shop->engine, .stop = &stop};
        assert_int_equal(pthread_create(&threads[i], NULL, call, &callers[i]), 0);
    }
    for (int i = 0; i < SWAPS; i++) {
        site_page(shop->site, "early/swap.md", "Swap", arena_printf(&shop->site->arena, "Edition %d.", i));
        site_index(shop->site);
    }
    atomic_store(&stop, 1);
    for (int i = 0; i < CALLERS; i++) {
        pthread_join(threads[i], NULL);
        if (callers[i].failed > 0)
            fail_msg("%d of %d searches failed: %s", callers[i].failed, callers[i].done,
                     callers[i].err.message);
    }
    const struct value *answer = shop_search(shop, "encrypted");
    assert_int_equal(value_integer(value_get(answer, "generation"), 0), 1 + SWAPS);
    shop_forget(shop);
}

static void the_same_number_again_is_seen(void **state)
{
    struct shop *shop = *state;
    const char *current = folder_path(&shop->site->folder, "index/current");
    assert_int_equal(file_remove_tree(shop->site->index, &shop->err), AVOW_OK);
    site_page(shop->site, "early/again.md", "Again", "A platypus was indexed.");
    site_index(shop->site);
    struct file_facts facts;
    assert_int_equal(file_stat(current, &facts, &shop->err), AVOW_OK);
    const struct value *answer = shop_search(shop, "platypus");
    assert_int_equal(value_integer(value_get(answer, "generation"), 0), 1);
    assert_int_equal(shop->total, 1);
    shop_forget(shop);
}

static enum avow_status try(struct search_engine *engine, struct avow_error *err)
{
    struct search_request request = SEARCH_REQUEST_INIT;
    struct buffer json = BUFFER_INIT;
    request.text = SPAN("encrypted");
    enum avow_status status = search_run(engine, &request, &json, NULL, NULL, err);
    assert_int_equal(status != AVOW_OK, json.size == 0);
    buffer_free(&json);
    return status;
}

static void a_missing_index_is_told_until_there_is_one(void **state)
{
    (void)state;
    void *made = NULL;
    struct search_engine *engine = NULL;
    struct avow_error err = AVOW_ERROR_INIT;
    site_make(&made);
    struct site *site = made;
    assert_int_equal(search_engine_open(site->index, 1, &engine, &err), AVOW_OK);
    assert_int_equal(try(engine, &err), AVOW_NO_INDEX);
    assert_contains(err.message, "avow index");
    shop_stock(site);
    assert_int_equal(try(engine, &err), AVOW_OK);
    search_engine_close(engine);
    site_remove(&made);
}

static void a_sick_index_is_told_and_heals(void **state)
{
    (void)state;
    void *made = NULL;
    struct search_engine *engine = NULL;
    struct avow_error err = AVOW_ERROR_INIT;
    site_make(&made);
    struct site *site = made;
    shop_stock(site);
    assert_int_equal(search_engine_open(site->index, 1, &engine, &err), AVOW_OK);
    folder_write(&site->folder, "index/current", SPAN("not a number\n"));
    assert_int_equal(try(engine, &err), AVOW_CORRUPT);
    assert_int_equal(generation_set_live(site->index, 1, &err), AVOW_OK);
    assert_int_equal(try(engine, &err), AVOW_OK);
    folder_write(&site->folder, "index/generations/1/manifest.json", SPAN("{"));
    assert_int_equal(generation_set_live(site->index, 1, &err), AVOW_OK);
    assert_int_equal(try(engine, &err), AVOW_CORRUPT);
    search_engine_close(engine);
    site_remove(&made);
}

int pool_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_search_fails_under_a_swap),
                                       cmocka_unit_test(the_same_number_again_is_seen),
                                       cmocka_unit_test(a_missing_index_is_told_until_there_is_one),
                                       cmocka_unit_test(a_sick_index_is_told_and_heals)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
