/* The tasks as JSON, and how many each owner has. */
#include "search/card.h"
#include "search/lease_json.h"
#include "search/name.h"
#include "search/scope.h"
#include "search/todo.h"

#include <stdlib.h>

static const char *const type_words[TASK_TYPES] = {
    [TASK_REVIEW] = "review",     [TASK_CONFLICT] = "conflict", [TASK_ENDING] = "ending",
    [TASK_VANISHED] = "vanished", [TASK_EDITION] = "edition",   [TASK_DRAFT] = "draft",
    [TASK_UNDATED] = "undated",   [TASK_ENDED] = "ended"};

static int compare_spans(const void *left, const void *right)
{
    return span_compare(*(const struct span *)left, *(const struct span *)right);
}

static enum avow_status write_owners(struct json_writer *json, const struct task_list *tasks,
                                     struct arena *arena, struct avow_error *err)
{
    struct span *owners = arena_array(arena, tasks->count, sizeof *owners);
    if (owners == NULL)
        return error_set_no_memory(err, "search");
    for (size_t i = 0; i < tasks->count; i++)
        owners[i] = tasks->items[i].page->owner;
    if (tasks->count > 0)
        qsort(owners, tasks->count, sizeof *owners, compare_spans);
    json_key(json, "owners");
    json_begin_list(json);
    for (size_t i = 0, end = 0; i < tasks->count; i = end) {
        for (end = i; end < tasks->count && span_equal(owners[i], owners[end]);)
            end++;
        json_begin_map(json);
        json_field_text_or_null(json, "owner", owners[i]);
        json_field_integer(json, "count", (int64_t)(end - i));
        json_end_map(json);
    }
    json_end_list(json);
    return AVOW_OK;
}

static void write_page(struct json_writer *json, const struct facts_version *page)
{
    json_key(json, "page");
    json_begin_map(json);
    json_field_text(json, "id", page->page);
    json_field_text(json, "title", page->title);
    json_field_text_or_null(json, "url", page->url);
    json_field_text(json, "audience", page->audience);
    json_end_map(json);
}

static void write_task(struct json_writer *json, const struct vocabulary *vocabulary, const struct task *task,
                       date_day today)
{
    const struct vocabulary_standard *row = vocabulary_standard_find(vocabulary, task->standard);
    json_begin_map(json);
    json_field_text(json, "type", span_of(type_words[task->type]));
    json_field_text_or_null(json, "owner", task->page->owner);
    write_page(json, task->page);
    json_field_day(json, "date", task->date);
    json_key(json, "days");
    if (task->date != DATE_NONE)
        json_integer(json, date_days_between(today, task->date));
    else
        json_null(json);
    rows_asked_json(json, "standard", task->standard, name_standard(vocabulary, task->standard));
    json_field_text_or_null(json, "edition", task->edition);
    json_field_text_or_null(json, "current",
                            task->type == TASK_EDITION && row != NULL ? row->current : SPAN_EMPTY);
    rows_asked_json(json, "service", task->service, name_service(vocabulary, task->service, task->name));
    json_field_text_or_null(json, "label", task->service.size == 0 ? task->name : SPAN_EMPTY);
    json_field_text_or_null(json, "statement_id", task->statement);
    json_end_map(json);
}

static bool is_wanted(const struct task *task, struct span owner)
{
    if (owner.size == 0)
        return true;
    return span_equal(owner, SPAN("-")) ? task->page->owner.size == 0
                                        : span_equal_case(task->page->owner, owner);
}

static enum avow_status write_todo(struct lease *lease, const struct search_todo_request *request,
                                   struct json_writer *json, struct avow_error *err)
{
    date_day today = request->today != DATE_NONE ? request->today : lease->today;
    struct task_list tasks = {0};
    int64_t total = 0;
    enum avow_status status = task_list_read(lease, request->audience, today, &tasks, err);
    if (status != AVOW_OK)
        return status;
    json_begin_map(json);
    json_field_text_or_null(json, "owner", request->owner);
    status = write_owners(json, &tasks, &lease->arena, err);
    json_key(json, "tasks");
    json_begin_list(json);
    for (size_t i = 0; i < tasks.count; i++) {
        if (!is_wanted(&tasks.items[i], request->owner))
            continue;
        write_task(json, lease->view->vocabulary, &tasks.items[i], today);
        total++;
    }
    json_end_list(json);
    json_field_integer(json, "total", total);
    json_end_map(json);
    return status;
}

enum avow_status search_todo(struct search_engine *engine, const struct search_todo_request *request,
                             struct buffer *out, struct avow_error *err)
{
    struct lease_json answer;
    enum avow_status status = lease_json_begin(engine, out, &answer, err);
    if (status != AVOW_OK)
        return status;
    status = write_todo(answer.lease, request, &answer.json, err);
    return lease_json_end(&answer, status, err);
}
