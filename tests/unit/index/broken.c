/* Files that cannot be read are named with the reason; the rest goes on, and what was there before stays. */
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/file.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include <stdio.h>
#include <unistd.h>

static void write_sparse(struct site *site, const char *name, off_t size)
{
    site_write(site, name, SPAN("# Large\n"));
    assert_int_equal(truncate(file_join(&site->arena, site->corpus, name), size), 0);
}

/* 10,000 quotes inside each other. */
static void write_nested(struct site *site, const char *name)
{
    struct buffer text = BUFFER_INIT;
    buffer_append_string(&text, "# Nested\n\n");
    for (int i = 0; i < 10000; i++)
        buffer_append_byte(&text, '>');
    buffer_append_string(&text, " deep\n");
    site_write(site, name, buffer_span(&text));
    buffer_free(&text);
}

static void expect_rejected(struct site *site, const char *file, const char *reason, bool kept)
{
    const struct index_note *note = site_note(&site->report.rejected, file);
    if (note == NULL)
        fail_msg("%s was not rejected", file);
    assert_contains(note->reason.bytes, reason);
    assert_int_equal(note->kept, kept);
}

static void broken_files_are_reported_and_the_rest_is_indexed(void **state)
{
    struct site *site = *state;
    site_page(site, "good.md", "Good", "This one can be read.");
    site_write(site, "binary.md",
               SPAN("\x7f"
                    "ELF\0\0\0\1\2"));
    site_write(site, "empty.md", SPAN(""));
    site_write(site, "yaml.md", SPAN("---\ntitle: [never closed\n---\n\n# T\n\nWords.\n"));
    write_sparse(site, "large.md", 100 * 1024 * 1024);
    write_nested(site, "nested.md");
    site_write(site, "folder.md/page.md", SPAN("# In a folder\n\nThat is named like a file.\n"));
    assert_int_equal(symlink("nowhere.md", file_join(&site->arena, site->corpus, "link.md")), 0);
    site_index(site);
    expect_rejected(site, "binary.md", "binary", false);
    expect_rejected(site, "empty.md", "empty", false);
    expect_rejected(site, "yaml.md", "broken YAML", false);
    expect_rejected(site, "large.md", "104857600", false);
    expect_rejected(site, "link.md", "cannot be read", false);
    assert_int_equal(site_count(site, "statements", "P:good"), 1);
    assert_int_equal(site_count(site, "statements", "P:folder.md/page"), 1);
    /* Deep nesting is refused or flattened, but costs only its own file. */
    uint64_t nested = site_count(site, "statements", "P:nested");
    assert_int_equal(site->report.rejected.count, nested > 0 ? 5 : 6);
    assert_int_equal(site->report.added, nested > 0 ? 3 : 2);
    uint64_t pages = site->report.pages;
    site_index(site);
    assert_false(site->report.written);
    assert_int_equal(site->report.unchanged, pages);
    assert_non_null(site_note(&site->report.rejected, "empty.md"));
}

static void foreign_bytes_are_read(void **state)
{
    struct site *site = *state;
    site_write(site, "bom.md", SPAN("\xEF\xBB\xBF# Bom\r\n\r\n## Part\r\n\r\nTwo\r\nlines.\r\n"));
    site_write(site, "latin.md", SPAN("# Latin\n\n## Part\n\nCaf\xE9 and \x93quotes\x94.\n"));
    site_expect(site, 2, 0, 0, 0);
    assert_span(site_record(site, "statements", "bom#part").text, "Two lines.");
    assert_contains(arena_string(&site->arena, site_record(site, "statements", "latin#part").text),
                    "Caf\xC3\xA9 and");
}

static void a_file_that_breaks_keeps_what_it_said(void **state)
{
    struct site *site = *state;
    site_page(site, "a.md", "A", "The first words.");
    site_page(site, "b.md", "B", "Other words.");
    site_index(site);
    site_write(site, "a.md", SPAN(""));
    site_expect(site, 0, 0, 0, 2);
    expect_rejected(site, "a.md", "empty", true);
    assert_false(site->report.written);
    /* Neither an update of something else nor a rebuild loses it. */
    site_page(site, "b.md", "B", "Newer words.");
    site_expect(site, 0, 1, 0, 1);
    expect_rejected(site, "a.md", "empty", true);
    assert_span(site_record(site, "statements", "a#overview").text, "The first words.");
    site->options.rebuild = true;
    site_expect(site, 0, 0, 0, 2);
    expect_rejected(site, "a.md", "empty", true);
    assert_span(site_record(site, "statements", "a#overview").text, "The first words.");
    assert_int_equal(site->report.pages, 2);
    assert_status(index_check(site->index, &site->arena, &site->report, &site->err), AVOW_OK, &site->err);
    /* It is tried again, and takes its place when it can be read. */
    site_page(site, "a.md", "A", "The last words.");
    site_expect(site, 0, 1, 0, 1);
    assert_int_equal(site->report.rejected.count, 0);
    assert_span(site_record(site, "statements", "a#overview").text, "The last words.");
    site_expect(site, 0, 0, 0, 2);
}

static void a_link_that_breaks_keeps_what_it_said(void **state)
{
    struct site *site = *state;
    site_page(site, "real.md", "Real", "Words.");
    assert_int_equal(symlink("real.md", file_join(&site->arena, site->corpus, "link.md")), 0);
    site_expect(site, 2, 0, 0, 0);
    site_delete(site, "real.md");
    site->options.allow_removal = true;
    site_expect(site, 0, 0, 1, 1);
    expect_rejected(site, "link.md", "cannot be read", true);
    assert_int_equal(site_count(site, "statements", "P:link"), 1);
}

/* `levels` folders inside each other, "d/d/d". */
static const char *deep_folder(struct site *site, int levels)
{
    CLEANUP(buffer_free) struct buffer deep = BUFFER_INIT;
    for (int i = 0; i < levels; i++)
        buffer_append_string(&deep, i > 0 ? "/d" : "d");
    const char *path = arena_string(&site->arena, buffer_span(&deep));
    assert_non_null(path);
    return path;
}

/* Nobody may look deeper than 64 levels: the same as a folder without permissions, which stop no root. */
static void a_folder_that_cannot_be_read_is_rejected(void **state)
{
    struct site *site = *state;
    site_page(site, "good.md", "Good", "This one can be read.");
    site_page(site, file_join(&site->arena, deep_folder(site, 66), "a.md"), "A", "Too deep.");
    site_expect(site, 1, 0, 0, 0);
    expect_rejected(site, deep_folder(site, 65), "cannot be read", false);
    assert_int_equal(site->report.skipped.count, 0);
    /* Nor would the end of the test remove what lies so deep. */
    assert_int_equal(rename(file_join(&site->arena, site->corpus, deep_folder(site, 33)),
                            folder_path(&site->folder, "away")),
                     0);
}

/* A link to itself in the place of a folder hides it from root, too. */
static void what_stands_below_an_unreadable_folder_is_kept(void **state)
{
    struct site *site = *state;
    const char *far = file_join(&site->arena, site->corpus, "far");
    const char *away = folder_path(&site->folder, "away");
    site_page(site, "good.md", "Good", "This one can be read.");
    site_page(site, "far/sub/a.md", "A", "These words stay.");
    site_page(site, "far/b.md", "B", "So do these.");
    site_expect(site, 3, 0, 0, 0);
    assert_int_equal(rename(far, away), 0);
    assert_int_equal(symlink("far", far), 0);
    for (int rebuild = 0; rebuild < 2; rebuild++) {
        site->options.rebuild = rebuild;
        site_expect(site, 0, 0, 0, 3);
        expect_rejected(site, "far/sub/a.md", "its folder far cannot be read", true);
        expect_rejected(site, "far/b.md", "its folder far cannot be read", true);
        assert_int_equal(site->report.rejected.count, 2);
        assert_span(site_record(site, "statements", "far/sub/a#overview").text, "These words stay.");
    }
    assert_int_equal(unlink(far), 0);
    assert_int_equal(rename(away, far), 0);
    site_expect(site, 0, 2, 0, 1); /* read again: a rebuild knew the words only, not the files */
    assert_int_equal(site->report.rejected.count, 0);
}

static void a_name_that_is_not_utf8_costs_its_own_file(void **state)
{
    struct site *site = *state;
    site_page(site, "good.md", "Good", "This one can be read.");
    site_page(site, "caf\xE9.md", "Bad", "Its name is Latin-1.");
    site_page(site, "f\xFF/page.md", "Bad", "Its folder's name is nothing.");
    site_expect(site, 1, 0, 0, 0);
    expect_rejected(site, "caf\\xE9.md", "not UTF-8", false);
    expect_rejected(site, "f\\xFF/page.md", "not UTF-8", false);
    assert_int_equal(site->report.rejected.count, 2);
    site_expect(site, 0, 0, 0, 1);
}

static void links_out_of_the_root_are_no_documents(void **state)
{
    struct site *site = *state;
    site_page(site, "a.md", "A", "Words.");
    folder_write(&site->folder, "secret.md", SPAN("# Secret\n\nNot of the corpus.\n"));
    assert_int_equal(symlink("../secret.md", file_join(&site->arena, site->corpus, "b.md")), 0);
    site_expect(site, 1, 0, 0, 0);
    assert_int_equal(site->report.rejected.count, 0);
}

int broken_tests(void)
{
    const struct CMUnitTest tests[] = {
        SITE_TEST(broken_files_are_reported_and_the_rest_is_indexed),
        SITE_TEST(foreign_bytes_are_read),
        SITE_TEST(a_file_that_breaks_keeps_what_it_said),
        SITE_TEST(a_link_that_breaks_keeps_what_it_said),
        SITE_TEST(a_folder_that_cannot_be_read_is_rejected),
        SITE_TEST(what_stands_below_an_unreadable_folder_is_kept),
        SITE_TEST(a_name_that_is_not_utf8_costs_its_own_file),
        SITE_TEST(links_out_of_the_root_are_no_documents),
    };
    return cmocka_run_group_tests_name("broken files", tests, NULL, NULL);
}
