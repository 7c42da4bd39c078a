/* An interrupt ends a run soon, and leaves the index as it was. */
#include "base/file.h"
#include "index/child.h"
#include "index/content.h"
#include "index/groups.h"
#include "unit/index/site.h"

#include <signal.h>
#include <stdio.h>

static void an_interrupt_leaves_the_old_index(void **state)
{
    struct site *site = *state;
    struct process child = PROCESS_INIT;
    struct file_list left;
    for (int i = 0; i < 6; i++) {
        char name[32];
        snprintf(name, sizeof name, "page-%d.md", i);
        site_page(site, name, name, "The old words.");
        if (i == 2)
            site_index(site);
    }
    struct buffer before = content_of(site->index);
    child_start(&child, CHILD_WAITS_AT_FILE, 1, site->corpus, site->index);
    child_await(&child);
    assert_int_equal(kill(child.pid, SIGINT), 0);
    child_release(&child);
    assert_int_equal(child_end(&child), AVOW_INTERRUPTED);
    struct buffer after = content_of(site->index);
    assert_true(span_equal(buffer_span(&before), buffer_span(&after)));
    const char *folder = folder_path(&site->folder, "index/generations");
    assert_status(file_walk(folder, &site->arena, &left, &site->err), AVOW_OK, &site->err);
    for (size_t i = 0; i < left.count; i++)
        assert_true(span_starts(left.items[i].path, SPAN("1/")));
    site_expect(site, 3, 0, 0, 3);
    buffer_free(&before);
    buffer_free(&after);
}

int stop_tests(void)
{
    const struct CMUnitTest tests[] = {SITE_TEST(an_interrupt_leaves_the_old_index)};
    return cmocka_run_group_tests_name("interrupt", tests, NULL, NULL);
}
