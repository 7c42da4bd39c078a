/* Filters: values checked against our words and the vocabulary, then turned into boolean queries. */
#ifndef SEARCH_FILTER_H
#define SEARCH_FILTER_H

#include "search/lease.h"
#include "search/search.h"
#include "search/tree.h"

/* What stands beside the words of a request. A query is NULL where nothing is asked. */
struct filters {
    struct span_list values[FILTER_COUNT]; /* as the index knows them: "iso-27001:2013", "faq" */
    const struct store_query *by[FILTER_COUNT];
    const struct store_query *audience; /* what the caller may see */
    const struct store_query *valid;    /* as_of */
    const struct store_query *date;     /* after, before */
    date_day after;
    date_day before;
    date_day as_of;
};

/* FILTER_COUNT: leave no filter out. */
enum { FILTER_NONE_LEFT_OUT = FILTER_COUNT };

/* The index's word for one value of a filter, in `arena`. USAGE with the filter's name as the place: not one
 * of our words, or a name the vocabulary does not know (the nearest known one is told). */
enum avow_status filter_resolve(const struct lease *lease, enum search_filter filter, struct span value,
                                struct arena *arena, struct span *out, struct avow_error *err);
/* Check and build all filters of a request; without a status only what is published is asked. */
enum avow_status filters_build(const struct lease *lease, const struct search_request *request,
                               struct tree *tree, struct filters *out, struct avow_error *err);
/* `main` with every filter but `left_out` (a facet is counted without its own). */
const struct store_query *filters_apply(struct tree *tree, const struct filters *filters,
                                        const struct store_query *main, int left_out);
/* True when somebody asked for this value of a filter (as the index knows it). */
bool filters_has(const struct filters *filters, enum search_filter filter, struct span value);
/* The filter whose argument has this name, any case; -1 when none has. */
int filter_named(struct span name);

#endif
