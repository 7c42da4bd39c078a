/* Versions of one page: which of them a caller may see, which held on a day, and what it said. */
#ifndef SEARCH_VERSION_H
#define SEARCH_VERSION_H

#include "base/json_writer.h"
#include "search/lease.h"

/* A statement as it stood on a version. */
struct version_statement {
    struct record record; /* id, title, date and page facts are those of the version */
    struct span document; /* under which the store keeps it; the same words go on under the same document */
};

/* One version with its statements in page order. */
struct version_text {
    const struct facts_version *version;
    struct version_statement *items;
    size_t count;
};

/* The versions of a page that a caller may see, newest first. */
struct version_list {
    struct facts_version *items;
    date_day *next; /* for each: the day of the next version, seen or not; DATE_OPEN after the last */
    size_t count;
};

/* Whether a caller may see what has this audience and status, as the facts name them. */
bool version_seen(struct span page_audience, struct span status, enum page_audience audience);
/* NOT_FOUND when the caller may see none. */
enum avow_status version_list_read(struct lease *lease, struct span page, enum page_audience audience,
                                   struct version_list *out, struct avow_error *err);
/* What a version says. */
enum avow_status version_read(struct lease *lease, const struct facts_version *version,
                              struct version_text *out, struct avow_error *err);
/* The version that held on a day, without a day the current one. NOT_FOUND: the page did not exist yet or had
 * ended. */
enum avow_status version_on(struct lease *lease, const struct version_list *versions, date_day day,
                            const struct facts_version **out, struct avow_error *err);
/* The day on which version `at` ceased to hold: the next one came, or a complete snapshot lacked the page.
 * DATE_OPEN when it holds. */
enum avow_status version_end(struct lease *lease, const struct version_list *versions, size_t at,
                             date_day *end, struct avow_error *err);
/* Date a statement that held on a day back to the version of that day: its id, date, title and the like. */
enum avow_status version_date_back(struct lease *lease, date_day day, struct record *record,
                                   struct avow_error *err);
/* "versions": the list, each with date, date_source, title, statements, current. */
void version_list_json(struct json_writer *json, const struct version_list *versions);

#endif
