/* Stopping: what is in flight is finished, new clients are refused, nobody is waited for without end. */
#include "http/client.h"
#include "http/groups.h"
#include "http/house.h"
#include "support/test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

enum { IDLE_SECONDS = 30 /* what a silent connection is closed after, unless told otherwise */ };

/* Stops a server from a thread of its own. */
struct stopper {
    struct server *server;
    int wait_ms;
    atomic_bool is_done;
    pthread_t thread;
};

static void *stop(void *closure)
{
    struct stopper *stopper = closure;
    server_stop(stopper->server, stopper->wait_ms);
    stopper->is_done = true;
    return NULL;
}

static void stopper_start(struct stopper *stopper, struct house *house, int wait_ms)
{
    *stopper = (struct stopper){.server = house->server, .wait_ms = wait_ms};
    house->server = NULL;
    assert_int_equal(pthread_create(&stopper->thread, NULL, stop, stopper), 0);
}

static void pause_ms(long ms)
{
    struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&time, NULL);
}

/* Wait until new clients are refused. */
static bool is_refusing(uint16_t port)
{
    for (int tries = 0; tries < 1000; tries++) {
        struct client client = {.file = -1};
        bool is_open = client_open(&client, port);
        client_close(&client);
        if (!is_open)
            return true;
        pause_ms(10);
    }
    return false;
}

static void what_is_in_flight_is_finished(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct answer answer = {0};
    struct stopper stopper;
    assert_true(client_open(&client, house->port));
    /* The head is whole, so that the request counts; its body keeps us waiting. */
    assert_true(client_send(&client, SPAN("GET /api/v1/search?q=iso HTTP/1.1\r\nHost: localhost\r\n"
                                          "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n")));
    assert_true(client_reply(&client, true, &answer));
    assert_int_equal(answer.code, 100);
    stopper_start(&stopper, house, CLIENT_WAIT_MS);
    assert_true(is_refusing(house->port));
    assert_false(stopper.is_done);
    assert_true(client_send(&client, SPAN("abcd")));
    assert_true(client_reply(&client, false, &answer));
    assert_int_equal(answer.code, 200);
    assert_true(span_ends(answer.body, SPAN("}")));
    assert_true(client_is_closed(&client));
    assert_int_equal(pthread_join(stopper.thread, NULL), 0);
    client_close(&client);
}

static void idle_clients_are_not_waited_for(void **state)
{
    struct house *house = *state;
    struct client idle = {.file = -1};
    struct client half = {.file = -1};
    struct answer answer = {0};
    struct stopper stopper;
    assert_true(client_open(&idle, house->port));
    assert_true(client_send(&idle, SPAN("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")));
    assert_true(client_reply(&idle, false, &answer));
    assert_true(client_open(&half, house->port));
    assert_true(client_send(&half, SPAN("GET /healthz HT")));
    stopper_start(&stopper, house, 600 * 1000);
    assert_true(client_is_closed(&idle));
    assert_true(client_is_closed(&half));
    assert_int_equal(pthread_join(stopper.thread, NULL), 0);
    client_close(&idle);
    client_close(&half);
}

/* Half a request and the end of the connection in one go must not count as in flight. */
static void clients_that_hung_up_are_not_waited_for(void **state)
{
    struct house *house = *state;
    struct stopper stopper;
    struct timespec start;
    struct timespec end;
    for (int i = 0; i < 10; i++) {
        struct client client = {.file = -1};
        assert_true(client_open(&client, house->port));
        assert_true(
            client_send(&client, SPAN("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nab")));
        client_close(&client);
    }
    clock_gettime(CLOCK_MONOTONIC, &start);
    stopper_start(&stopper, house, 600 * 1000);
    assert_int_equal(pthread_join(stopper.thread, NULL), 0);
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(end.tv_sec - start.tv_sec < IDLE_SECONDS / 2);
}

static void a_client_that_never_ends_is_given_up(void **state)
{
    struct house *house = *state;
    struct client client = {.file = -1};
    struct answer answer = {0};
    struct stopper stopper;
    assert_true(client_open(&client, house->port));
    assert_true(client_send(&client, SPAN("GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                                          "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n")));
    assert_true(client_reply(&client, true, &answer));
    stopper_start(&stopper, house, 100);
    assert_int_equal(pthread_join(stopper.thread, NULL), 0);
    assert_true(client_is_closed(&client));
    client_close(&client);
}

/* Clients that ask over and over on one connection each: every request that was begun is answered whole. */
struct asker {
    uint16_t port;
    atomic_uint answered;
    unsigned torn; /* a reply that ended in its middle */
    pthread_t thread;
};

static void *keep_asking(void *closure)
{
    struct asker *asker = closure;
    struct client client = {.file = -1};
    struct answer answer = {0};
    bool is_open = client_open(&client, asker->port);
    while (is_open &&
           client_send(&client, SPAN("GET /api/v1/search?q=iso HTTP/1.1\r\nHost: localhost\r\n\r\n"))) {
        if (!client_reply(&client, false, &answer)) {
            asker->torn += client.seen.size > client.taken;
            break;
        }
        asker->answered++;
        is_open = !span_equal_case(answer_header(&answer, "Connection"), SPAN("close"));
    }
    client_close(&client);
    return NULL;
}

static bool is_answered(struct asker *asker)
{
    for (int tries = 0; tries < 2000 && asker->answered == 0; tries++)
        pause_ms(10);
    return asker->answered > 0;
}

static void busy_clients_lose_nothing(void **state)
{
    enum { ASKERS = 6 };
    struct house *house = *state;
    struct asker askers[ASKERS] = {0};
    for (size_t i = 0; i < ASKERS; i++) {
        askers[i].port = house->port;
        assert_int_equal(pthread_create(&askers[i].thread, NULL, keep_asking, &askers[i]), 0);
    }
    bool are_busy = true;
    for (size_t i = 0; i < ASKERS; i++)
        are_busy = is_answered(&askers[i]) && are_busy;
    house_close(house);
    for (size_t i = 0; i < ASKERS; i++)
        assert_int_equal(pthread_join(askers[i].thread, NULL), 0);
    assert_true(are_busy);
    for (size_t i = 0; i < ASKERS; i++)
        assert_int_equal(askers[i].torn, 0);
}

int stop_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_in_flight_is_finished, house_set_up, house_tear_down),
        cmocka_unit_test_setup_teardown(idle_clients_are_not_waited_for, house_set_up, house_tear_down),
        cmocka_unit_test_setup_teardown(clients_that_hung_up_are_not_waited_for, house_set_up,
                                        house_tear_down),
        cmocka_unit_test_setup_teardown(a_client_that_never_ends_is_given_up, house_set_up, house_tear_down),
        cmocka_unit_test_setup_teardown(busy_clients_lose_nothing, house_set_up, house_tear_down),
    };
    return cmocka_run_group_tests_name("stop", tests, NULL, NULL);
}
