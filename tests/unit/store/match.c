/* Which documents each query operator matches. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

static int make_fruit(void **state)
{
    static struct shelf shelf;
    shelf_make(&shelf);
    shelf_put(&shelf, "a", "apple pear", "red", "20200101");
    shelf_put(&shelf, "b", "pear apple plum", "green", "20210101");
    shelf_put(&shelf, "c", "plum fig", "red", "20220101");
    shelf_put(&shelf, "d", "fig fig fig", "", "20230101");
    shelf_read(&shelf);
    *state = &shelf;
    return 0;
}

static int remove_fruit(void **state)
{
    shelf_remove(*state);
    return 0;
}

static void term_matches_its_documents(void **state)
{
    assert_string_equal(shelf_find(*state, &TERM("plum")), "c b");
    assert_string_equal(shelf_find(*state, &TERM("kiwi")), "");
    assert_string_equal(shelf_find(*state, &TERM("Q:d")), "d");
}

static void or_and_and(void **state)
{
    assert_string_equal(shelf_find(*state, &LIST(STORE_OR, &TERM("apple"), &TERM("kiwi"))), "a b");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND, &TERM("apple"), &TERM("plum"))), "b");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND, &TERM("apple"), &TERM("kiwi"))), "");
    assert_string_equal(shelf_find(*state, &(struct store_query){.op = STORE_OR}), "");
}

static void and_maybe_only_adds_weight(void **state)
{
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND_MAYBE, &TERM("apple"), &TERM("plum"))), "b a");
    assert_string_equal(
        shelf_find(*state, &LIST(STORE_AND_MAYBE, &TERM("apple"), &TERM("kiwi"), &TERM("fig"))), "a b");
}

static void filter_matches_without_weight(void **state)
{
    struct store_query filtered = LIST(STORE_FILTER, &TERM("fig"), &TERM("plum"));
    struct store_query several = LIST(STORE_FILTER, &TERM("apple"), &TERM("pear"), &TERM("plum"));
    struct store_result alone = shelf_search(*state, &TERM("fig"), OPTIONS(.limit = 10));
    struct store_result result = shelf_search(*state, &filtered, OPTIONS(.limit = 10));
    assert_int_equal(result.count, 1);
    assert_span(result.hits[0].data, "c");
    assert_span(alone.hits[1].data, "c");
    assert_near(result.hits[0].weight, alone.hits[1].weight);
    assert_string_equal(shelf_find(*state, &several), "b");
}

static void and_not_takes_all_others_out(void **state)
{
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND_NOT, &TERM("plum"), &TERM("apple"))), "c");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND_NOT, &TERM("plum"), &TERM("apple"), &TERM("fig"))),
                        "");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND_NOT, &TERM("fig"), &TERM("kiwi"))), "d c");
}

static void phrase_needs_order_and_neighbours(void **state)
{
    assert_string_equal(shelf_find(*state, &LIST(STORE_PHRASE, &TERM("XW:apple"), &TERM("XW:pear"))), "a");
    assert_string_equal(shelf_find(*state, &LIST(STORE_PHRASE, &TERM("XW:pear"), &TERM("XW:plum"))), "");
    assert_string_equal(
        shelf_find(*state, &LIST(STORE_PHRASE, &TERM("XW:pear"), &TERM("XW:apple"), &TERM("XW:plum"))), "b");
    assert_string_equal(shelf_find(*state, &LIST(STORE_PHRASE, &TERM("XW:apple"))), "a b");
}

static void phrase_over_words_without_weight_filters(void **state)
{
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:fig"), &TERM("XW:fig"));
    struct store_query filtered = LIST(STORE_FILTER, &TERM("fig"), &phrase);
    assert_string_equal(shelf_find(*state, &filtered), "d");
    assert_near(shelf_search(*state, &phrase, OPTIONS(.limit = 10)).hits[0].weight, 0);
}

static void range_is_bytewise_and_inclusive(void **state)
{
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_DAY, "20210101", "20220101")), "b c");
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_DAY, "20210102", "20211231")), "");
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_DAY, "20220101", "20210101")), "");
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_DAY, "2023", "\xff")), "d");
}

static void range_leaves_out_documents_without_the_value(void **state)
{
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_COLOUR, "", "\xff")), "a b c");
    assert_string_equal(shelf_find(*state, &RANGE(SHELF_COLOUR, "red", "red")), "a c");
    assert_string_equal(shelf_find(*state, &RANGE(77, "", "\xff")), "");
}

static void all_and_none(void **state)
{
    struct store_query all = {.op = STORE_ALL};
    struct store_query none = {.op = STORE_NONE};
    assert_string_equal(shelf_find(*state, &all), "a b c d");
    assert_string_equal(shelf_find(*state, &none), "");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND_NOT, &all, &TERM("fig"))), "a b");
    assert_string_equal(shelf_find(*state, &LIST(STORE_AND, &TERM("fig"), &none)), "");
    assert_string_equal(shelf_find(*state, &LIST(STORE_OR, &TERM("apple"), &none)), "a b");
    assert_near(shelf_search(*state, &none, OPTIONS(.limit = 10, .exact = true)).max_possible, 0);
}

int match_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(term_matches_its_documents),
        cmocka_unit_test(or_and_and),
        cmocka_unit_test(and_maybe_only_adds_weight),
        cmocka_unit_test(filter_matches_without_weight),
        cmocka_unit_test(and_not_takes_all_others_out),
        cmocka_unit_test(phrase_needs_order_and_neighbours),
        cmocka_unit_test(phrase_over_words_without_weight_filters),
        cmocka_unit_test(range_is_bytewise_and_inclusive),
        cmocka_unit_test(range_leaves_out_documents_without_the_value),
        cmocka_unit_test(all_and_none),
    };
    return cmocka_run_group_tests_name("store match", tests, make_fruit, remove_fruit);
}
