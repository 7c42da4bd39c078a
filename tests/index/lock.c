/* Two indexers at once: the second waits a bounded time, then says who holds the lock. */
#include "index/child.h"
#include "index/groups.h"
#include "unit/index/site.h"

#include <stdio.h>

static void fill(struct site *site)
{
    site_page(site, "a.md", "A", "Some words.");
    site_page(site, "b.md", "B", "Other words.");
}

static void the_second_says_who_holds_the_lock(void **state)
{
    struct site *site = *state;
    struct process child = PROCESS_INIT;
    char pid[32];
    fill(site);
    child_start(&child, CHILD_WAITS_AT_FILE, 1, site->corpus, site->index);
    child_await(&child);
    site->options.lock_wait_ms = 50;
    assert_status(site_run(site), AVOW_LOCKED, &site->err);
    snprintf(pid, sizeof pid, "process %ld ", (long)child.pid);
    assert_contains(site->err.message, pid);
    uint64_t live;
    site->options.lock_wait_ms = 0;
    assert_status(index_rollback(site->index, 0, &live, &site->err), AVOW_NO_INDEX, &site->err);
    child_release(&child);
    assert_int_equal(child_end(&child), AVOW_OK);
    site_expect(site, 0, 0, 0, 2);
}

static void the_second_goes_on_when_the_first_is_done(void **state)
{
    struct site *site = *state;
    struct process child = PROCESS_INIT;
    fill(site);
    child_start(&child, CHILD_WAITS_AT_FILE, 1, site->corpus, site->index);
    child_await(&child);
    child_release(&child);
    site->options.lock_wait_ms = 60000;
    site_expect(site, 0, 0, 0, 2);
    assert_int_equal(child_end(&child), AVOW_OK);
}

static void a_dead_holder_holds_nothing(void **state)
{
    struct site *site = *state;
    struct process child = PROCESS_INIT;
    fill(site);
    child_start(&child, CHILD_DIES_AT_FILE, 1, site->corpus, site->index);
    assert_true(child_end(&child) < 0);
    site_expect(site, 2, 0, 0, 0);
}

int lock_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(the_second_says_who_holds_the_lock),
        SITE_TEST(the_second_goes_on_when_the_first_is_done),
        SITE_TEST(a_dead_holder_holds_nothing),
    };
    return cmocka_run_group_tests_name("lock", tests, NULL, NULL);
}
