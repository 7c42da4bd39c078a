/* Generations on disk: which are kept, going back, proving, and what a sick one does. */
#include "base/buffer.h"
#include "base/file.h"
#include "facts/generation.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <stdio.h>

/* A run that makes a new generation. */
static void next_generation(struct site *site)
{
    static unsigned count;
    char words[48];
    snprintf(words, sizeof words, "These words are number %u.", ++count);
    site_page(site, "a.md", "A", words);
    site_page(site, "b.md", "B", "Always the same.");
    site_index(site);
    assert_true(site->report.written);
}

static void expect_kept(struct site *site, const uint64_t *expected, size_t count)
{
    uint64_t *numbers;
    size_t found;
    assert_status(generation_list(site->index, &site->arena, &numbers, &found, &site->err), AVOW_OK,
                  &site->err);
    assert_int_equal(found, count);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(numbers[i], expected[i]);
}

static void the_live_and_two_older_ones_are_kept(void **state)
{
    struct site *site = *state;
    for (int i = 0; i < 5; i++)
        next_generation(site);
    expect_kept(site, (const uint64_t[]){3, 4, 5}, 3);
}

static void rollback_goes_back_and_the_next_run_forward(void **state)
{
    struct site *site = *state;
    uint64_t live = 0;
    next_generation(site);
    struct span first = site_record(site, "statements", "a#overview").text;
    next_generation(site);
    next_generation(site);
    assert_status(index_rollback(site->index, 0, &live, &site->err), AVOW_OK, &site->err);
    assert_int_equal(live, 2);
    assert_status(index_rollback(site->index, 1, &live, &site->err), AVOW_OK, &site->err);
    assert_true(span_equal(site_record(site, "statements", "a#overview").text, first));
    assert_status(index_rollback(site->index, 0, &live, &site->err), AVOW_NOT_FOUND, &site->err);
    assert_contains(site->err.message, "1, 2, 3");
    assert_status(index_rollback(site->index, 9, &live, &site->err), AVOW_NOT_FOUND, &site->err);
    assert_int_equal(live, 1);
    site_expect(site, 0, 1, 0, 1);
    assert_int_equal(site->report.generation, 4);
    expect_kept(site, (const uint64_t[]){1, 4}, 2);
}

static void rollback_without_an_index_says_so(void **state)
{
    struct site *site = *state;
    uint64_t live = 0;
    assert_status(index_rollback(site->index, 0, &live, &site->err), AVOW_NO_INDEX, &site->err);
    assert_status(index_check(site->index, &site->arena, &site->report, &site->err), AVOW_NO_INDEX,
                  &site->err);
}

static void what_a_killed_run_left_is_removed(void **state)
{
    struct site *site = *state;
    struct file_facts facts;
    next_generation(site);
    folder_write(&site->folder, "index/generations/2.new/statements/half", SPAN("x"));
    folder_write(&site->folder, "index/generations/0.old/manifest.json", SPAN("x"));
    folder_write(&site->folder, "index/generations/current.new", SPAN("x"));
    site_expect(site, 0, 0, 0, 2);
    static const char *const left[] = {"2.new", "0.old", "current.new"};
    for (size_t i = 0; i < 3; i++) {
        const char *path = arena_printf(&site->arena, "%s/generations/%s", site->index, left[i]);
        assert_status(file_stat(path, &facts, &site->err), AVOW_OK, &site->err);
        assert_int_equal(facts.kind, FILE_NONE);
    }
}

static void check_proves_a_sound_generation(void **state)
{
    struct site *site = *state;
    next_generation(site);
    struct index_report report;
    assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_OK, &site->err);
    assert_int_equal(report.pages, 2);
    assert_int_equal(report.statements, 2);
    assert_int_equal(report.generation, 1);
}

/* Turn bits over in the middle of a file of the live generation. */
static void damage(struct site *site, const char *name)
{
    struct buffer bytes = BUFFER_INIT;
    const char *path = site_path(site, name);
    assert_status(file_read(path, 1 << 26, &bytes, &site->err), AVOW_OK, &site->err);
    for (size_t i = bytes.size / 4; i < bytes.size; i++)
        bytes.bytes[i] = (char)(bytes.bytes[i] ^ 0x55);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.bytes, 1, bytes.size, file), bytes.size);
    assert_int_equal(fclose(file), 0);
    buffer_free(&bytes);
}

static void expect_sick(struct site *site)
{
    struct index_report report;
    assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_CORRUPT, &site->err);
    assert_contains(site->err.message, "rebuild");
    site->options.rebuild = true;
    site_index(site);
    assert_int_equal(site->report.pages, 2);
    assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_OK, &site->err);
}

static void check_finds_damage_and_a_rebuild_heals_it(void **state)
{
    static const char *const names[] = {"statements/postlist.glass", "statements/docdata.glass",
                                        "statements/termlist.glass", "facts.sqlite", "manifest.json"};
    struct site *site = *state;
    next_generation(site);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        damage(site, names[i]);
        expect_sick(site);
    }
}

static void check_finds_parts_that_do_not_belong_together(void **state)
{
    static const char *const parts[] = {"statements", "history", "facts.sqlite", "manifest.json"};
    struct site *site = *state;
    next_generation(site);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *mine = site_path(site, parts[i]);
        site_page(site, "c.md", "C", i % 2 == 0 ? "One page more." : "One page other.");
        site_index(site);
        const char *newer = site_path(site, parts[i]);
        assert_status(file_remove_tree(newer, &site->err), AVOW_OK, &site->err);
        assert_int_equal(rename(mine, newer), 0);
        struct index_report report;
        assert_status(index_check(site->index, &site->arena, &report, &site->err), AVOW_CORRUPT, &site->err);
        site_delete(site, "c.md");
        site->options.rebuild = true;
        site->options.allow_removal = true;
        site_index(site);
    }
}

static void a_sick_index_is_not_updated_but_rebuilt(void **state)
{
    struct site *site = *state;
    next_generation(site);
    folder_write(&site->folder, "index/current", SPAN("nonsense"));
    assert_status(site_run(site), AVOW_CORRUPT, &site->err);
    site->options.rebuild = true;
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(site->report.generation, 2);
    uint64_t live;
    folder_write(&site->folder, "index/current", SPAN("nonsense"));
    assert_status(index_rollback(site->index, 0, &live, &site->err), AVOW_OK, &site->err);
    assert_int_equal(live, 2);
}

int generation_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(the_live_and_two_older_ones_are_kept),
        SITE_TEST(rollback_goes_back_and_the_next_run_forward),
        SITE_TEST(rollback_without_an_index_says_so),
        SITE_TEST(what_a_killed_run_left_is_removed),
        SITE_TEST(check_proves_a_sound_generation),
        SITE_TEST(check_finds_damage_and_a_rebuild_heals_it),
        SITE_TEST(check_finds_parts_that_do_not_belong_together),
        SITE_TEST(a_sick_index_is_not_updated_but_rebuilt),
    };
    return cmocka_run_group_tests_name("generations", tests, NULL, NULL);
}
