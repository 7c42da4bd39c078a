/* The other pages that say the same in the same words. */
#ifndef SEARCH_ELSEWHERE_H
#define SEARCH_ELSEWHERE_H

#include "base/json_writer.h"
#include "search/lease.h"

/* "elsewhere": published statements on other current pages with the words of `record`, the first of each page
 * that the caller may see, at most ELSEWHERE_MOST: {statement_id, page: {id, title}}. */
enum { ELSEWHERE_MOST = 50 };
enum avow_status elsewhere_json(struct json_writer *json, struct lease *lease, const struct record *record,
                                enum page_audience audience, struct avow_error *err);

#endif
