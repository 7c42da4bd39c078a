/* The index never empties by accident, and only one run at a time writes it. */
#include "base/file.h"
#include "support/allocation.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <stdio.h>

static void fill(struct site *site, int pages)
{
    for (int i = 0; i < pages; i++) {
        char name[32];
        snprintf(name, sizeof name, "page-%d.md", i);
        site_page(site, name, name, "Some words.");
    }
}

static void expect_refused(struct site *site, const char *flag)
{
    assert_status(site_run(site), AVOW_REFUSED, &site->err);
    assert_contains(site->err.message, flag);
}

static void a_missing_root_is_refused(void **state)
{
    struct site *site = *state;
    fill(site, 2);
    site_index(site);
    assert_status(file_remove_tree(site->corpus, &site->err), AVOW_OK, &site->err);
    expect_refused(site, "--allow-removal");
    site->options.allow_removal = true;
    site_expect(site, 0, 0, 2, 0);
    assert_int_equal(site->report.pages, 0);
}

static void an_empty_root_is_refused(void **state)
{
    struct site *site = *state;
    expect_refused(site, "--allow-removal");
    fill(site, 1);
    site_index(site);
    site_delete(site, "page-0.md");
    site_write(site, "LICENSE", SPAN("no document"));
    expect_refused(site, "--allow-removal");
    assert_int_equal(site_count(site, "statements", "P:page-0"), 1);
}

static void many_pages_gone_are_refused(void **state)
{
    struct site *site = *state;
    fill(site, 10);
    site_index(site);
    for (int i = 0; i < 3; i++) {
        char name[32];
        snprintf(name, sizeof name, "page-%d.md", i);
        site_delete(site, name);
    }
    site_expect(site, 0, 0, 3, 7);
    for (int i = 3; i < 6; i++) {
        char name[32];
        snprintf(name, sizeof name, "page-%d.md", i);
        site_delete(site, name);
    }
    expect_refused(site, "--allow-removal");
    assert_contains(site->err.message, "3 of 7");
    site->options.allow_removal = true;
    site_expect(site, 0, 0, 3, 4);
}

static void another_set_of_roots_is_refused(void **state)
{
    struct site *site = *state;
    fill(site, 3);
    site_index(site);
    folder_write(&site->folder, "other/a.md", SPAN("# A\n\nWords.\n"));
    const char *other = folder_path(&site->folder, "other");
    site->options.roots = &other;
    expect_refused(site, "--replace");
    site->options.roots = &other;
    site->options.replace = true;
    site_expect(site, 1, 0, 3, 0);
    assert_int_equal(site->report.pages, 1);
    expect_refused(site, "--replace");
}

static void two_roots_are_one_corpus(void **state)
{
    struct site *site = *state;
    fill(site, 1);
    folder_write(&site->folder, "other/a.md", SPAN("# A\n\nWords.\n"));
    const char *roots[] = {site->corpus, folder_path(&site->folder, "other"), site->corpus};
    site->options.roots = roots;
    site->options.root_count = 3;
    site_expect(site, 2, 0, 0, 0);
    const char *turned[] = {roots[1], roots[0]};
    site->options.roots = turned;
    site->options.root_count = 2;
    site_expect(site, 0, 0, 0, 2);
}

static void a_held_lock_names_its_holder(void **state)
{
    struct site *site = *state;
    int lock = -1;
    char pid[32];
    fill(site, 1);
    site_index(site);
    assert_status(file_lock(file_join(&site->arena, site->index, "lock"), 0, &lock, &site->err), AVOW_OK,
                  &site->err);
    site->options.lock_wait_ms = 60;
    assert_status(site_run(site), AVOW_LOCKED, &site->err);
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    assert_contains(site->err.message, pid);
    site->options.dry_run = true;
    site_expect(site, 0, 0, 0, 1);
    file_unlock(&lock);
    site_expect(site, 0, 0, 0, 1);
}

/* Ask to stop as soon as the first page is through. */
static void stop_soon(void *context, const struct index_progress *progress)
{
    if (progress->files_done > 0)
        *(volatile sig_atomic_t *)context = 1;
}

static void a_stop_leaves_everything_as_it_was(void **state)
{
    struct site *site = *state;
    volatile sig_atomic_t stop = 0;
    struct file_list left;
    fill(site, 4);
    site_index(site);
    for (int i = 4; i < 40; i++)
        fill(site, i);
    site->options.stop = &stop;
    site->options.progress = stop_soon;
    site->options.progress_context = (void *)&stop;
    assert_status(site_run(site), AVOW_INTERRUPTED, &site->err);
    assert_int_equal(site_count(site, "statements", "P:page-5"), 0);
    assert_status(file_walk(folder_path(&site->folder, "index/generations"), &site->arena, &left, &site->err),
                  AVOW_OK, &site->err);
    for (size_t i = 0; i < left.count; i++)
        assert_true(span_starts(left.items[i].path, SPAN("1/")));
    site_expect(site, 35, 0, 0, 4);
}

/* Whatever allocation fails, the run says so or succeeds, and the index is whole. */
static void memory_running_out_harms_nothing(void **state)
{
    struct site *site = *state;
    struct index_report report;
    fill(site, 2);
    site_index(site);
    fill(site, 4);
    enum avow_status status = AVOW_NO_MEMORY;
    for (size_t count = 1; status != AVOW_OK; count += count / 16 + 1) {
        allocation_fail_from(count);
        status = site_run(site);
        allocation_fail_from(0);
        assert_true(count < 1000000);
        if (status != AVOW_OK)
            assert_status(status, AVOW_NO_MEMORY, &site->err);
        assert_int_equal(site_count(site, "statements", "K:section"), status == AVOW_OK ? 4 : 2);
    }
    assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_OK, &site->err);
    site_expect(site, 0, 0, 0, 4);
}

int guard_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_missing_root_is_refused),          SITE_TEST(an_empty_root_is_refused),
        SITE_TEST(many_pages_gone_are_refused),        SITE_TEST(another_set_of_roots_is_refused),
        SITE_TEST(two_roots_are_one_corpus),           SITE_TEST(a_held_lock_names_its_holder),
        SITE_TEST(a_stop_leaves_everything_as_it_was), SITE_TEST(memory_running_out_harms_nothing),
    };
    return cmocka_run_group_tests_name("guards", tests, NULL, NULL);
}
