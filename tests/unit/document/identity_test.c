/* Ids and hashes: they change with what they name and with nothing else. */
#include "support/test.h"

#include "base/cleanup.h"
#include "terms/canonical.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

#include <string.h>

/* A page in parts, so that each can be edited by itself. */
static const char *const parts[] = {
    "---\ntitle: ISO 22301\n---\n",
    "# ISO 22301\n\nFirst words.\n\n",
    "## Overview\n\nThe standard is about continuity.\n\n",
    "## In-scope services\n\n- Compute\n- Archive\n\n",
    "## Frequently asked questions\n\n**Is it tested?**\n\nYes, twice a year.\n\n",
    "**Who tests it?**\n\nThe duty managers.\n\n",
    "## Overview\n\nA second overview.\n\n",
    "## Reports\n\n- [Certificate](https://example.com/c.pdf)\n",
};
enum { PARTS = sizeof parts / sizeof *parts };

/* The page with `edit` in place of the last words of one part. */
static struct page read_with(size_t edited, const char *edit, struct arena *arena)
{
    struct buffer text = BUFFER_INIT;
    for (size_t i = 0; i < PARTS; i++) {
        buffer_append_string(&text, parts[i]);
        if (i == edited)
            buffer_append_string(&text, edit);
    }
    struct page page = pages_read("page.md", arena_copy(arena, buffer_span(&text)), arena);
    buffer_free(&text);
    return page;
}

static const struct statement *find(const struct page *page, struct span id)
{
    for (size_t i = 0; i < page->statement_count; i++)
        if (span_equal(page->statements[i].id, id))
            return &page->statements[i];
    return NULL;
}

/* Statements of `before` whose id is gone, or whose hash is another. */
static void compare(const struct page *before, const struct page *after, size_t *gone, size_t *changed)
{
    *gone = *changed = 0;
    for (size_t i = 0; i < before->statement_count; i++) {
        const struct statement *same = find(after, before->statements[i].id);
        *gone += same == NULL;
        *changed += same != NULL && !span_equal(same->hash, before->statements[i].hash);
    }
}

static void editing_one_part_leaves_the_other_ids_alone(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page before = read_with(PARTS, "", &arena);
    assert_int_equal(before.statement_count, 7);
    for (size_t edited = 1; edited < PARTS; edited++) {
        size_t gone = 0;
        size_t changed = 0;
        struct page after =
            read_with(edited, edited == 3 ? "- Mail\n\n" : "Another sentence was added.\n\n", &arena);
        compare(&before, &after, &gone, &changed);
        assert_int_equal(gone, 0);
        assert_int_equal(changed, 1);
    }
}

static void a_new_section_or_pair_leaves_the_others_alone(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page before = read_with(PARTS, "", &arena);
    static const char *const added[] = {"## New\n\nA new section.\n\n", "**Is it new?**\n\nIt is.\n\n"};
    for (size_t i = 0; i < 2; i++) {
        size_t gone = 0;
        size_t changed = 0;
        struct page after = read_with(i == 0 ? 2 : 4, added[i], &arena);
        compare(&before, &after, &gone, &changed);
        assert_int_equal(after.statement_count, before.statement_count + 1);
        assert_int_equal(gone + changed, 0);
    }
}

static void ids_are_page_and_anchor(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = read_with(PARTS, "", &arena);
    static const char *const expected[] = {
        "pages/page#top",
        "pages/page#overview",
        "pages/page#in-scope-services",
        "pages/page#faq-is-it-tested",
        "pages/page#faq-who-tests-it",
        "pages/page#overview.2",
        "pages/page#reports",
    };
    assert_int_equal(page.statement_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < page.statement_count; i++)
        assert_span(page.statements[i].id, expected[i]);
}

static void the_hash_is_that_of_the_canonical_words(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page page = read_with(PARTS, "", &arena);
    const struct statement *pair = find(&page, SPAN("pages/page#faq-is-it-tested"));
    assert_non_null(pair);
    char hash[DIGEST_HEX_SIZE];
    digest_of(SPAN("Is it tested?\nYes, twice a year."), hash);
    assert_span(pair->hash, hash);
}

static void layout_and_typography_do_not_change_the_hash(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct page plain = pages_markdown("# T\n\nIt's a well-known rule: \"ask\".\n", &arena);
    struct page fancy = pages_markdown("T\n=\n\nIt\xE2\x80\x99s a *well\xE2\x80\x91known*\xC2\xA0rule:\n"
                                       "\xE2\x80\x9C[ask](https://example.com)\xE2\x80\x9D.\n",
                                       &arena);
    assert_true(span_equal(plain.statements[0].hash, fancy.statements[0].hash));
}

static void many_equal_headings_are_numbered_in_order(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct buffer text = BUFFER_INIT;
    for (int i = 0; i < 3000; i++)
        buffer_append_string(&text, "# Same\n\nWords.\n\n");
    struct page page = pages_read("page.md", buffer_span(&text), &arena);
    assert_int_equal(page.statement_count, 3000);
    assert_span(page.statements[0].anchor, "same");
    assert_span(page.statements[2999].anchor, "same.3000");
    buffer_free(&text);
}

int identity_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(editing_one_part_leaves_the_other_ids_alone),
        cmocka_unit_test(a_new_section_or_pair_leaves_the_others_alone),
        cmocka_unit_test(ids_are_page_and_anchor),
        cmocka_unit_test(the_hash_is_that_of_the_canonical_words),
        cmocka_unit_test(layout_and_typography_do_not_change_the_hash),
        cmocka_unit_test(many_equal_headings_are_numbered_in_order),
    };
    int failed = cmocka_run_group_tests_name("identity", tests, NULL, NULL);
    pages_close();
    return failed;
}
