/* What changed lately, and what there is to do, for those who may see it. */
#include "support/test.h"

#include "unit/search/desk.h"
#include "unit/search/groups.h"

static void changes_tell_pages_and_services(void **state)
{
    struct desk *desk = *state;
    struct search_changes_request request = {.limit = 10, .audience = AUDIENCE_PUBLIC};
    const struct value *list = desk_changes(desk, &request);
    assert_int_equal(list->count, 3);
    assert_span(value_get_text(&list->items[0], "change"), "new");
    assert_span(value_get_text(&list->items[1], "change"), "changed");
    assert_span(value_get_text(&list->items[1], "from"), "2024-01-31");
    assert_span(value_get_text(&list->items[2], "date"), "2024-01-31");
    request.audience = AUDIENCE_CUSTOMER;
    assert_int_equal(desk_changes(desk, &request)->count, 5);
    request.since = 20250101;
    assert_int_equal(desk_changes(desk, &request)->count, 4);
    request = (struct search_changes_request){
        .service = SPAN("Fabrikam Vault"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    list = desk_changes(desk, &request);
    assert_int_equal(list->count, 1);
    /* Its list and its table contradict each other. */
    assert_span(value_get_text(&value_get(&list->items[0], "scope")->items[0], "change"), "unclear");
    request = (struct search_changes_request){
        .standard = SPAN("ISO 27001"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    assert_int_equal(desk_changes(desk, &request)->count, 1);
    request.limit = 0;
    assert_int_equal(desk_changes(desk, &request)->count, 0);
}

/* In the words of either version. */
static void changes_are_those_of_passages_with_all_words(void **state)
{
    struct desk *desk = *state;
    struct buffer json = BUFFER_INIT;
    struct search_changes_request request = {
        .words = SPAN("which surveillance in April?"), .limit = 10, .audience = AUDIENCE_PUBLIC};
    const struct value *list = desk_changes(desk, &request);
    assert_int_equal(list->count, 1);
    assert_span(value_get_text(&list->items[0], "change"), "changed");
    assert_int_equal(value_get(&list->items[0], "statements")->count, 1);
    assert_int_equal(value_get(&list->items[0], "scope")->count, 0);
    request.words = SPAN("Helpline");
    list = desk_changes(desk, &request);
    assert_int_equal(list->count, 2);
    assert_span(value_get_text(&list->items[1], "change"), "new");
    request.words = SPAN("surveillance helpline");
    assert_int_equal(desk_changes(desk, &request)->count, 0);
    request.words = SPAN("the");
    assert_status(search_changes(desk->engine, &request, &json, &desk->err), AVOW_USAGE, &desk->err);
    assert_string_equal(desk->err.place, "q");
    buffer_free(&json);
}

static size_t tasks_of_type(const struct value *todo, const char *type)
{
    const struct value *tasks = value_get(todo, "tasks");
    size_t count = 0;
    for (size_t i = 0; i < tasks->count; i++)
        count += span_equal(value_get_text(&tasks->items[i], "type"), span_of(type));
    return count;
}

static void tasks_are_found_for_those_who_may_see_them(void **state)
{
    struct desk *desk = *state;
    struct search_todo_request request = {.today = 20250701, .audience = AUDIENCE_PUBLIC};
    const struct value *todo = desk_todo(desk, &request);
    /* The vault is in scope and excluded on one page; the letter has ended; a guide is overdue; the report of
     * Type 1 went, and that of last year has been followed by another. */
    assert_int_equal(tasks_of_type(todo, "conflict"), 1);
    assert_int_equal(tasks_of_type(todo, "ending"), 1);
    assert_int_equal(tasks_of_type(todo, "vanished"), 1);
    assert_int_equal(tasks_of_type(todo, "review"), 0);
    assert_int_equal(tasks_of_type(todo, "draft"), 0);
    request.audience = AUDIENCE_INTERNAL;
    todo = desk_todo(desk, &request);
    assert_int_equal(tasks_of_type(todo, "review"), 1);
    assert_int_equal(tasks_of_type(todo, "draft"), 1);
    assert_int_equal(tasks_of_type(todo, "edition"), 1);
    request.owner = SPAN("grc@fabrikam.example");
    todo = desk_todo(desk, &request);
    assert_int_equal(value_integer(value_get(todo, "total"), 0), 1);
    assert_int_equal(tasks_of_type(todo, "review"), 1);
    request.owner = SPAN("-");
    todo = desk_todo(desk, &request);
    assert_int_equal(tasks_of_type(todo, "review"), 0);
    assert_true(tasks_of_type(todo, "conflict") == 1);
}

int lately_tests(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_tell_pages_and_services),
        cmocka_unit_test(changes_are_those_of_passages_with_all_words),
        cmocka_unit_test(tasks_are_found_for_those_who_may_see_them),
    };
    return cmocka_run_group_tests_name("lately", tests, desk_open, desk_close);
}
