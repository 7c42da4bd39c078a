/* What the keepers of pages should look at: reviews, conflicts, old editions and the like, each as a task. */
#ifndef SEARCH_TODO_H
#define SEARCH_TODO_H

#include "search/lease.h"
#include "search/search.h"

/* In the order they are told. */
enum task_type {
    TASK_REVIEW,
    TASK_CONFLICT,
    TASK_ENDING,
    TASK_VANISHED,
    TASK_EDITION,
    TASK_DRAFT,
    TASK_UNDATED,
    TASK_ENDED,
    TASK_TYPES
};

/* Members that do not belong to the type are empty. */
struct task {
    enum task_type type;
    const struct facts_version *page; /* its newest version that the caller may see */
    date_day date;                    /* review day, end of validity, day last seen, end of the page */
    struct span standard;             /* id */
    struct span edition;
    struct span service; /* id */
    struct span name;    /* of the service as written, or label of the document */
    struct span statement;
};

struct task_list {
    struct task *items;
    size_t count;
    size_t room;
};

/* All tasks of all owners, in the lease's arena, by type, date and page. */
enum avow_status task_list_read(struct lease *lease, enum page_audience audience, date_day today,
                                struct task_list *out, struct avow_error *err);

/* How many days before its end a document is told. */
enum { TASK_ENDING_SOON = 60 };

#endif
