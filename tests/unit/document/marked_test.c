/* Questions and controls that a reader marked: cut whole, named by what their row says. */
#include "support/test.h"

#include "base/cleanup.h"
#include "document/cutter.h"
#include "document/identity.h"
#include "document/prose.h"
#include "document/subject.h"
#include "unit/document/groups.h"
#include "unit/document/pages.h"

static void add(struct reading *reading, struct arena *arena, enum block_kind kind, const char *text,
                const struct block_row *row)
{
    struct block block = {.kind = kind, .level = kind == BLOCK_HEADING ? 2 : 0, .text = span_of(text)};
    block.row = row;
    assert_true(block_append(&reading->blocks, arena, block));
}

static struct cut_list cut(const struct reading *reading, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    struct cut_list cuts = {NULL, 0, 0};
    assert_status(cutter_run(reading, SPAN_EMPTY, SPAN_NONE, arena, &cuts, &err), AVOW_OK, &err);
    return cuts;
}

static void check_anchor(const struct cut *one, struct arena *arena, const char *expected)
{
    struct anchor_table anchors = {NULL, 0, 0};
    struct span anchor = SPAN_EMPTY;
    assert_status(identity_anchor(&anchors, one, arena, &anchor, NULL), AVOW_OK, NULL);
    assert_span(anchor, expected);
}

static void a_question_takes_all_up_to_the_next(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct reading reading = {.unmarked = false};
    add(&reading, &arena, BLOCK_HEADING, "Help", NULL);
    add(&reading, &arena, BLOCK_PARAGRAPH, "Words before.", NULL);
    add(&reading, &arena, BLOCK_QUESTION, "Is it tested", NULL);
    add(&reading, &arena, BLOCK_PARAGRAPH, "Is it what?", NULL);
    add(&reading, &arena, BLOCK_QUOTE, "Twice a year.", NULL);
    add(&reading, &arena, BLOCK_QUESTION, "Nobody answered this", NULL);
    struct cut_list cuts = cut(&reading, &arena);
    assert_int_equal(cuts.count, 3);
    assert_int_equal(cuts.items[0].kind, KIND_SECTION);
    assert_int_equal(cuts.items[1].kind, KIND_FAQ);
    assert_span(cuts.items[1].question, "Is it tested");
    assert_span(cuts.items[1].text, "Is it what?\n\nTwice a year.");
    assert_int_equal(cuts.items[1].headings.count, 1);
    check_anchor(&cuts.items[1], &arena, "faq-is-it-tested");
    assert_int_equal(cuts.items[2].kind, KIND_SECTION);
    assert_span(cuts.items[2].text, "Nobody answered this");
}

static void a_control_is_named_by_its_id(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct reading reading = {.unmarked = false};
    const struct block_row row = {.id = SPAN("AC-2.1")};
    add(&reading, &arena, BLOCK_HEADING, "Access control", NULL);
    add(&reading, &arena, BLOCK_CONTROL, "Automated management", &row);
    add(&reading, &arena, BLOCK_PARAGRAPH, "Manage accounts.", NULL);
    add(&reading, &arena, BLOCK_CONTROL, "Withdrawn", NULL);
    struct cut_list cuts = cut(&reading, &arena);
    assert_int_equal(cuts.count, 2);
    assert_int_equal(cuts.items[0].kind, KIND_CONTROL);
    assert_int_equal(cuts.items[0].question.size, 0);
    assert_int_equal(cuts.items[0].headings.count, 2);
    assert_span(cuts.items[0].headings.items[1], "Automated management");
    assert_span(cuts.items[0].text, "Manage accounts.");
    check_anchor(&cuts.items[0], &arena, "ac-2.1");
    assert_span(cuts.items[1].text, "Withdrawn");
    check_anchor(&cuts.items[1], &arena, "access-control/withdrawn");
}

/* 3,000 words: a question of a page is cut, one of a table is not. */
static void only_rows_and_controls_are_never_cut(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    CLEANUP(buffer_free) struct buffer words = BUFFER_INIT;
    for (int i = 0; i < 300; i++)
        buffer_append_string(&words, "One two three four five six seven eight nine ten. ");
    const struct block_row row = {.date = 20260101};
    for (int rows = 0; rows < 2; rows++) {
        struct reading reading = {.unmarked = false};
        add(&reading, &arena, BLOCK_QUESTION, "Long?", rows ? &row : NULL);
        add(&reading, &arena, BLOCK_PARAGRAPH, words.bytes, NULL);
        struct cut_list cuts = cut(&reading, &arena);
        assert_int_equal(cuts.count, rows ? 1 : 2);
        assert_int_equal(prose_words(cuts.items[0].text), rows ? 3000 : 1500);
    }
}

static void a_row_says_more_than_its_page(void **state)
{
    (void)state;
    CLEANUP(arena_free) struct arena arena = ARENA_INIT;
    struct avow_error err = AVOW_ERROR_INIT;
    struct span names[] = {SPAN("SOC2"), SPAN("Nonsense 7")};
    const struct block_row row = {.standards = {names, 2}};
    struct page page = pages_markdown("# ISO 22301\n\nWords.\n", &arena);
    struct subject_finder finder = {pages_vocabulary(), NULL, &arena};
    assert_status(tokeniser_new(SPAN("en"), &finder.tokeniser, &err), AVOW_OK, &err);
    struct statement stated = {.text = SPAN("Words.")};
    for (int i = 0; i < 2; i++)
        assert_status(subject_of_statement(&finder, &row, &page, &stated, &err), AVOW_OK, &err);
    assert_int_equal(stated.standards.count, 1);
    assert_span(stated.standards.items[0].id, "soc-2");
    assert_int_equal(page.notes.count, 1);
    struct statement silent = {.text = SPAN("Words.")};
    assert_status(subject_of_statement(&finder, NULL, &page, &silent, &err), AVOW_OK, &err);
    assert_span(silent.standards.items[0].id, "iso-22301");
    tokeniser_free(finder.tokeniser);
}

int marked_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_takes_all_up_to_the_next),
        cmocka_unit_test(a_control_is_named_by_its_id),
        cmocka_unit_test(only_rows_and_controls_are_never_cut),
        cmocka_unit_test(a_row_says_more_than_its_page),
    };
    int failed = cmocka_run_group_tests_name("marked", tests, NULL, NULL);
    pages_close();
    return failed;
}
