/* Which of two candidates stands before the other. */
#include "search/rank.h"

#include "support/test.h"
#include "unit/search/groups.h"

/* A draft, an overdue one and a good one ask the same; a fourth asks something else. */
static void worse_twins_stand_behind(void **state)
{
    (void)state;
    const struct forward_token tokens[] = {{.stem = 7}, {.stem = 8}};
    const struct forward same = {.question = 1, .tokens = tokens};
    struct candidate items[] = {
        {.document = 1, .score = 9, .reranked = true, .forward = same, .values = {[FEATURE_STATUS] = -1}},
        {.document = 2, .score = 8, .reranked = true, .forward = same, .values = {[FEATURE_REVIEW] = -1}},
        {.document = 3, .score = 5, .reranked = true, .forward = same},
        {.document = 4,
         .score = 6,
         .reranked = true,
         .forward = {.question = 1, .tokens = tokens + 1},
         .values = {[FEATURE_EDITION] = -.5}}};
    struct candidate_list list = {items, 4};
    candidates_part_twins(&list);
    assert_true(items[2].score == 5 && items[3].score == 6);
    assert_true(items[1].score < 5 && items[1].score > 4.99);
    assert_true(items[0].score < items[1].score && items[0].score > 4.99);
    /* Another standard makes them no twins. */
    items[1].score = 8;
    items[1].facets.standards[items[1].facets.standard_count++].family = 3;
    candidates_part_twins(&list);
    assert_true(items[1].score == 8);
    /* The same words are enough. */
    items[3].hash = items[2].hash = SPAN("same words");
    candidates_part_twins(&list);
    assert_true(items[3].score < 5);
    /* What may be sent to everybody comes first; being current counts more. */
    items[2].values[FEATURE_AUDIENCE] = -1;
    items[3] = items[2];
    items[3].values[FEATURE_AUDIENCE] = 0;
    items[3].score = 4;
    candidates_part_twins(&list);
    assert_true(items[2].score < 4);
    items[2].score = 5;
    items[3].values[FEATURE_STATUS] = -1;
    candidates_part_twins(&list);
    assert_true(items[2].score == 5 && items[3].score == 4);
}

static void ties_break_by_document(void **state)
{
    (void)state;
    struct candidate items[] = {
        {.document = 9, .score = 1}, {.document = 4, .score = 1}, {.document = 7, .score = 2}};
    struct candidate_list list = {items, 3};
    candidates_sort(&list);
    assert_int_equal(items[0].document, 7);
    assert_int_equal(items[1].document, 4);
    assert_int_equal(items[2].document, 9);
}

int rank_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worse_twins_stand_behind),
        cmocka_unit_test(ties_break_by_document),
    };
    return cmocka_run_group_tests_name("rank", tests, NULL, NULL);
}
