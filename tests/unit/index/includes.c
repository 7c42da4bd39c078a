/* Pages that include others: filled in before reading, read again when what they include changes. */
#include "unit/index/groups.h"
#include "unit/index/site.h"

#include "base/cleanup.h"
#include <stdio.h>

static void write_text(struct site *site, const char *name, const char *text)
{
    site_write(site, name, span_of(text));
}

static void an_edited_include_reads_its_pages_again(void **state)
{
    struct site *site = *state;
    write_text(site, "common/hours.md", "---\ntitle: Hours\n---\nWe answer on weekdays.\n");
    write_text(site, "deep/desk.md", "# Desk\n\n[!INCLUDE [hours](../common/hours.md)]\n");
    write_text(site, "mail.md", "# Mail\n\nMail has no hours.\n");
    site_index(site);
    assert_span(site_record(site, "statements", "deep/desk#top").text, "We answer on weekdays.");
    site_expect(site, 0, 0, 0, 3);
    write_text(site, "common/hours.md", "---\ntitle: Hours\n---\nWe answer every day.\n");
    site_expect(site, 0, 2, 0, 1);
    assert_span(site_record(site, "statements", "deep/desk#top").text, "We answer every day.");
}

static void an_include_that_is_not_there_is_left_out(void **state)
{
    struct site *site = *state;
    write_text(site, "desk.md",
               "# Desk\n\nOne.\n\n[!INCLUDE [a](missing.md)]\n\n[!INCLUDE [b](../../outside.md)]\n\nTwo.\n");
    site_index(site);
    assert_span(site_record(site, "statements", "desk#top").text, "One.\n\nTwo.");
    assert_non_null(site_note(&site->report.notes, "desk.md"));
    write_text(site, "missing.md", "Now it is there.\n");
    site_expect(site, 1, 1, 0, 0);
    assert_span(site_record(site, "statements", "desk#top").text, "One.\n\nNow it is there.\n\nTwo.");
}

static void circles_and_code_are_let_be(void **state)
{
    struct site *site = *state;
    write_text(site, "a.md", "# A\n\nFrom a.\n\n[!INCLUDE [b](~/b.md)]\n\n```\n[!INCLUDE [b](b.md)]\n```\n");
    write_text(site, "b.md", "From b.\n\n[!include[a](./a.md)]\n\n> [!INCLUDE [c](c.md)]\n");
    write_text(site, "c.md", "Line one\nline two\n");
    site_index(site);
    assert_span(site_record(site, "statements", "a#top").text,
                "From a.\n\nFrom b.\n\nLine one line two\n\n[!INCLUDE [b](b.md)]");
}

/* Files that include each other eight times over, four deep. */
static void a_bomb_of_includes_is_bounded(void **state)
{
    struct site *site = *state;
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    for (int level = 0; level < 6; level++) {
        char name[16];
        buffer_truncate(&text, 0);
        for (int i = 0; i < 40; i++)
            buffer_printf(&text, "[!INCLUDE [x](%c.md)] word\n\n", 'b' + level);
        snprintf(name, sizeof name, "%c.md", 'a' + level);
        site_write(site, name, buffer_span(&text));
    }
    site_index(site);
    assert_int_equal(site->report.pages, 6);
}

int include_tests(void)
{
    static const struct CMUnitTest tests[] = {
        SITE_TEST(an_edited_include_reads_its_pages_again),
        SITE_TEST(an_include_that_is_not_there_is_left_out),
        SITE_TEST(circles_and_code_are_let_be),
        SITE_TEST(a_bomb_of_includes_is_bounded),
    };
    return cmocka_run_group_tests_name("includes", tests, NULL, NULL);
}
