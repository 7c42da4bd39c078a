/* Kill an index run at every rename and fsync, one after the other: the index is always the old one or the
 * new one, and the next run makes of it what an undisturbed run would have made. */
#include "base/file.h"
#include "index/child.h"
#include "index/content.h"
#include "index/groups.h"
#include "unit/index/site.h"

#include <signal.h>

enum { MOST_CALLS = 400 };

/* The corpus as it is before the run that is killed: a page at two dates, and one that will change. */
static void fill(struct site *site)
{
    site_write(site, "avow.yml",
               SPAN("sources:\n"
                    "  - {path: '2020', page: 'p/{name}', date: 2020-01-01, audience: public}\n"
                    "  - {path: '2021', page: 'p/{name}', date: 2021-01-01, audience: public}\n"));
    site_page(site, "2020/a.md", "A", "The words of 2020.");
    site_page(site, "2021/a.md", "A", "The words of 2021.");
    site_page(site, "2021/b.md", "B", "These words will change.");
}

static void change(struct site *site)
{
    site_page(site, "2021/b.md", "B", "These words have changed.");
    site_page(site, "2021/c.md", "C", "A page that is new.");
}

static void expect_no_leftovers(struct site *site)
{
    struct file_list left;
    const char *folder = folder_path(&site->folder, "index/generations");
    assert_status(file_walk(folder, &site->arena, &left, &site->err), AVOW_OK, &site->err);
    for (size_t i = 0; i < left.count; i++) {
        struct span name = left.items[i].path;
        assert_true(span_find(name, SPAN(".new"), 0) == SPAN_NONE);
        assert_true(span_find(name, SPAN(".old"), 0) == SPAN_NONE);
        assert_true(span_find(name, SPAN(".tmp"), 0) == SPAN_NONE);
    }
}

static void expect_content(struct site *site, struct span expected)
{
    struct buffer content = content_of(site->index);
    assert_true(span_equal(buffer_span(&content), expected));
    buffer_free(&content);
}

/* After a death: what is live is whole, and is the old or the new. */
static void expect_old_or_new(struct site *site, struct span before, struct span after)
{
    struct index_report report;
    struct buffer content = content_of(site->index);
    struct span found = buffer_span(&content);
    assert_true(span_equal(found, before) || span_equal(found, after));
    if (!span_equal(found, SPAN("none")))
        assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_OK, &site->err);
    buffer_free(&content);
}

/* Put the index back to what it was before the run. */
static void restore(struct site *site, const char *saved)
{
    assert_status(file_remove_tree(site->index, &site->err), AVOW_OK, &site->err);
    struct file_facts facts;
    assert_status(file_stat(saved, &facts, &site->err), AVOW_OK, &site->err);
    if (facts.kind == FILE_FOLDER)
        assert_status(file_copy_tree(saved, site->index, &site->err), AVOW_OK, &site->err);
}

/* Kill the run from `saved` at call 1, 2, 3 ... until one ends by itself; returns how many were killed. */
static long kill_at_every_call(struct site *site, const char *saved, struct span before, struct span after)
{
    for (long number = 1; number < MOST_CALLS; number++) {
        struct process child = PROCESS_INIT;
        restore(site, saved);
        child_start(&child, CHILD_DIES_AT_SYNC, number, site->corpus, site->index);
        int end = child_end(&child);
        if (end == AVOW_OK) {
            expect_content(site, after);
            return number - 1;
        }
        assert_int_equal(end, -SIGKILL);
        expect_old_or_new(site, before, after);
        site_index(site);
        expect_content(site, after);
        expect_no_leftovers(site);
    }
    fail_msg("after %d calls the run has not ended", MOST_CALLS);
    return 0;
}

/* What an undisturbed run makes of the corpus as it is. */
static struct buffer undisturbed(struct site *site, const char *saved)
{
    restore(site, saved);
    site_index(site);
    return content_of(site->index);
}

static void a_first_run_may_die_anywhere(void **state)
{
    struct site *site = *state;
    const char *saved = folder_path(&site->folder, "saved");
    fill(site);
    struct buffer after = undisturbed(site, saved);
    long killed = kill_at_every_call(site, saved, SPAN("none"), buffer_span(&after));
    print_message("killed at each of %ld calls of a first run\n", killed);
    assert_true(killed > 10);
    buffer_free(&after);
}

static void an_update_may_die_anywhere(void **state)
{
    struct site *site = *state;
    const char *saved = folder_path(&site->folder, "saved");
    fill(site);
    /* Three generations, so that the run removes one, too. */
    site_index(site);
    for (int i = 0; i < 2; i++) {
        site->options.rebuild = true;
        site_index(site);
    }
    struct buffer before = content_of(site->index);
    assert_status(file_copy_tree(site->index, saved, &site->err), AVOW_OK, &site->err);
    change(site);
    struct buffer after = undisturbed(site, saved);
    assert_false(span_equal(buffer_span(&before), buffer_span(&after)));
    long killed = kill_at_every_call(site, saved, buffer_span(&before), buffer_span(&after));
    print_message("killed at each of %ld calls of an update\n", killed);
    assert_true(killed > 10);
    buffer_free(&before);
    buffer_free(&after);
}

static void a_run_may_die_while_it_reads(void **state)
{
    struct site *site = *state;
    const char *saved = folder_path(&site->folder, "saved");
    fill(site);
    struct buffer after = undisturbed(site, saved);
    for (long files = 0; files <= 3; files++) {
        struct process child = PROCESS_INIT;
        restore(site, saved);
        child_start(&child, CHILD_DIES_AT_FILE, files, site->corpus, site->index);
        assert_int_equal(child_end(&child), -SIGKILL);
        expect_old_or_new(site, SPAN("none"), buffer_span(&after));
        site_index(site);
        expect_content(site, buffer_span(&after));
        expect_no_leftovers(site);
    }
    buffer_free(&after);
}

int kill_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(a_first_run_may_die_anywhere),
        SITE_TEST(an_update_may_die_anywhere),
        SITE_TEST(a_run_may_die_while_it_reads),
    };
    return cmocka_run_group_tests_name("kill -9", tests, NULL, NULL);
}
