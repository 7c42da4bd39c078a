/* Files of ready-made statements: each page of theirs comes, changes and goes by itself. */
#include "base/cleanup.h"
#include "unit/index/groups.h"
#include "unit/index/site.h"

#define ROW(id, page, text) "{\"id\":\"" id "\",\"page\":\"" page "\",\"text\":\"" text "\"}\n"

static void write_rows(struct site *site, const char *rows)
{
    site_write(site, "answers.jsonl", span_of(rows));
}

static void rows_of_one_file_make_several_pages(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("a1", "Alpha", "One.") ROW("b1", "Beta/Index", "Two.")
                         ROW("a2", "Alpha",
                             "Three.") "{\"id\":\"own\",\"text\":\"Four.\",\"date\":\"2026-02-03\"}\n");
    site_expect(site, 3, 0, 0, 0);
    assert_int_equal(site->report.statements, 4);
    assert_int_equal(site_count(site, "statements", "P:alpha"), 2);
    assert_int_equal(site_count(site, "statements", "P:beta"), 1);
    struct record record = site_record(site, "statements", "a2");
    assert_span(record.title, "Alpha");
    assert_span(record.path, "answers.jsonl#alpha");
    record = site_record(site, "statements", "own");
    assert_span(record.page_id, "answers");
    assert_int_equal(record.date, 20260203);
}

static void only_the_page_whose_rows_changed_is_read(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("a1", "A", "One.") ROW("b1", "B", "Two.") ROW("c1", "C", "Three."));
    site_index(site);
    site_expect(site, 0, 0, 0, 3);
    assert_false(site->report.written);
    write_rows(site, ROW("a0", "A", "A row before.") ROW("a1", "A", "One.") ROW("b1", "B", "Two."));
    site->options.allow_removal = true;
    site_expect(site, 0, 1, 1, 1);
    assert_int_equal(site_count(site, "statements", "P:c"), 0);
    assert_int_equal(site_count(site, "statements", "P:a"), 2);
}

static void a_broken_row_costs_itself_alone(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("a1", "A", "One.") "{\"id\":\n" ROW("two words", "A", "Two.")
                         ROW("a1", "B", "The id again.") ROW("x#top", "A", "Another page's.")
                             ROW("a#mine", "A", "Its own."));
    assert_status(site_run(site), AVOW_OK, &site->err);
    assert_int_equal(site->report.statements, 2);
    assert_int_equal(site->report.rejected.count, 4);
    const struct index_note *notes = site->report.rejected.items;
    assert_span(notes[0].file, "answers.jsonl");
    assert_span(notes[0].reason, "row 2 is no JSON object");
    assert_span(notes[1].reason, "row 3 has an id with white space or control bytes");
    assert_span(notes[2].reason, "row 4 has an id that a row before has; give it another");
    assert_span(notes[3].reason, "row 5 has an id with \"#\" that does not begin with its page");
    assert_status(site_run(site), AVOW_OK, &site->err);
    assert_false(site->report.written);
    assert_int_equal(site->report.rejected.count, 4);
}

static void a_file_without_a_sound_row_keeps_what_it_gave(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("a1", "A", "One.") ROW("b1", "B", "Two."));
    site_index(site);
    write_rows(site, "not a row\n");
    assert_status(site_run(site), AVOW_OK, &site->err);
    assert_int_equal(site->report.unchanged, 2);
    assert_int_equal(site->report.rejected.count, 2);
    assert_true(site->report.rejected.items[0].kept);
    assert_span(site->report.rejected.items[0].reason, "row 1 is no JSON object");
    assert_int_equal(site_count(site, "statements", "P:a"), 1);
    site->options.rebuild = true;
    assert_status(site_run(site), AVOW_OK, &site->err);
    assert_int_equal(site_count(site, "statements", "P:b"), 1);
    write_rows(site, ROW("a1", "A", "One.") ROW("b1", "B", "Two."));
    site_index(site);
    assert_int_equal(site->report.rejected.count, 0);
}

/* In byte order of pages the taker comes before the one that loses the id, and after it. */
static void an_id_moves_from_page_to_page(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("x", "B", "Moves down.") ROW("y", "A", "Moves up.") ROW("a", "A", "Stays.")
                         ROW("b", "B", "Stays, too."));
    site_index(site);
    write_rows(site, ROW("x", "A", "Moves down.") ROW("y", "B", "Moves up.") ROW("a", "A", "Stays.")
                         ROW("b", "B", "Stays, too."));
    site_expect(site, 0, 2, 0, 0);
    assert_int_equal(site->report.statements, 4);
    assert_span(site_record(site, "statements", "x").page_id, "a");
    assert_span(site_record(site, "statements", "y").page_id, "b");
}

static void stop_words_alone_are_a_statement_too(void **state)
{
    struct site *site = *state;
    write_rows(site, ROW("x", "A", "It is.") ROW("y", "The", "..."));
    site_expect(site, 2, 0, 0, 0);
    assert_int_equal(site_count(site, "statements", "P:a"), 1);
}

static void two_files_make_two_versions_of_a_page(void **state)
{
    struct site *site = *state;
    site_write(site, "2025.jsonl",
               SPAN("{\"id\":\"x\",\"page\":\"P\",\"date\":\"2025-01-01\",\"text\":\"Old.\"}\n"));
    site_write(site, "2026.jsonl",
               SPAN("{\"id\":\"x\",\"page\":\"P\",\"date\":\"2026-01-01\",\"text\":\"New.\"}\n"));
    site_expect(site, 1, 0, 0, 0);
    assert_span(site_record(site, "statements", "x").text, "New.");
    assert_span(site_record(site, "history", "x@2025-01-01").text, "Old.");
}

static void many_rows_of_many_pages_take_their_time_once(void **state)
{
    struct site *site = *state;
    CLEANUP(buffer_free) struct buffer rows = BUFFER_INIT;
    for (int i = 0; i < 2000; i++)
        buffer_printf(&rows, "{\"id\":\"r%d\",\"page\":\"p%d\",\"text\":\"Row %d.\"}\r\n", i, i % 300, i);
    site_write(site, "answers.jsonl", buffer_span(&rows));
    site_expect(site, 300, 0, 0, 0);
    assert_int_equal(site->report.statements, 2000);
    site_expect(site, 0, 0, 0, 300);
}

int row_tests(void)
{
    static const struct CMUnitTest tests[] = {
        SITE_TEST(rows_of_one_file_make_several_pages),
        SITE_TEST(only_the_page_whose_rows_changed_is_read),
        SITE_TEST(a_broken_row_costs_itself_alone),
        SITE_TEST(a_file_without_a_sound_row_keeps_what_it_gave),
        SITE_TEST(an_id_moves_from_page_to_page),
        SITE_TEST(stop_words_alone_are_a_statement_too),
        SITE_TEST(two_files_make_two_versions_of_a_page),
        SITE_TEST(many_rows_of_many_pages_take_their_time_once),
    };
    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
