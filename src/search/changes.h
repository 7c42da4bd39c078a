/* What changed lately: the versions of all pages that a caller may see, newest first, as a list of events. */
#ifndef SEARCH_CHANGES_H
#define SEARCH_CHANGES_H

#include "search/version.h"

enum page_event_type {
    EVENT_NEW,     /* the first version of a page that the caller may see */
    EVENT_CHANGED, /* another version after it */
    EVENT_ENDED    /* it was taken back, or a complete snapshot lacked the page */
};

struct page_event {
    enum page_event_type type;
    date_day date;
    const struct facts_version *version; /* the new one; of an end the last that held */
    const struct facts_version *older;   /* the one before it, or NULL */
};

struct page_events {
    struct page_event *items;
    size_t count;
};

/* All events on `since` or later, newest first, those of a day by page; in the lease's arena. Drafts are no
 * event. */
enum avow_status page_events_read(struct lease *lease, enum page_audience audience, date_day since,
                                  struct page_events *out, struct avow_error *err);

#endif
