/* Which services a version of a page states to be covered, and what changed in that. */
#ifndef SEARCH_COVER_H
#define SEARCH_COVER_H

#include "facts/rows.h"
#include "search/version.h"

/* A scope row of a version. */
struct cover {
    const struct facts_scope *row;
    const struct record *statement; /* that says it */
    bool listed;                    /* in a list or table of services, not in passing */
    bool former;                    /* under a name that the service has no more */
    bool unclear;                   /* another row of the version says the opposite */
};

struct cover_list {
    struct cover *items;
    size_t count;
};

/* The scope rows of a version by standard and service, then in the order of the page; of one standard (with
 * edition and level), service and environment the first. A generation without rows has none. */
enum avow_status cover_read(struct lease *lease, const struct version_text *text, struct cover_list *out,
                            struct avow_error *err);

/* Two rows that belong together, or one that stands alone. */
struct cover_pair {
    const struct cover *from;
    const struct cover *to;
};

/* Pair the rows of two versions, in the order of the older, then what is new: by standard, service and
 * environment; then with an edition, an environment or a standard that one side does not state; then what the
 * newer words say was "formerly" called so. What is said in passing of a service that either version lists is
 * left out: the list is what the page says of it. In `arena`; at most from->count + to->count. */
enum avow_status cover_pair_rows(const struct cover_list *from, const struct cover_list *to,
                                 struct arena *arena, struct cover_pair **out, size_t *count,
                                 struct avow_error *err);

/* "scope": each service (of a standard, in an environment) that entered, left, was renamed, excluded,
 * included, became unclear, or has another qualifier or edition. One that a version does not list has null
 * there: not stated is not a no. */
enum avow_status cover_diff_json(struct json_writer *json, struct lease *lease,
                                 const struct version_text *from, const struct version_text *to,
                                 struct avow_error *err);
/* Which changes of covered services are wanted; an empty member asks for all. */
struct cover_wish {
    struct span standard; /* theirs, or a subject of the statement that says so */
    struct span service;
};
/* The list of those changes alone, in short: change and service; `*count` of them. */
enum avow_status cover_changes_json(struct json_writer *json, struct lease *lease,
                                    const struct version_text *from, const struct version_text *to,
                                    const struct cover_wish *wish, size_t *count, struct avow_error *err);

#endif
