/* Order, weights, totals, floors, visits and collapsing. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include <stdio.h>
#include <string.h>

enum { CROWD = 300 };

/* 300 documents with "common"; every tenth also has "rare", every second is red, every third has a day. */
static int make_crowd(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    for (int i = 1; i <= CROWD; i++) {
        char id[16];
        char day[16] = "";
        snprintf(id, sizeof id, "%03d", i);
        if (i % 3 == 0)
            snprintf(day, sizeof day, "2020%04d", i);
        shelf_put(&shelf, id, i % 10 == 0 ? "common rare filler" : "common other filler",
                  i % 2 == 0 ? "red" : "blue", day);
    }
    shelf_read(&shelf);
    *state = &shelf;
    return 0;
}

static int remove_crowd(void **state)
{
    shelf_remove(*state);
    return 0;
}

static struct store_query either(void)
{
    static const struct store_query common = {.op = STORE_TERM, .term = SPAN_INIT("common")};
    static const struct store_query rare = {.op = STORE_TERM, .term = SPAN_INIT("rare")};
    static const struct store_query *const both[] = {&common, &rare};
    return (struct store_query){.op = STORE_OR, .children = both, .child_count = 2};
}

static void ties_break_by_number_on_every_page(void **state)
{
    struct store_query query = either();
    assert_string_equal(shelf_ids(*state, &query, OPTIONS(.limit = 3)), "010 020 030");
    assert_string_equal(shelf_ids(*state, &query, OPTIONS(.first = 29, .limit = 3)), "300 001 002");
    assert_string_equal(shelf_ids(*state, &query, OPTIONS(.first = 298, .limit = 10)), "298 299");
    assert_string_equal(shelf_ids(*state, &query, OPTIONS(.first = 300, .limit = 10)), "");
    assert_string_equal(shelf_ids(*state, &query, OPTIONS(.first = SIZE_MAX, .limit = SIZE_MAX)), "");
}

static void exact_total_counts_every_match(void **state)
{
    struct store_query query = either();
    struct store_query red = RANGE(SHELF_COLOUR, "red", "red");
    struct store_query filtered = LIST(STORE_FILTER, &TERM("common"), &red);
    assert_int_equal(shelf_search(*state, &query, OPTIONS(.limit = 5, .exact = true)).total, 300);
    assert_int_equal(shelf_search(*state, &filtered, OPTIONS(.limit = 5, .exact = true)).total, 150);
    assert_int_equal(shelf_search(*state, &filtered, OPTIONS(.limit = 0, .exact = true)).total, 150);
    assert_int_equal(shelf_search(*state, &TERM("kiwi"), OPTIONS(.limit = 10, .exact = true)).total, 0);
}

static void floor_keeps_what_reaches_its_share(void **state)
{
    struct store_query query = either();
    struct store_result open = shelf_search(*state, &query, OPTIONS(.limit = 300, .exact = true));
    struct store_result half =
        shelf_search(*state, &query, OPTIONS(.limit = 300, .exact = true, .floor = 0.5));
    assert_int_equal(open.total, 300);
    assert_int_equal(half.total, 30);
    assert_int_equal(half.count, 30);
    assert_near(half.max_possible, open.max_possible);
    assert_true(half.hits[29].weight >= 0.5 * half.max_possible);
    assert_true(open.hits[30].weight < 0.5 * open.max_possible);
}

static void floor_does_not_depend_on_filters(void **state)
{
    struct store_query query = either();
    struct store_query red = RANGE(SHELF_COLOUR, "blue", "blue");
    struct store_query filtered = LIST(STORE_FILTER, &query, &red);
    struct store_result result =
        shelf_search(*state, &filtered, OPTIONS(.limit = 10, .exact = true, .floor = 0.5));
    assert_int_equal(result.total, 0);
    assert_int_equal(shelf_search(*state, &query, OPTIONS(.limit = 10, .exact = true, .floor = 0.5)).total,
                     30);
}

static void floor_over_weightless_query_keeps_all(void **state)
{
    struct store_query all = {.op = STORE_ALL};
    assert_int_equal(shelf_search(*state, &all, OPTIONS(.limit = 10, .exact = true, .floor = 1)).total, 300);
}

static void scale_multiplies_the_weight(void **state)
{
    double plain = shelf_search(*state, &TERM("rare"), OPTIONS(.limit = 1)).hits[0].weight;
    double scaled = shelf_search(*state, &SCALE(2.5, &TERM("rare")), OPTIONS(.limit = 1)).hits[0].weight;
    double nothing = shelf_search(*state, &SCALE(0, &TERM("rare")), OPTIONS(.limit = 1)).hits[0].weight;
    assert_near(scaled, 2.5 * plain);
    assert_near(nothing, 0);
}

static void bm25_parameters_change_the_weight(void **state)
{
    double usual = shelf_search(*state, &TERM("rare"), OPTIONS(.limit = 1)).hits[0].weight;
    double default_again =
        shelf_search(*state, &TERM("rare"), OPTIONS(.limit = 1, .k1 = 1, .b = 0.5)).hits[0].weight;
    double other =
        shelf_search(*state, &SCALE(1, &TERM("rare")), OPTIONS(.limit = 1, .k1 = 3, .b = 0)).max_possible;
    assert_near(usual, default_again);
    assert_true(other > usual);
}

static void sort_by_value_then_weight(void **state)
{
    struct store_query query = either();
    assert_string_equal(
        shelf_ids(*state, &query, OPTIONS(.limit = 3, .sort = STORE_BY_VALUE_DOWN, .sort_slot = SHELF_DAY)),
        "300 297 294");
    /* Without a day come last: first the heavier, then by number. */
    assert_string_equal(
        shelf_ids(*state, &query,
                  OPTIONS(.first = 100, .limit = 3, .sort = STORE_BY_VALUE_DOWN, .sort_slot = SHELF_DAY)),
        "010 020 040");
}

struct colours {
    int red;
    int blue;
    int other;
};

static void count_colour(void *context, const char *bytes, size_t size)
{
    struct colours *colours = context;
    if (size == 3 && memcmp(bytes, "red", 3) == 0)
        colours->red++;
    else if (size == 4 && memcmp(bytes, "blue", 4) == 0)
        colours->blue++;
    else
        colours->other++;
}

static struct colours colours_of(struct shelf *shelf, const struct store_query *query,
                                 struct store_search_options options)
{
    struct colours colours = {0, 0, 0};
    options.exact = true;
    options.visit = count_colour;
    options.visit_context = &colours;
    shelf_search(shelf, query, options);
    return colours;
}

static void visits_see_every_match_above_the_floor(void **state)
{
    struct store_query query = either();
    struct colours all = colours_of(*state, &query, OPTIONS(.limit = 5, .visit_slot = SHELF_COLOUR));
    struct colours some =
        colours_of(*state, &query, OPTIONS(.limit = 5, .visit_slot = SHELF_COLOUR, .floor = 0.5));
    struct colours none = colours_of(*state, &query, OPTIONS(.limit = 5, .visit_slot = 9));
    assert_int_equal(all.red, 150);
    assert_int_equal(all.blue, 150);
    assert_int_equal(some.red, 30);
    assert_int_equal(some.blue, 0);
    assert_int_equal(none.other, 300);
}

static void visits_come_before_collapsing(void **state)
{
    struct store_query query = either();
    struct colours all =
        colours_of(*state, &query, COLLAPSED(SHELF_COLOUR, .limit = 5, .visit_slot = SHELF_COLOUR));
    assert_int_equal(all.red, 150);
    assert_int_equal(all.blue, 150);
}

static void collapse_keeps_the_best_of_each_value(void **state)
{
    struct store_query query = either();
    struct store_result result =
        shelf_search(*state, &query, COLLAPSED(SHELF_COLOUR, .limit = 10, .exact = true));
    assert_int_equal(result.count, 2);
    assert_span(result.hits[0].data, "010"); /* red, with "rare" */
    assert_span(result.hits[1].data, "001");
    assert_true(result.hits[0].collapsed >= 1);
    assert_int_equal(result.total, 300); /* before collapsing */
    assert_string_equal(shelf_ids(*state, &query, COLLAPSED(SHELF_COLOUR, .limit = 10)), "010 001");
}

static void collapse_leaves_documents_without_the_value_alone(void **state)
{
    struct store_result result =
        shelf_search(*state, &TERM("rare"), COLLAPSED(SHELF_DAY, .limit = 50, .exact = true));
    assert_int_equal(result.count, 30);
    assert_int_equal(result.total, 30);
}

static void copies_values_with_zero_bytes(void **state)
{
    (void)state;
    struct shelf shelf;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_value value = {0, {"\0\1\0\xff", 4}};
    struct store_document document = {
        .unique = SPAN("Q:z"), .values = &value, .value_count = 1, .data = {"\0x\0", 3}};
    const uint32_t slots[] = {0, 5};
    shelf_make(&shelf);
    assert_status(store_writer_put(shelf.writer, &document, &err), AVOW_OK, &err);
    shelf_read(&shelf);
    struct store_result result =
        shelf_search(&shelf, &TERM("Q:z"), OPTIONS(.limit = 10, .value_slots = slots, .value_slot_count = 2));
    assert_int_equal(result.count, 1);
    assert_int_equal(result.hits[0].values[0].size, 4);
    assert_memory_equal(result.hits[0].values[0].bytes, "\0\1\0\xff", 4);
    assert_int_equal(result.hits[0].values[1].size, 0);
    assert_int_equal(result.hits[0].data.size, 3);
    assert_memory_equal(result.hits[0].data.bytes, "\0x\0", 3);
    shelf_remove(&shelf);
}

int rank_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_break_by_number_on_every_page),
        cmocka_unit_test(exact_total_counts_every_match),
        cmocka_unit_test(floor_keeps_what_reaches_its_share),
        cmocka_unit_test(floor_does_not_depend_on_filters),
        cmocka_unit_test(floor_over_weightless_query_keeps_all),
        cmocka_unit_test(scale_multiplies_the_weight),
        cmocka_unit_test(bm25_parameters_change_the_weight),
        cmocka_unit_test(sort_by_value_then_weight),
        cmocka_unit_test(visits_see_every_match_above_the_floor),
        cmocka_unit_test(visits_come_before_collapsing),
        cmocka_unit_test(collapse_keeps_the_best_of_each_value),
        cmocka_unit_test(collapse_leaves_documents_without_the_value_alone),
        cmocka_unit_test(copies_values_with_zero_bytes),
    };
    return cmocka_run_group_tests_name("store rank", tests, make_crowd, remove_crowd);
}
