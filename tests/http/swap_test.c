/* Ten new generations under constant load: not one request fails, and the last one is what is served. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include "base/cleanup.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { LOADERS = 8, SWAPS = 10 };

struct load {
    uint16_t port;
    atomic_bool is_over;
    atomic_uint answered;
    atomic_uint failed;
};

static const char *const targets[] = {"/api/v1/search?q=Is+harbour+certified+to+ISO+22301%3F",
                                      "/search?q=continuity&standard=iso-22301",
                                      "/api/v1/pages/meadow",
                                      "/pages/orchard",
                                      "/readyz",
                                      "/api/v1/standards"};

static void *load(void *closure)
{
    struct load *all = closure;
    for (size_t i = 0; !all->is_over; i++) {
        CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
        const char *target = targets[i % (sizeof targets / sizeof *targets)];
        int code = client_get(all->port, target, &body);
        bool is_empty = body.bytes != NULL && strstr(body.bytes, "\"total\":0") != NULL;
        if (code != 200 || is_empty) {
            print_error("%s gave %d: %.200s\n", target, code, body.bytes != NULL ? body.bytes : "");
            all->failed++;
        }
        all->answered++;
    }
    return NULL;
}

/* Let the clients go round once more, so that each generation is really served. */
static bool wait_for_round(struct load *all)
{
    unsigned before = all->answered;
    for (int tries = 0; tries < 2000; tries++) {
        if (all->answered - before >= LOADERS)
            return true;
        nanosleep(&(struct timespec){0, 10000000}, NULL);
    }
    return false;
}

static void no_request_fails_while_generations_change(void **state)
{
    struct house *house = *state;
    struct load all = {.port = house->port};
    pthread_t threads[LOADERS];
    for (size_t i = 0; i < LOADERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, load, &all), 0);
    bool is_indexed = true;
    for (unsigned swap = 0; swap < SWAPS && is_indexed; swap++) {
        house_write_page(house, "harbour", swap + 2);
        is_indexed = house_index(house) && wait_for_round(&all);
    }
    all.is_over = true;
    for (size_t i = 0; i < LOADERS; i++)
        pthread_join(threads[i], NULL);
    CLEANUP(buffer_free) struct buffer body = BUFFER_INIT;
    assert_true(is_indexed);
    assert_int_equal(all.failed, 0);
    assert_int_equal(client_get(house->port, "/readyz", &body), 200);
    assert_contains(body.bytes, "\"generation\":11,");
    assert_int_equal(client_get(house->port, "/api/v1/pages/harbour", &body), 200);
    assert_contains(body.bytes, "Certificate number 11 ");
}

int swap_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_request_fails_while_generations_change),
    };
    return cmocka_run_group_tests_name("swap", tests, house_set_up, house_tear_down);
}
