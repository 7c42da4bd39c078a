/* Files that cannot be read are named with the reason; the rest goes on, and what was there before stays. */
#include "base/buffer.h"
#include "base/file.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

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
        SITE_TEST(links_out_of_the_root_are_no_documents),
    };
    return cmocka_run_group_tests_name("broken files", tests, NULL, NULL);
}
