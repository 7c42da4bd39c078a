/* The public face does what its header says. */
#include <avow/avow.h>

#include "unit/search/groups.h"
#include "unit/search/shop.h"

static void a_program_searches_and_shows(void **state)
{
    struct shop *shop = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct avow_index *index = NULL;
    struct avow_query query = AVOW_QUERY_INIT;
    struct avow_answer answer = AVOW_ANSWER_INIT;
    assert_status(avow_index_open(shop->site->index, &index, &err), AVOW_OK, &err);
    query.text = "is customer data encrypted at rest";
    assert_status(avow_index_search(index, &query, &answer, &err), AVOW_OK, &err);
    assert_string_equal(answer.verdict, "found");
    assert_true(answer.total >= 1);
    assert_contains(answer.json, "AES-256");
    avow_answer_free(&answer);
    assert_null(answer.json);
    assert_status(avow_index_statement(index, "offerings/soc-2#soc-2-overview", "public", &answer, &err),
                  AVOW_OK, &err);
    assert_contains(answer.json, "SOC 2 Type 2");
    avow_answer_free(&answer);
    avow_index_close(index);
}

static void filters_and_readers_are_checked(void **state)
{
    struct shop *shop = *state;
    struct avow_error err = AVOW_ERROR_INIT;
    struct avow_index *index = NULL;
    struct avow_filter filter = {"kind", "scope"};
    struct avow_query query = AVOW_QUERY_INIT;
    struct avow_answer answer = AVOW_ANSWER_INIT;
    query.filters = &filter;
    query.filter_count = 1;
    assert_status(avow_index_open(shop->site->index, &index, &err), AVOW_OK, &err);
    assert_status(avow_index_search(index, &query, &answer, &err), AVOW_OK, &err);
    assert_int_equal(answer.total, 1);
    avow_answer_free(&answer);
    filter.value = "nonsense";
    assert_status(avow_index_search(index, &query, &answer, &err), AVOW_USAGE, &err);
    assert_string_equal(err.place, "kind");
    query = (struct avow_query)AVOW_QUERY_INIT;
    query.audience = "nobody";
    assert_status(avow_index_search(index, &query, &answer, NULL), AVOW_USAGE, NULL);
    assert_status(avow_index_statement(index, "inside/wombat#wombat", "public", &answer, &err),
                  AVOW_NOT_FOUND, &err);
    assert_null(answer.json);
    avow_answer_free(NULL);
    avow_index_close(NULL);
    avow_index_close(index);
}

int public_tests(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_program_searches_and_shows),
                                       cmocka_unit_test(filters_and_readers_are_checked)};
    return cmocka_run_group_tests(tests, shop_open, shop_close);
}
