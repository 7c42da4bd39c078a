/* Files made to hurt: deep, endless, or far too many of something. None may crash or take long. */
#include "support/test.h"

#include "base/cleanup.h"
#include "base/utf8.h"
#include "document/wire.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

#include <time.h>

enum { LIMIT_SECONDS = 30 /* of CPU, under sanitizers; a release build takes a fraction */ };

/* CPU seconds of this process: other work on the machine must not fail a test. */
static long cpu_seconds(void)
{
    return (long)(clock() / CLOCKS_PER_SEC);
}

/* A text that repeats: `before`, then `times` × `part`, then `after`. */
struct recipe {
    const char *name;
    const char *file;
    const char *before;
    const char *part;
    size_t times;
    const char *after;
    enum avow_status expected;
};

static const struct recipe recipes[] = {
    {"quotes in quotes", "a.md", "", ">", 10000, " x\n", AVOW_BAD_INPUT},
    {"bullets in bullets", "a.md", "", "- ", 10000, "x\n", AVOW_BAD_INPUT},
    {"quotes nested as far as allowed", "a.md", "", ">", 100, " x\n", AVOW_OK},
    {"a rule of many marks", "a.md", "Text.\n\n", "* ", 10000, "\n", AVOW_OK},
    {"brackets", "a.md", "", "[", 100000, "", AVOW_OK},
    {"links never closed", "a.md", "", "[a](", 20000, "", AVOW_OK},
    {"images of references", "a.md", "", "![a][", 20000, "", AVOW_OK},
    {"emphasis", "a.md", "", "*a **a ", 20000, "", AVOW_OK},
    {"stars in words after stars in a word", "a.md", "2**8 ", "a* ", 100000, "", AVOW_OK},
    {"code spans", "a.md", "", "` `` ``` ", 10000, "", AVOW_OK},
    {"tags", "a.md", "", "<div>", 50000, "", AVOW_BAD_INPUT},
    {"comments never closed", "a.md", "", "<!-- ", 50000, "", AVOW_BAD_INPUT},
    {"declarations", "a.md", "a ", "<!A ", 50000, "", AVOW_BAD_INPUT},
    {"instructions", "a.md", "a ", "<? ", 50000, "", AVOW_BAD_INPUT},
    {"templates never closed", "a.md", "", "]({{ ", 50000, "", AVOW_OK},
    {"character references", "a.md", "<p>", "&#", 100000, "</p>", AVOW_OK},
    {"rows without cells", "a.md", "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n", "|a\n", 50000, "",
     AVOW_BAD_INPUT},
    {"tables without end", "a.md", "", "a\n-|-\n", 20000, "", AVOW_BAD_INPUT},
    {"HTML tables without end between headings in quotes", "a.md", "", "<table>\n\n> # a\n\n", 40000, "",
     AVOW_OK},
    {"lines of a cell that are brackets", "a.md", "|a|b|\n|-|-|\n|x ", "\\n ) ", 60000, "|y|\n", AVOW_OK},
    {"equal headings", "a.md", "", "# a\n", 20000, "", AVOW_OK},
    {"one long line", "a.md", "", "word ", 400000, "", AVOW_OK},
    {"no space at all", "a.md", "", "x", 1000000, "", AVOW_OK},
    {"no space at all in text", "a.txt", "", "x", 1000000, "", AVOW_OK},
    {"characters without spaces", "a.md", "", "\xE8\xAA\x8D\xE3\x80\x82", 100000, "", AVOW_OK},
    {"questions without answers", "a.txt", "", "Why?\n", 50000, "", AVOW_OK},
    {"labels", "a.txt", "", "Label here\n", 50000, "", AVOW_OK},
    {"divisions in divisions", "a.html", "", "<div>", 10000, "x", AVOW_BAD_INPUT},
    {"lists in lists", "a.html", "", "<ul><li>", 10000, "x", AVOW_BAD_INPUT},
    {"divisions nested as far as allowed", "a.html", "", "<div>", 250, "x", AVOW_OK},
    {"paragraphs never closed", "a.html", "", "<p>x", 20000, "", AVOW_OK},
    {"tags without end", "a.html", "x ", "<a", 100000, "", AVOW_OK},
    {"end tags alone", "a.html", "x ", "</div></b></table>", 50000, "", AVOW_OK},
    {"attributes of one tag", "a.html", "<p ", "a=1 b c=", 5000, ">x</p>", AVOW_OK},
    {"classes of one tag", "a.html", "<p class=\"", "note-not ", 100000, "\">x</p>", AVOW_OK},
    {"HTML comments never closed", "a.html", "x", "<!-- ", 100000, "", AVOW_OK},
    {"HTML declarations", "a.html", "x", "<!A ", 100000, "", AVOW_OK},
    {"entities that name each other", "a.html",
     "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><p>", "&b;", 20000,
     "</p>", AVOW_OK},
    {"character references in HTML", "a.html", "<p>", "&#", 100000, "</p>", AVOW_OK},
    {"bytes of Windows-1252 by number", "a.html", "<p>", "&#146;", 20000, "</p>", AVOW_OK},
    {"cells that span all columns", "a.html", "<table>", "<tr><td colspan=1000 rowspan=65000>text<td>b", 5000,
     "</table>", AVOW_OK},
    {"cells that span all rows", "a.html", "<table><tr><td rowspan=60000>long text here<td>b", "<tr><td>c",
     3000, "</table>", AVOW_OK},
    {"items of a cell that are brackets", "a.html", "<table><tr><th>A<th>B<tr><td>x<td>", "<li>)", 60000,
     "</table>", AVOW_OK},
    {"tables in tables", "a.html", "", "<table><tr><td>x", 40, "", AVOW_OK},
    {"a list of nothing", "a.html", "<ul>", "<!-- --><p>", 50000, "<li>x</ul>", AVOW_OK},
    {"links never closed in HTML", "a.html", "", "<a href=\"https://example.com/\">x ", 20000, "", AVOW_OK},
    {"questions to unfold", "a.html", "", "<details><summary>Why?</summary>x</details>", 5000, "", AVOW_OK},
    {"line breaks", "a.html", "x", "<br>", 50000, "y", AVOW_OK},
    {"five megabytes in one line", "a.html", "<p>", "words-without-a-space-that-go-on-and-on-in-one-line ",
     100000, "</p>", AVOW_OK},
    {"JSON-LD in JSON-LD", "a.html", "<script type=\"application/ld+json\">", "[", 100000, "</script>x",
     AVOW_OK},
    {"JSON-LD without end", "a.html", "<p>x",
     "<script type=\"application/ld+json\">{\"@type\":\"FAQPage\"}</script>", 5000, "", AVOW_OK},
    {"front matter never closed", "a.md", "---\n", "key: value\n", 50000, "", AVOW_OK},
};

static struct span cook(const struct recipe *recipe, struct arena *arena)
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    buffer_append_string(&text, recipe->before);
    for (size_t i = 0; i < recipe->times; i++)
        buffer_append_string(&text, recipe->part);
    buffer_append_string(&text, recipe->after);
    return arena_copy(arena, buffer_span(&text));
}

/* No statement is too large to be shown, or broken in the middle of a character. */
static void check_statements(const struct page *page)
{
    for (size_t i = 0; i < page->statement_count; i++) {
        assert_true(page->statements[i].text.size < WIRE_LINE / 4);
        assert_true(page->statements[i].text.size > 0);
        assert_true(utf8_valid(page->statements[i].text));
    }
}

static void hostile_files_end_soon(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++) {
        CLEANUP(arena_free) struct arena arena = ARENA_INIT;
        struct avow_error err = AVOW_ERROR_INIT;
        struct page page = {.statement_count = 0};
        struct document_input input = pages_input(recipes[i].file, cook(&recipes[i], &arena), &arena);
        long start = cpu_seconds();
        enum avow_status status = document_read(&input, pages_vocabulary(), &arena, &page, &err);
        if (status != recipes[i].expected || cpu_seconds() - start > LIMIT_SECONDS)
            fail_msg("%s: status %d after %ld s: %s", recipes[i].name, (int)status,
                     (long)(cpu_seconds() - start), err.message);
        check_statements(&page);
    }
}

static void ten_megabytes_of_markdown_are_read(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    static const char part[] =
        "## A heading\n\nA paragraph of a policy that says what is done and who does it, in "
        "words that could stand on any page of this kind. ISO 27001 asks for it.\n\n"
        "- an item\n- [another](https://example.com/report)\n\n";
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    while (text.size < 10 * 1024 * 1024)
        for (int i = 0; i < 20; i++)
            buffer_append_string(&text, i == 0 ? part : part + sizeof "## A heading");
    long start = cpu_seconds();
    struct page page = pages_read("page.md", buffer_span(&text), &arena);
    assert_true(page.statement_count > 4000);
    assert_true(cpu_seconds() - start < 120);
}

static void files_over_the_limit_are_refused(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct page page;
    struct document_input input =
        pages_input("page.md", (struct span){"", (size_t)DOCUMENT_LIMIT + 1}, &arena);
    assert_int_equal(document_read(&input, pages_vocabulary(), &arena, &page, &err), AVOW_TOO_LARGE);
}

int hostile_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_files_end_soon),
        cmocka_unit_test(ten_megabytes_of_markdown_are_read),
        cmocka_unit_test(files_over_the_limit_are_refused),
    };
    int failed = cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
    pages_close();
    return failed;
}
