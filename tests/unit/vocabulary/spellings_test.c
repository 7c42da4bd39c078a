/* Every spelling of spellings.tsv is found whole, and nothing is found in none.txt. */
#include "finder.h"
#include "groups.h"

#include "base/buffer.h"
#include "base/cleanup.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { COLUMNS = 4, FAMILIES = 30, SPELLINGS_EACH = 12, MOST_FAMILIES = 200 };

struct row {
    struct span columns[COLUMNS]; /* spelling, family, edition, level */
};

static bool row_next(struct span *rest, struct row *row)
{
    struct span line;
    while (span_next_line(rest, &line)) {
        if (line.size == 0 || line.bytes[0] == '#')
            continue;
        *row = (struct row){{{NULL, 0}}};
        for (size_t at = 0; at < COLUMNS && span_next_piece(&line, '\t', &row->columns[at]); at++)
            ;
        return true;
    }
    return false;
}

/* Text before and behind the spelling, as running text has it. */
static const char *const frames[][2] = {
    {"", ""},
    {"We hold ", " for all regions."},
    {"Our report on ", "."},
    {"Read more (", ") on the next page."},
    {"In 2021, \"", "\" was asked for, 3 times."},
};

static void check_framed(struct finder *finder, const struct row *row, const char *const frame[2])
{
    CLEANUP(buffer_free) struct buffer text = BUFFER_INIT;
    struct span spelling = row->columns[0];
    buffer_printf(&text, "%s%.*s%s", frame[0], SPAN_ARG(spelling), frame[1]);
    struct mention_list found = finder_find(finder, buffer_span(&text), MENTION_IN_TEXT);
    if (found.count != 1)
        fail_msg("\"%s\": %zu names found, not 1", text.bytes, found.count);
    const struct mention *mention = &found.items[0];
    struct span part = span_part(buffer_span(&text), mention->start, mention->end);
    if (!span_equal(part, spelling) || !span_equal(mention->id, row->columns[1]) ||
        !span_equal(mention->edition, row->columns[2]) || !span_equal(mention->level, row->columns[3]))
        fail_msg("\"%s\": found [%.*s] %.*s:%.*s/%.*s", text.bytes, SPAN_ARG(part), SPAN_ARG(mention->id),
                 SPAN_ARG(mention->edition), SPAN_ARG(mention->level));
    assert_int_equal(mention->type, MENTION_STANDARD);
    assert_true(finder->tokens.items[mention->first_token].end > mention->start);
    assert_true(finder->tokens.items[mention->end_token - 1].start < mention->end);
}

static void every_spelling_is_found_whole(void **state)
{
    CLEANUP(cleanup_free) char *file = finder_file("spellings.tsv");
    struct span rest = span_of(file);
    struct row row;
    struct finder finder;
    (void)state;
    finder_open(&finder, NULL);
    while (row_next(&rest, &row)) {
        for (size_t frame = 0; frame < sizeof frames / sizeof frames[0]; frame++)
            check_framed(&finder, &row, frames[frame]);
    }
    finder_close(&finder);
}

/* The table itself keeps its promise: at least 12 spellings each for at least 30 families. */
static void table_is_wide_enough(void **state)
{
    CLEANUP(cleanup_free) char *file = finder_file("spellings.tsv");
    struct span rest = span_of(file);
    struct span families[MOST_FAMILIES];
    size_t counts[MOST_FAMILIES] = {0};
    size_t count = 0;
    size_t wide = 0;
    struct row row;
    (void)state;
    while (row_next(&rest, &row)) {
        size_t at = 0;
        while (at < count && !span_equal(families[at], row.columns[1]))
            at++;
        assert_true(at < MOST_FAMILIES);
        families[at] = row.columns[1];
        count += at == count;
        counts[at]++;
    }
    for (size_t at = 0; at < count; at++)
        wide += counts[at] >= SPELLINGS_EACH;
    assert_true(wide >= FAMILIES);
}

static void sentences_without_names(void **state)
{
    CLEANUP(cleanup_free) char *file = finder_file("none.txt");
    struct span rest = span_of(file);
    struct span line;
    struct finder finder;
    size_t count = 0;
    (void)state;
    finder_open(&finder, NULL);
    while (span_next_line(&rest, &line)) {
        if (line.size == 0 || line.bytes[0] == '#')
            continue;
        struct mention_list found = finder_find(&finder, line, MENTION_IN_TEXT);
        if (found.count > 0)
            fail_msg("\"%.*s\": found %.*s", SPAN_ARG(line), SPAN_ARG(found.items[0].id));
        count++;
    }
    assert_true(count >= 200);
    finder_close(&finder);
}

int spellings_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_spelling_is_found_whole),
        cmocka_unit_test(table_is_wide_enough),
        cmocka_unit_test(sentences_without_names),
    };
    return cmocka_run_group_tests_name("spellings", tests, NULL, NULL);
}
