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

/* Complete snapshots that lack the page end its statements on their day. One that holds no document at all
 * ends nothing: its folder is more likely not there yet than everything gone. */
enum avow_status planner_find_gaps(struct planner *planner, struct plan_page *page, struct avow_error *err)
{
    date_day *days = NULL;
    size_t count = 0, room = 0;
    for (size_t i = 0; i < planner->corpus->root_count; i++) {
        const struct corpus_root *root = &planner->corpus->roots[i];
        const struct config_entries *sources = &root->config.sources;
        for (size_t j = 0; j < sources->count; j++) {
            const struct config_entry *source = &sources->items[j];
            if (!could_hold(source, page->id) || has_file_of(page, source) ||
                planner_documents(planner, root, source) == 0)
                continue;
            if (!arena_grow(planner->arena, &days, &room, count, sizeof *days))
                return error_set_no_memory(err, "plan");
            days[count++] = source->date;
        }
    }
    if (count > 0)
        qsort(days, count, sizeof *days, compare_days);
    page->gaps = days;
    page->gap_count = count;
    return AVOW_OK;
}
