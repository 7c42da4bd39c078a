/* Read the events of all pages off their versions. */
#include "search/changes.h"

#include <stdlib.h>

struct reading {
    struct lease *lease;
    enum page_audience audience;
    date_day since;
    struct page_events events;
    size_t room;
    struct avow_error *err;
};

static bool has_status(const struct facts_version *version, enum page_status status)
{
    return span_equal(version->status, word_of(WORDS_STATUS, (int)status));
}

static enum avow_status add(struct reading *reading, struct page_event event)
{
    struct page_events *events = &reading->events;
    if (event.date < reading->since)
        return AVOW_OK;
    if (!arena_grow(&reading->lease->arena, &events->items, &reading->room, events->count,
                    sizeof *events->items))
        return error_set_no_memory(reading->err, "search");
    events->items[events->count++] = event;
    return AVOW_OK;
}

/* The page is not among the current ones: its last version ended on some day. */
static enum avow_status add_end(struct reading *reading, const struct facts_version *last)
{
    struct version_list versions = {0};
    date_day end = DATE_OPEN;
    enum avow_status status =
        version_list_read(reading->lease, last->page, reading->audience, &versions, reading->err);
    if (status == AVOW_OK)
        status = version_end(reading->lease, &versions, 0, &end, reading->err);
    if (status != AVOW_OK || end == DATE_OPEN)
        return status;
    return add(reading, (struct page_event){EVENT_ENDED, end, last, NULL});
}

/* The versions [0, count) of one page, oldest first. */
static enum avow_status read_page(struct reading *reading, const struct facts_version *versions, size_t count)
{
    const struct facts_version *older = NULL;
    enum avow_status status = AVOW_OK;
    for (size_t i = 0; i < count && status == AVOW_OK; i++) {
        const struct facts_version *version = &versions[i];
        if (!version_seen(version->audience, version->status, reading->audience) ||
            has_status(version, STATUS_DRAFT))
            continue;
        bool retired = has_status(version, STATUS_RETIRED);
        enum page_event_type type = retired ? EVENT_ENDED : older != NULL ? EVENT_CHANGED : EVENT_NEW;
        if (!retired || older != NULL)
            status = add(reading, (struct page_event){type, version->date, version, older});
        older = retired ? NULL : version;
    }
    if (status == AVOW_OK && older == &versions[count - 1] && !older->current)
        status = add_end(reading, older);
    return status;
}

static int compare_events(const void *left, const void *right)
{
    const struct page_event *a = left, *b = right;
    if (a->date != b->date)
        return a->date < b->date ? 1 : -1;
    int order = span_compare(a->version->page, b->version->page);
    return order != 0 ? order : (int)b->type - (int)a->type;
}

enum avow_status page_events_read(struct lease *lease, enum page_audience audience, date_day since,
                                  struct page_events *out, struct avow_error *err)
{
    struct reading reading = {.lease = lease, .audience = audience, .since = since, .err = err};
    struct facts_versions all = {0};
    enum avow_status status = facts_all_versions(lease->facts, &lease->arena, &all, err);
    for (size_t i = 0, end = 0; i < all.count && status == AVOW_OK; i = end) {
        for (end = i; end < all.count && span_equal(all.items[i].page, all.items[end].page);)
            end++;
        status = read_page(&reading, &all.items[i], end - i);
    }
    if (status != AVOW_OK)
        return status;
    if (reading.events.count > 0)
        qsort(reading.events.items, reading.events.count, sizeof *reading.events.items, compare_events);
    *out = reading.events;
    return AVOW_OK;
}
