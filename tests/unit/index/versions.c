/* Words followed from version to version by their hash, on pages made by hand. */
#include "index/versions.h"

#include "support/test.h"
#include "unit/index/groups.h"

#include <string.h>

enum { MOST = 6 };

/* A page whose statements have one-letter ids and hashes: "aX bX" is id a with hash X, id b with hash X. */
struct made {
    struct statement statements[MOST];
    struct page page;
};

static struct version make(struct made *made, date_day date, const char *text)
{
    memset(made, 0, sizeof *made);
    for (const char *at = text; *at != '\0'; at += at[2] == ' ' ? 3 : 2) {
        struct statement *statement = &made->statements[made->page.statement_count++];
        statement->id = (struct span){at, 1};
        statement->hash = (struct span){at + 1, 1};
    }
    made->page.statements = made->statements;
    made->page.date = date;
    return (struct version){.page = &made->page, .date = date};
}

static void expect(const struct version *version, size_t number, date_day from, date_day to,
                   const char *document)
{
    const struct placed *placed = &version->placed[number];
    assert_int_equal(placed->from, from);
    assert_int_equal(placed->to, to);
    assert_span(placed->document, document);
    assert_int_equal(placed->in_history, to != DATE_OPEN);
}

static void place(struct version *versions, size_t count, struct arena *arena)
{
    struct avow_error err = AVOW_ERROR_INIT;
    assert_status(versions_place(versions, count, arena, &err), AVOW_OK, &err);
}

static void one_version_holds_from_its_day_on(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct made one;
    struct version versions[] = {make(&one, 20200101, "aX bY")};
    place(versions, 1, &arena);
    expect(&versions[0], 0, 20200101, DATE_OPEN, "a");
    assert_true(versions[0].placed[1].carrier);
    assert_true(versions[0].current);
    arena_free(&arena);
}

static void versions_are_sorted_and_words_go_on_under_another_id(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct made first, second, third;
    struct version versions[] = {make(&third, 20220101, "cX"), make(&first, 20200101, "aX bY"),
                                 make(&second, 20210101, "bZ aX")};
    place(versions, 3, &arena);
    assert_int_equal(versions[0].date, 20200101);
    expect(&versions[0], 0, 20200101, DATE_OPEN, "c");
    assert_false(versions[0].placed[0].carrier);
    expect(&versions[0], 1, 20200101, 20210101, "b@2020-01-01");
    expect(&versions[1], 0, 20210101, 20220101, "b@2021-01-01");
    assert_true(versions[1].placed[0].carrier);
    assert_true(versions[2].placed[0].carrier);
    arena_free(&arena);
}

static void the_same_words_twice_pair_in_order(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct made first, second;
    struct version versions[] = {make(&first, 20200101, "aX bX cX"), make(&second, 20210101, "dX eX")};
    place(versions, 2, &arena);
    expect(&versions[0], 0, 20200101, DATE_OPEN, "d");
    expect(&versions[0], 1, 20200101, DATE_OPEN, "e");
    expect(&versions[0], 2, 20200101, 20210101, "c@2020-01-01");
    arena_free(&arena);
}

static void words_that_come_back_begin_anew(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct made first, second, third;
    struct version versions[] = {make(&first, 20200101, "aX"), make(&second, 20210101, "aY"),
                                 make(&third, 20220101, "aX")};
    place(versions, 3, &arena);
    expect(&versions[0], 0, 20200101, 20210101, "a@2020-01-01");
    expect(&versions[1], 0, 20210101, 20220101, "a@2021-01-01");
    expect(&versions[2], 0, 20220101, DATE_OPEN, "a");
    arena_free(&arena);
}

static void a_gap_ends_everything_before_it(void **state)
{
    (void)state;
    struct arena arena = ARENA_INIT;
    struct made first, last;
    struct version ended[] = {make(&first, 20200101, "aX"), {.date = 20210101}, {.date = 20190101}};
    place(ended, 3, &arena);
    expect(&ended[1], 0, 20200101, 20210101, "a@2020-01-01");
    assert_false(ended[1].current);
    struct version back[] = {make(&first, 20200101, "aX"), make(&last, 20220101, "aX"), {.date = 20210101}};
    place(back, 3, &arena);
    expect(&back[0], 0, 20200101, 20210101, "a@2020-01-01");
    expect(&back[2], 0, 20220101, DATE_OPEN, "a");
    assert_true(back[2].current);
    arena_free(&arena);
}

int versions_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_version_holds_from_its_day_on),
        cmocka_unit_test(versions_are_sorted_and_words_go_on_under_another_id),
        cmocka_unit_test(the_same_words_twice_pair_in_order),
        cmocka_unit_test(words_that_come_back_begin_anew),
        cmocka_unit_test(a_gap_ends_everything_before_it),
    };
    return cmocka_run_group_tests_name("versions", tests, NULL, NULL);
}
