/* What is hidden from a question: each question's approvals once, however often it was asked. */
#include "evaluate/hiding.h"

#include "support/test.h"
#include "unit/evaluate/groups.h"

static struct span hashes[] = {SPAN_INIT("ab"), SPAN_INIT("cd")};
/* The second and the last ask the same; the third was never approved. */
static const struct search_hidden approvals[] = {{SPAN_INIT("who may enter"), hashes, 1},
                                                 {SPAN_INIT("are backups tested"), hashes, 2},
                                                 {SPAN_INIT("is it green"), NULL, 0},
                                                 {SPAN_INIT("are backups tested"), hashes, 2}};

enum { COUNT = sizeof approvals / sizeof *approvals };

static size_t hidden_beside(const bool *known, size_t own)
{
    struct arena arena = ARENA_INIT;
    struct hiding hiding = {0};
    struct avow_error err = {0};
    struct search_request request = SEARCH_REQUEST_INIT;
    assert_status(hiding_new(approvals, known, COUNT, &arena, &hiding, &err), AVOW_OK, &err);
    hiding_hide(&hiding, &approvals[own], &request);
    size_t count = request.hidden_count;
    bool has_own = approvals[own].count == 0;
    for (size_t i = 0; i < count; i++)
        has_own = has_own || span_equal(request.hidden[i]->key, approvals[own].key);
    assert_true(has_own);
    arena_free(&arena);
    return count;
}

static void each_question_is_hidden_once(void **state)
{
    (void)state;
    assert_int_equal(hidden_beside((bool[COUNT]){false, false, false, false}, 0), 2);
    assert_int_equal(hidden_beside((bool[COUNT]){true, false, true, false}, 1), 1);
    assert_int_equal(hidden_beside((bool[COUNT]){true, false, true, false}, 0), 2);
    assert_int_equal(hidden_beside((bool[COUNT]){true, true, true, false}, 1), 1);
    assert_int_equal(hidden_beside((bool[COUNT]){true, true, true, true}, 3), 1);
    assert_int_equal(hidden_beside((bool[COUNT]){true, true, false, true}, 2), 0);
}

int hiding_tests(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(each_question_is_hidden_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
