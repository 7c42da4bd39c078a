/* Terms, keys, queries and options that must never reach the engine. */
#include "store/guard.h"

#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include <math.h>
#include <string.h>

static enum avow_status try_term(size_t size, char byte)
{
    char bytes[300];
    memset(bytes, byte, sizeof bytes);
    return guard_term((struct span){bytes, size}, NULL);
}

static void terms_are_refused_by_length_and_bytes(void **state)
{
    (void)state;
    assert_int_equal(try_term(1, 'x'), AVOW_OK);
    assert_int_equal(try_term(STORE_TERM_LIMIT, 'x'), AVOW_OK);
    assert_int_equal(try_term(10, '\xff'), AVOW_OK);
    assert_int_equal(try_term(10, ' '), AVOW_OK);
    assert_int_equal(try_term(0, 'x'), AVOW_USAGE);
    assert_int_equal(try_term(STORE_TERM_LIMIT + 1, 'x'), AVOW_USAGE);
    assert_int_equal(try_term(130, '\0'), AVOW_USAGE);
    assert_int_equal(try_term(1, '\n'), AVOW_USAGE);
    assert_int_equal(try_term(1, '\x1f'), AVOW_USAGE);
    assert_int_equal(try_term(1, '\x7f'), AVOW_USAGE);
    assert_int_equal(guard_term(SPAN_EMPTY, NULL), AVOW_USAGE);
}

static void messages_name_the_fault(void **state)
{
    (void)state;
    struct avow_error err = AVOW_ERROR_INIT;
    char bytes[250];
    memset(bytes, 'x', sizeof bytes);
    assert_int_equal(guard_term((struct span){bytes, 250}, &err), AVOW_USAGE);
    assert_contains(err.message, "250 bytes, 200 are allowed");
    assert_int_equal(guard_key(SPAN("a\tb"), &err), AVOW_USAGE);
    assert_contains(err.message, "metadata key with the control byte 0x09 at byte 1");
}

static void lengths_that_overflow_are_refused(void **state)
{
    (void)state;
    struct store_term terms[] = {{SPAN("a"), UINT32_MAX}, {SPAN("b"), 1}};
    struct store_document document = {.unique = SPAN("Q:1"), .terms = terms, .term_count = 1};
    assert_int_equal(guard_document(&document, NULL), AVOW_OK);
    document.term_count = 2;
    assert_int_equal(guard_document(&document, NULL), AVOW_USAGE);
}

static void documents_are_checked_everywhere(void **state)
{
    (void)state;
    struct store_posting posting = {SPAN("a\nb"), 1};
    struct store_value value = {UINT32_MAX, SPAN("v")};
    struct store_document bad_posting = {.unique = SPAN("Q:1"), .postings = &posting, .posting_count = 1};
    struct store_document bad_slot = {.unique = SPAN("Q:1"), .values = &value, .value_count = 1};
    struct store_document nameless = {.data = SPAN("x")};
    assert_int_equal(guard_document(&bad_posting, NULL), AVOW_USAGE);
    assert_int_equal(guard_document(&bad_slot, NULL), AVOW_USAGE);
    assert_int_equal(guard_document(&nameless, NULL), AVOW_USAGE);
}

static void queries_of_bad_shape_are_refused(void **state)
{
    (void)state;
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("a"), &LIST(STORE_OR, &TERM("b")));
    struct store_query hole = LIST(STORE_AND, &TERM("a"), NULL);
    struct store_query two = {.op = STORE_SCALE, .children = CHILDREN(&phrase, &phrase), .child_count = 2};
    struct store_query leaf = {
        .op = STORE_TERM, .term = SPAN("a"), .children = CHILDREN(&hole), .child_count = 1};
    assert_int_equal(guard_query(&phrase, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&hole, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&two, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&leaf, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&(struct store_query){.op = STORE_AND}, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&(struct store_query){.op = STORE_OR, .child_count = 1}, NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&(struct store_query){.op = (enum store_operator)99}, NULL), AVOW_USAGE);
}

static void values_of_bad_size_are_refused(void **state)
{
    (void)state;
    assert_int_equal(guard_query(&SCALE(-1, &TERM("a")), NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&SCALE((double)NAN, &TERM("a")), NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&SCALE((double)INFINITY, &TERM("a")), NULL), AVOW_USAGE);
    assert_int_equal(guard_query(&RANGE(UINT32_MAX, "a", "b"), NULL), AVOW_USAGE);
    /* To the engine the empty term means every document. */
    assert_int_equal(guard_query(&(struct store_query){.op = STORE_TERM}, NULL), AVOW_USAGE);
}

static void large_queries_are_refused(void **state)
{
    (void)state;
    static const struct store_query *children[STORE_QUERY_NODES];
    struct store_query word = TERM("a");
    for (size_t i = 0; i < STORE_QUERY_NODES; i++)
        children[i] = &word;
    struct store_query wide = {.op = STORE_OR, .children = children, .child_count = STORE_QUERY_NODES - 1};
    assert_int_equal(guard_query(&wide, NULL), AVOW_OK);
    wide.child_count++;
    assert_int_equal(guard_query(&wide, NULL), AVOW_TOO_LARGE);
}

/* Every level doubles what the engine would see. */
static void deep_and_shared_queries_are_refused(void **state)
{
    (void)state;
    struct store_query levels[80];
    const struct store_query *children[80][2];
    levels[0] = TERM("a");
    for (size_t i = 1; i < 80; i++) {
        children[i][0] = children[i][1] = &levels[i - 1];
        levels[i] = (struct store_query){.op = STORE_OR, .children = children[i], .child_count = 1};
    }
    assert_int_equal(guard_query(&levels[63], NULL), AVOW_OK);
    assert_int_equal(guard_query(&levels[64], NULL), AVOW_TOO_LARGE);
    for (size_t i = 1; i < 80; i++)
        levels[i].child_count = 2;
    assert_int_equal(guard_query(&levels[10], NULL), AVOW_OK);
    assert_int_equal(guard_query(&levels[40], NULL), AVOW_TOO_LARGE);
}

static void options_out_of_range_are_refused(void **state)
{
    (void)state;
    const uint32_t slots[] = {UINT32_MAX};
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .floor = 1, .k1 = 1, .b = 1), NULL), AVOW_OK);
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .floor = 1.5), NULL), AVOW_USAGE);
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .floor = (double)NAN), NULL), AVOW_USAGE);
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .k1 = -1), NULL), AVOW_USAGE);
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .b = 2), NULL), AVOW_USAGE);
    assert_int_equal(guard_options(&COLLAPSED(INT64_MAX, .limit = 10), NULL), AVOW_USAGE);
    assert_int_equal(guard_options(&OPTIONS(.limit = 10, .value_slots = slots, .value_slot_count = 1), NULL),
                     AVOW_USAGE);
    assert_int_equal(
        guard_options(&OPTIONS(.limit = 10, .sort = STORE_BY_VALUE_DOWN, .sort_slot = UINT32_MAX), NULL),
        AVOW_USAGE);
}

int guard_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(terms_are_refused_by_length_and_bytes),
        cmocka_unit_test(messages_name_the_fault),
        cmocka_unit_test(lengths_that_overflow_are_refused),
        cmocka_unit_test(documents_are_checked_everywhere),
        cmocka_unit_test(queries_of_bad_shape_are_refused),
        cmocka_unit_test(values_of_bad_size_are_refused),
        cmocka_unit_test(large_queries_are_refused),
        cmocka_unit_test(deep_and_shared_queries_are_refused),
        cmocka_unit_test(options_out_of_range_are_refused),
    };
    return cmocka_run_group_tests_name("store guard", tests, NULL, NULL);
}
