/* Find the days on which pages end: those of complete snapshots that lack them. */
#include "index/planner.h"

#include <stdlib.h>

static int compare_days(const void *a, const void *b)
{
    date_day left = *(const date_day *)a, right = *(const date_day *)b;
    return (left > right) - (left < right);
}

/* True when the page pattern of a source could have made this page id. */
static bool could_hold(const struct config_entry *source, struct span id)
{
    size_t at = span_find(source->page, SPAN("{name}"), 0);
    if (!source->complete || source->date == DATE_NONE || at == SPAN_NONE)
        return false;
    struct span before = span_part(source->page, 0, at);
    struct span after = span_part(source->page, at + 6, source->page.size);
    if (id.size <= before.size + after.size || !span_starts(id, before) || !span_ends(id, after))
        return false;
    struct span name = span_part(id, before.size, id.size - after.size);
    return span_find_byte(name, '/', 0) == SPAN_NONE;
}

static bool has_file_of(const struct plan_page *page, const struct config_entry *source)
{
    for (size_t i = 0; i < page->file_count; i++)
        if (page->files[i].source == source)
            return true;
    return false;
}

/* The days of one page in the making. */
struct gap_list {
    struct arena *arena;
    date_day *days;
    size_t count, room;
};

static bool add_day(struct gap_list *list, date_day day)
{
    if (!arena_grow(list->arena, &list->days, &list->room, list->count, sizeof *list->days))
        return false;
    list->days[list->count++] = day;
    return true;
}

/* A snapshot that holds no document at all ends nothing: its folder is more likely not there yet than
 * everything gone. */
static bool add_snapshots(const struct planner *planner, const struct corpus_root *root,
                          const struct plan_page *page, struct gap_list *list)
{
    const struct config_entries *sources = &root->config.sources;
    for (size_t i = 0; i < sources->count; i++) {
        const struct config_entry *source = &sources->items[i];
        if (could_hold(source, page->id) && !has_file_of(page, source) &&
            planner_documents(planner, root, source) > 0 && !add_day(list, source->date))
            return false;
    }
    return true;
}

static int compare_ends(const void *a, const void *b)
{
    const struct page_end *left = a, *right = b;
    int order = span_compare(left->page, right->page);
    return order != 0 ? order : compare_days(&left->day, &right->day);
}

static bool add_removals(const struct planner *planner, const struct plan_page *page, struct gap_list *list)
{
    size_t low = 0, high = planner->end_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(planner->ends[middle].page, page->id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < planner->end_count && span_equal(planner->ends[low].page, page->id); low++)
        if (!add_day(list, planner->ends[low].day))
            return false;
    return true;
}

void planner_sort_ends(struct planner *planner)
{
    if (planner->end_count > 0)
        qsort(planner->ends, planner->end_count, sizeof *planner->ends, compare_ends);
}

enum avow_status planner_find_gaps(struct planner *planner, struct plan_page *page, struct avow_error *err)
{
    struct gap_list list = {.arena = planner->arena};
    bool good = add_removals(planner, page, &list);
    for (size_t i = 0; i < planner->corpus->root_count && good; i++)
        good = add_snapshots(planner, &planner->corpus->roots[i], page, &list);
    if (!good)
        return error_set_no_memory(err, "plan");
    if (list.count > 0)
        qsort(list.days, list.count, sizeof *list.days, compare_days);
    page->gaps = list.days;
    page->gap_count = list.count;
    return AVOW_OK;
}
