/* Find the tasks in versions, scope rows, evidence and statements. */
#include "search/todo.h"

#include "search/evidence.h"
#include "search/filter.h"
#include "search/scope.h"
#include "search/version.h"

#include <stdlib.h>

enum { EDITION_HITS = 1000 };

struct reading {
    struct lease *lease;
    enum page_audience audience;
    date_day today;
    struct facts_version *pages; /* the newest version of each page that the caller may see, by page */
    size_t page_count;
    struct task_list tasks;
    struct avow_error *err;
};

static enum avow_status add(struct reading *reading, struct task task)
{
    struct task_list *tasks = &reading->tasks;
    if (task.page == NULL)
        return AVOW_OK;
    if (!arena_grow(&reading->lease->arena, &tasks->items, &tasks->room, tasks->count, sizeof *tasks->items))
        return error_set_no_memory(reading->err, "search");
    tasks->items[tasks->count++] = task;
    return AVOW_OK;
}

static int compare_pages(const void *left, const void *right)
{
    return span_compare(((const struct facts_version *)left)->page,
                        ((const struct facts_version *)right)->page);
}

/* The current page, or NULL when there is none that the caller may see. */
static const struct facts_version *page_of(const struct reading *reading, struct span id)
{
    const struct facts_version key = {.page = id};
    const struct facts_version *page =
        reading->page_count == 0
            ? NULL
            : bsearch(&key, reading->pages, reading->page_count, sizeof key, compare_pages);
    return page != NULL && page->current ? page : NULL;
}

/* Versions come by page and date: the last of each page is its newest. */
static enum avow_status read_pages(struct reading *reading)
{
    struct facts_versions all = {0};
    enum avow_status status =
        facts_all_versions(reading->lease->facts, &reading->lease->arena, &all, reading->err);
    for (size_t i = 0; i < all.count; i++) {
        bool is_last = i + 1 == all.count || !span_equal(all.items[i].page, all.items[i + 1].page);
        if (is_last && version_seen(all.items[i].audience, all.items[i].status, reading->audience))
            all.items[reading->page_count++] = all.items[i];
    }
    reading->pages = all.items;
    return status;
}

static bool has_status(const struct facts_version *page, enum page_status status)
{
    return span_equal(page->status, word_of(WORDS_STATUS, (int)status));
}

static enum avow_status add_ended(struct reading *reading, const struct facts_version *page)
{
    struct version_list versions = {0};
    date_day end = DATE_OPEN;
    enum avow_status status =
        version_list_read(reading->lease, page->page, reading->audience, &versions, reading->err);
    if (status == AVOW_OK)
        status = version_end(reading->lease, &versions, 0, &end, reading->err);
    if (status != AVOW_OK)
        return status;
    return add(reading,
               (struct task){.type = TASK_ENDED, .page = page, .date = end != DATE_OPEN ? end : DATE_NONE});
}

/* What a page's own facts ask for. */
static enum avow_status find_in_page(struct reading *reading, const struct facts_version *page)
{
    bool is_file = span_equal(page->date_source, word_of(WORDS_DATE_SOURCE, DATE_FILE));
    enum avow_status status = AVOW_OK;
    if (!page->current)
        return has_status(page, STATUS_PUBLISHED) ? add_ended(reading, page) : AVOW_OK;
    if (has_status(page, STATUS_RETIRED))
        return AVOW_OK;
    if (has_status(page, STATUS_DRAFT))
        status = add(reading, (struct task){.type = TASK_DRAFT, .page = page, .date = page->date});
    if (status == AVOW_OK && page->review_by != DATE_NONE && page->review_by < reading->today)
        status = add(reading, (struct task){.type = TASK_REVIEW, .page = page, .date = page->review_by});
    if (status == AVOW_OK && (is_file || page->date == DATE_NONE))
        status = add(reading, (struct task){.type = TASK_UNDATED, .page = page, .date = page->date});
    return status;
}

/* Each pair of service and standard once for each page that states one side of it. */
static enum avow_status find_conflicts(struct reading *reading)
{
    const struct search_scope_request all = {.audience = reading->audience, .today = reading->today};
    struct scope_answer answer;
    const struct task *last = NULL;
    enum avow_status status = scope_find(reading->lease, &all, &answer, reading->err);
    for (size_t i = 0; status == AVOW_OK && i < answer.count; i++) {
        const struct facts_scope *row = answer.items[i].row;
        const struct facts_version *page = page_of(reading, row->source.page);
        if (!answer.items[i].conflicts ||
            (last != NULL && last->page == page && span_equal(last->standard, row->standard) &&
             span_equal(last->service, row->service)))
            continue;
        status = add(reading, (struct task){.type = TASK_CONFLICT,
                                            .page = page,
                                            .date = row->source.date,
                                            .standard = row->standard,
                                            .service = row->service,
                                            .name = row->name,
                                            .statement = row->source.id});
        last = reading->tasks.count > 0 ? &reading->tasks.items[reading->tasks.count - 1] : NULL;
    }
    return status;
}

static enum avow_status add_evidence(struct reading *reading, enum task_type type,
                                     const struct facts_evidence *row, date_day date)
{
    return add(reading, (struct task){.type = type,
                                      .page = page_of(reading, row->source.page),
                                      .date = date,
                                      .standard = row->standard,
                                      .name = row->label,
                                      .statement = row->source.id});
}

static enum avow_status find_vanished(struct reading *reading, const struct evidence_documents *list)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < list->count && status == AVOW_OK; i++)
        if (list->items[i].row == NULL && !evidence_is_replaced(list, &list->items[i]))
            status = add_evidence(reading, TASK_VANISHED, list->items[i].last, list->items[i].last_seen);
    return status;
}

static enum avow_status find_ending(struct reading *reading, const struct evidence_documents *list)
{
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < list->count && status == AVOW_OK; i++) {
        const struct facts_evidence *row = list->items[i].row;
        if (row != NULL && row->valid_until != DATE_NONE &&
            date_days_between(reading->today, row->valid_until) <= TASK_ENDING_SOON)
            status = add_evidence(reading, TASK_ENDING, row, row->valid_until);
    }
    return status;
}

static enum avow_status find_evidence(struct reading *reading)
{
    const struct search_scope_request all = {.audience = reading->audience, .today = reading->today};
    const struct facts_row_filter filter = {.standard = SPAN_EMPTY};
    struct lease *lease = reading->lease;
    struct facts_evidence_list rows = {NULL, 0};
    struct evidence_documents list = {NULL, 0};
    enum avow_status status = facts_evidence_rows(lease->facts, &filter, &lease->arena, &rows, reading->err);
    if (status == AVOW_OK)
        status = evidence_documents_read(&all, SPAN_EMPTY, &rows, &lease->arena, &list, reading->err);
    /* Before they are joined: what replaces a document stands on the same page. */
    if (status == AVOW_OK)
        status = find_vanished(reading, &list);
    if (status == AVOW_OK)
        status = evidence_documents_join(&list, &rows, &lease->arena, reading->err);
    return status == AVOW_OK ? find_ending(reading, &list) : status;
}

/* Published statements with the subject "id:edition", one of each page. */
static enum avow_status find_edition(struct reading *reading, struct span id, struct span edition,
                                     struct store_result *found)
{
    struct tree tree = {&reading->lease->arena, false};
    struct search_request request = SEARCH_REQUEST_INIT;
    struct store_search_options options = STORE_SEARCH_OPTIONS_INIT;
    struct filters filters;
    request.audience = reading->audience;
    options.limit = EDITION_HITS;
    options.with_data = true;
    enum avow_status status = filters_build(reading->lease, &request, &tree, &filters, reading->err);
    if (status != AVOW_OK)
        return status;
    const struct store_query *query = filters_apply(&tree, &filters, tree_all(), FILTER_NONE_LEFT_OUT);
    query = tree_two(&tree, STORE_FILTER, query, tree_pair(&tree, TERM_EDITION, id, ':', edition));
    if (tree.failed)
        return error_set_no_memory(reading->err, "search");
    return store_search(reading->lease->now, query, &options, &reading->lease->arena, found, reading->err);
}

/* The page ids of the hits, each once; a page's statements need not stand together. */
static enum avow_status pages_of(struct reading *reading, const struct store_result *found,
                                 struct record *records, size_t *count)
{
    enum avow_status status = AVOW_OK;
    *count = 0;
    for (size_t i = 0; i < found->count && status == AVOW_OK; i++) {
        struct record record = {0};
        bool is_new = true;
        status = record_decode(found->hits[i].data, &reading->lease->arena, &record, reading->err);
        for (size_t k = 0; k < *count && is_new; k++)
            is_new = !span_equal(records[k].page_id, record.page_id);
        if (status == AVOW_OK && is_new)
            records[(*count)++] = record;
    }
    return status;
}

static bool is_among(const struct record *records, size_t count, struct span page)
{
    for (size_t i = 0; i < count; i++)
        if (span_equal(records[i].page_id, page))
            return true;
    return false;
}

/* A page about an older edition that is about the newest one too compares them: no task. */
static enum avow_status find_editions_of(struct reading *reading, const struct vocabulary_standard *row)
{
    struct arena *arena = &reading->lease->arena;
    struct record *newest = arena_array(arena, EDITION_HITS, sizeof *newest);
    struct record *older = arena_array(arena, EDITION_HITS, sizeof *older);
    struct store_result found = {0};
    size_t newest_count = 0, older_count = 0;
    if (newest == NULL || older == NULL)
        return error_set_no_memory(reading->err, "search");
    enum avow_status status = find_edition(reading, row->id, row->current, &found);
    if (status == AVOW_OK)
        status = pages_of(reading, &found, newest, &newest_count);
    for (size_t i = 0; i < row->editions.count && status == AVOW_OK; i++) {
        if (span_equal(row->editions.items[i], row->current))
            continue;
        status = find_edition(reading, row->id, row->editions.items[i], &found);
        if (status == AVOW_OK)
            status = pages_of(reading, &found, older, &older_count);
        for (size_t k = 0; k < older_count && status == AVOW_OK; k++)
            if (!is_among(newest, newest_count, older[k].page_id))
                status = add(reading, (struct task){.type = TASK_EDITION,
                                                    .page = page_of(reading, older[k].page_id),
                                                    .date = older[k].date,
                                                    .standard = row->id,
                                                    .edition = row->editions.items[i],
                                                    .statement = older[k].id});
    }
    return status;
}

static enum avow_status find_editions(struct reading *reading)
{
    const struct generation_view *view = reading->lease->view;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < view->manifest.standards.count && status == AVOW_OK; i++) {
        const struct vocabulary_standard *row =
            vocabulary_standard_find(view->vocabulary, view->manifest.standards.items[i]);
        if (row != NULL && row->current.size > 0 && row->editions.count > 1)
            status = find_editions_of(reading, row);
    }
    return status;
}

static int compare_tasks(const void *left, const void *right)
{
    const struct task *a = left, *b = right;
    if (a->type != b->type)
        return a->type < b->type ? -1 : 1;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    int order = span_compare(a->page->page, b->page->page);
    if (order == 0)
        order = span_compare(a->standard, b->standard);
    if (order == 0)
        order = span_compare(a->service, b->service);
    if (order == 0)
        order = span_compare(a->name, b->name);
    return order;
}

enum avow_status task_list_read(struct lease *lease, enum page_audience audience, date_day today,
                                struct task_list *out, struct avow_error *err)
{
    struct reading reading = {.lease = lease, .audience = audience, .today = today, .err = err};
    enum avow_status status = read_pages(&reading);
    for (size_t i = 0; i < reading.page_count && status == AVOW_OK; i++)
        status = find_in_page(&reading, &reading.pages[i]);
    if (status == AVOW_OK)
        status = find_editions(&reading);
    if (status == AVOW_OK && lease->view->manifest.schema >= GENERATION_ROWS)
        status = find_conflicts(&reading);
    if (status == AVOW_OK && lease->view->manifest.schema >= GENERATION_ROWS)
        status = find_evidence(&reading);
    if (status != AVOW_OK)
        return status;
    if (reading.tasks.count > 0)
        qsort(reading.tasks.items, reading.tasks.count, sizeof *reading.tasks.items, compare_tasks);
    *out = reading.tasks;
    return AVOW_OK;
}
