/* Long sums are weighed as the engine itself would weigh them. */
#include "unit/store/groups.h"
#include "unit/store/shelf.h"

#include <stdio.h>

enum { DOCUMENTS = 400, WORDS = 40, LONGEST = 30, MOST = 1000 };

/* Words of documents, the first ones common: numbers out of a fixed row (Knuth's MMIX generator). */
static unsigned next(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((*state >> 33) % below);
}

/* All have "all". */
static int make_many(void **state)
{
    static struct shelf shelf;
    uint64_t chance = 1;
    shelf_make(&shelf);
    for (int i = 1; i <= DOCUMENTS; i++) {
        char id[16];
        char words[LONGEST * 5 + sizeof "all"] = "all";
        size_t size = sizeof "all" - 1;
        unsigned length = 3 + next(&chance, LONGEST - 3);
        for (unsigned k = 0; k < length; k++) {
            unsigned word = next(&chance, 1 + next(&chance, WORDS));
            size += (size_t)snprintf(words + size, sizeof words - size, " w%u", word);
        }
        snprintf(id, sizeof id, "%03d", i);
        shelf_put(&shelf, id, words, i % 3 == 0 ? "red" : i % 3 == 1 ? "blue" : "", "");
    }
    shelf_read(&shelf);
    *state = &shelf;
    return 0;
}

static int remove_many(void **state)
{
    shelf_remove(*state);
    return 0;
}

/* The same, by the engine: a filter that lets everything pass is more than the tally takes. */
static struct store_result by_engine(void **state, const struct store_query *query,
                                     struct store_search_options options)
{
    static const struct store_query all = {.op = STORE_ALL};
    struct store_query filtered = LIST(STORE_FILTER, query, &all);
    return shelf_search(*state, &filtered, options);
}

static const struct store_hit *hit_of(const struct store_result *result, uint64_t document)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->hits[i].document == document)
            return &result->hits[i];
    return NULL;
}

static void assert_alike(void **state, const struct store_query *query)
{
    struct store_result ours = shelf_search(*state, query, OPTIONS(.limit = MOST, .exact = true));
    struct store_result theirs = by_engine(state, query, OPTIONS(.limit = MOST, .exact = true));
    assert_true(ours.count > 10);
    assert_int_equal(ours.count, theirs.count);
    assert_int_equal(ours.total, theirs.total);
    assert_near(ours.max_possible, theirs.max_possible);
    for (size_t i = 0; i < ours.count; i++) {
        const struct store_hit *hit = hit_of(&theirs, ours.hits[i].document);
        assert_non_null(hit);
        assert_near(ours.hits[i].weight, hit->weight);
        assert_near(ours.hits[i].weight, theirs.hits[i].weight);
        assert_span(ours.hits[i].data, arena_string(&((struct shelf *)*state)->arena, hit->data));
    }
}

#define SUM                                                                                                  \
    LIST(STORE_OR, &TERM("w0"), &TERM("w1"), &TERM("w3"), &TERM("w7"), &TERM("w12"), &TERM("w18"),           \
         &TERM("w25"), &TERM("w33"), &TERM("w39"), &TERM("nowhere"))

static void a_sum_weighs_what_the_engine_says(void **state)
{
    assert_alike(state, &SUM);
}

static void factors_and_extras_count(void **state)
{
    struct store_query extra = LIST(STORE_AND_MAYBE, &TERM("w8"), &SCALE(.5, &TERM("w2")), &TERM("w9"));
    assert_alike(state, &LIST(STORE_OR, &SUM, &extra, &SCALE(.25, &TERM("w1"))));
}

static double weight_in(const struct store_result *result, uint64_t document)
{
    const struct store_hit *hit = hit_of(result, document);
    return hit != NULL ? hit->weight : 0;
}

/* Each document weighs `plain` and the heavier of two queries, times `factor`; so does the bound. */
static void assert_chooses(void **state, const struct store_query *query, const struct store_query *plain,
                           double factor, const struct store_query *one, const struct store_query *other)
{
    const struct store_query *parts[] = {query, plain, one, other};
    struct store_result found[4];
    size_t matches = 0;
    for (size_t i = 0; i < 4; i++)
        found[i] = shelf_search(*state, parts[i], OPTIONS(.limit = MOST, .exact = true));
    assert_near(found[0].max_possible,
                found[1].max_possible + factor * fmax(found[2].max_possible, found[3].max_possible));
    for (uint64_t i = 1; i <= DOCUMENTS; i++) {
        double choice = factor * fmax(weight_in(&found[2], i), weight_in(&found[3], i));
        assert_near(weight_in(&found[0], i), weight_in(&found[1], i) + choice);
        matches +=
            hit_of(&found[1], i) != NULL || hit_of(&found[2], i) != NULL || hit_of(&found[3], i) != NULL;
    }
    assert_int_equal(found[0].total, matches);
}

static void the_heaviest_counts(void **state)
{
    struct store_query none = {.op = STORE_NONE};
    struct store_query twice = SCALE(2, &TERM("w6"));
    struct store_query few = LIST(STORE_MAX, &TERM("w5"), &twice, &TERM("nowhere"));
    struct store_query pair = LIST(STORE_OR, &TERM("w4"), &TERM("w11"));
    assert_chooses(state, &few, &none, 1, &TERM("w5"), &twice);
    assert_chooses(state, &LIST(STORE_MAX, &SUM, &pair), &none, 1, &SUM, &pair);
    assert_chooses(state, &LIST(STORE_OR, &SUM, &SCALE(.3, &few)), &SUM, .3, &TERM("w5"), &twice);
}

/* Sides of a query, each with marks of its own. */
static void the_heavier_of_two_filtered_sums_counts(void **state)
{
    struct store_query none = {.op = STORE_NONE};
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:w0"), &TERM("XW:w1"));
    struct store_query one = LIST(STORE_FILTER, &SUM, &phrase);
    struct store_query other = LIST(STORE_AND_NOT, &LIST(STORE_OR, &TERM("w4"), &TERM("w11")), &TERM("w2"));
    struct store_query either = LIST(STORE_MAX, &one, &other);
    assert_chooses(state, &either, &none, 1, &one, &other);
}

static void a_choice_that_cannot_be_weighed_is_refused(void **state)
{
    struct shelf *shelf = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct store_result result = {NULL, 77, 0, 0};
    struct store_query choice = LIST(STORE_MAX, &TERM("w5"), &TERM("w6"));
    struct store_query both = LIST(STORE_AND, &choice, &TERM("w7"));
    struct store_search_options collapsed = OPTIONS(.limit = 10);
    collapsed.collapse_slot = SHELF_COLOUR;
    assert_int_equal(store_search(shelf->reader, &both, &OPTIONS(.limit = 10), &shelf->arena, &result, &err),
                     AVOW_USAGE);
    assert_int_equal(store_search(shelf->reader, &choice, &collapsed, &shelf->arena, &result, &err),
                     AVOW_USAGE);
    assert_int_equal(result.count, 77);
}

static void filters_hold(void **state)
{
    struct store_query colours =
        LIST(STORE_OR, &RANGE(SHELF_COLOUR, "red", "red"), &RANGE(SHELF_COLOUR, "blue", "blue"));
    struct store_query both = LIST(STORE_AND, &TERM("w1"), &colours);
    struct store_query none = LIST(STORE_FILTER, &SUM, &TERM("nowhere"));
    struct store_query nothing = LIST(STORE_AND_NOT, &SUM, &TERM("all"));
    assert_alike(state, &LIST(STORE_FILTER, &SUM, &colours));
    assert_alike(state, &LIST(STORE_FILTER, &SUM, &both, &RANGE(SHELF_COLOUR, "red", "z")));
    assert_alike(state, &LIST(STORE_FILTER, &SUM, &LIST(STORE_OR, &TERM("w2"), &TERM("w30"))));
    assert_alike(state, &LIST(STORE_FILTER, &SUM, &LIST(STORE_AND, &TERM("all"), &TERM("w2"))));
    assert_string_equal(shelf_find(*state, &none), "");
    assert_string_equal(shelf_find(*state, &nothing), "");
}

static void exclusions_and_phrases_hold(void **state)
{
    struct store_query phrase = LIST(STORE_PHRASE, &TERM("XW:w0"), &TERM("XW:w1"));
    struct store_query lost = LIST(STORE_PHRASE, &TERM("XW:w0"), &TERM("nowhere"));
    struct store_query either = LIST(STORE_OR, &phrase, &TERM("w20"), &lost);
    struct store_query within = LIST(STORE_FILTER, &SUM, &either);
    struct store_query without = LIST(STORE_AND_NOT, &SUM, &either, &TERM("w9"));
    assert_alike(state, &within);
    assert_alike(state, &without);
    assert_alike(state, &LIST(STORE_FILTER, &LIST(STORE_AND_NOT, &within, &TERM("w2"), &lost),
                              &LIST(STORE_OR, &RANGE(SHELF_COLOUR, "red", "red"), &TERM("w1"))));
}

/* What no document has takes nothing away: with the engine's own choice matches went with it. */
static void excluding_nothing_changes_nothing(void **state)
{
    struct store_query rare = LIST(STORE_MAX, &TERM("w26"), &SCALE(2, &TERM("w37")));
    struct store_query often = LIST(STORE_MAX, &TERM("w5"), &SCALE(2, &TERM("w6")), &TERM("w31"));
    struct store_query sum = LIST(STORE_OR, &SUM, &rare, &often);
    struct store_query same = LIST(STORE_AND_NOT, &sum, &TERM("nowhere"));
    for (double floor = 0; floor < .3; floor += .02) {
        struct store_result plain = shelf_search(*state, &sum, OPTIONS(.limit = MOST, .floor = floor));
        struct store_result other = shelf_search(*state, &same, OPTIONS(.limit = MOST, .floor = floor));
        assert_true(plain.count > 0);
        assert_int_equal(plain.count, other.count);
        assert_near(plain.max_possible, other.max_possible);
    }
}

/* Documents called by their terms, with their weights if they have any. */
static void called_documents_match_whatever_they_weigh(void **state)
{
    struct store_query ids =
        LIST(STORE_OR, &TERM("Q:007"), &TERM("Q:011"), &TERM("Q:300"), &TERM("Q:none"), &TERM("Q:011"));
    struct store_query called = LIST(STORE_AND_MAYBE, &SCALE(0, &ids), &SUM);
    struct store_query red = LIST(STORE_FILTER, &called, &RANGE(SHELF_COLOUR, "red", "red"));
    struct store_result ours = shelf_search(*state, &called, OPTIONS(.limit = 10));
    struct store_result theirs = by_engine(state, &called, OPTIONS(.limit = 10));
    assert_int_equal(ours.count, 3);
    assert_int_equal(theirs.count, 3);
    for (size_t i = 0; i < ours.count; i++) {
        assert_near(ours.hits[i].weight, theirs.hits[i].weight);
        assert_int_equal(ours.hits[i].document, theirs.hits[i].document);
    }
    assert_near(ours.max_possible, theirs.max_possible);
    assert_string_equal(shelf_find(*state, &red), "300");
}

static void a_search_between_changes_nothing(void **state)
{
    struct store_query other = LIST(STORE_OR, &SUM, &TERM("w2"));
    struct store_query doubled = SCALE(2, &SUM);
    struct store_result before = shelf_search(*state, &SUM, OPTIONS(.limit = 3));
    struct store_result twice = shelf_search(*state, &doubled, OPTIONS(.limit = 3));
    struct store_result flat = shelf_search(*state, &SUM, OPTIONS(.limit = 3, .k1 = 1, .b = 0));
    struct store_result more = shelf_search(*state, &other, OPTIONS(.limit = 3));
    struct store_result after = shelf_search(*state, &SUM, OPTIONS(.limit = 3));
    assert_near(twice.hits[0].weight, 2 * before.hits[0].weight);
    assert_true(fabs(flat.hits[0].weight - before.hits[0].weight) > 1e-6);
    assert_true(more.max_possible > before.max_possible);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(before.hits[i].document, after.hits[i].document);
        assert_near(before.hits[i].weight, after.hits[i].weight);
    }
}

static void the_floor_is_a_share_of_the_highest_possible_weight(void **state)
{
    struct store_result all = by_engine(state, &SUM, OPTIONS(.limit = MOST, .exact = true));
    struct store_result some = shelf_search(*state, &SUM, OPTIONS(.limit = MOST, .exact = true, .floor = .3));
    struct store_result bound = shelf_search(*state, &SUM, OPTIONS(.limit = 0));
    size_t reach = 0;
    for (size_t i = 0; i < all.count; i++)
        reach += all.hits[i].weight >= .3 * all.max_possible;
    assert_true(reach > 0 && reach < all.count);
    assert_int_equal(some.total, reach);
    assert_int_equal(some.count, reach);
    assert_near(bound.max_possible, all.max_possible);
}

static void bm25_parameters_count(void **state)
{
    struct store_result ours = shelf_search(*state, &SUM, OPTIONS(.limit = 5, .k1 = .4, .b = .7));
    struct store_result theirs = by_engine(state, &SUM, OPTIONS(.limit = 5, .k1 = .4, .b = .7));
    assert_int_equal(ours.count, 5);
    for (size_t i = 0; i < ours.count; i++)
        assert_near(ours.hits[i].weight, theirs.hits[i].weight);
    assert_near(ours.max_possible, theirs.max_possible);
}

static void pages_follow_each_other(void **state)
{
    struct store_result whole = shelf_search(*state, &SUM, OPTIONS(.limit = 20));
    struct store_result second = shelf_search(*state, &SUM, OPTIONS(.first = 10, .limit = 10));
    assert_int_equal(second.count, 10);
    for (size_t i = 0; i < second.count; i++)
        assert_int_equal(second.hits[i].document, whole.hits[i + 10].document);
    assert_int_equal(shelf_search(*state, &SUM, OPTIONS(.first = SIZE_MAX, .limit = SIZE_MAX)).count, 0);
}

static void a_value_orders_the_same_matches(void **state)
{
    struct store_query query = LIST(STORE_OR, &SUM, &SCALE(.7, &TERM("w6")));
    struct store_search_options options = OPTIONS(.limit = MOST, .exact = true, .sort = STORE_BY_VALUE_DOWN);
    options.sort_slot = SHELF_COLOUR;
    struct store_result ours = shelf_search(*state, &query, options);
    struct store_result theirs = by_engine(state, &query, options);
    assert_int_equal(ours.count, theirs.count);
    for (size_t i = 0; i < ours.count; i++)
        assert_near(ours.hits[i].weight, theirs.hits[i].weight);
    options.floor = .2;
    struct store_result some = shelf_search(*state, &query, options);
    options.sort = STORE_BY_WEIGHT;
    assert_int_equal(some.total, shelf_search(*state, &query, options).total);
    assert_true(some.total > 0 && some.total < ours.total);
}

static void count_visit(void *context, const char *bytes, size_t size)
{
    size_t *counts = context;
    counts[size == 0 ? 0 : bytes[0] == 'r' ? 1 : 2]++;
}

static void every_match_is_visited_with_its_value(void **state)
{
    size_t ours[3] = {0};
    size_t theirs[3] = {0};
    struct store_search_options options = OPTIONS(.exact = true, .visit = count_visit);
    options.visit_slot = SHELF_COLOUR;
    options.visit_context = ours;
    struct store_result result = shelf_search(*state, &SUM, options);
    options.visit_context = theirs;
    by_engine(state, &SUM, options);
    assert_int_equal(ours[0] + ours[1] + ours[2], result.total);
    assert_true(ours[0] > 0 && ours[1] > 0 && ours[2] > 0);
    assert_memory_equal(ours, theirs, sizeof ours);
}

int tally_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sum_weighs_what_the_engine_says),
        cmocka_unit_test(factors_and_extras_count),
        cmocka_unit_test(the_heaviest_counts),
        cmocka_unit_test(the_heavier_of_two_filtered_sums_counts),
        cmocka_unit_test(a_choice_that_cannot_be_weighed_is_refused),
        cmocka_unit_test(filters_hold),
        cmocka_unit_test(exclusions_and_phrases_hold),
        cmocka_unit_test(excluding_nothing_changes_nothing),
        cmocka_unit_test(called_documents_match_whatever_they_weigh),
        cmocka_unit_test(a_search_between_changes_nothing),
        cmocka_unit_test(the_floor_is_a_share_of_the_highest_possible_weight),
        cmocka_unit_test(bm25_parameters_count),
        cmocka_unit_test(pages_follow_each_other),
        cmocka_unit_test(a_value_orders_the_same_matches),
        cmocka_unit_test(every_match_is_visited_with_its_value),
    };
    return cmocka_run_group_tests_name("store tally", tests, make_many, remove_many);
}
