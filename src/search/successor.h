/* What a statement of an older version became, version by version. */
#ifndef SEARCH_SUCCESSOR_H
#define SEARCH_SUCCESSOR_H

#include "search/version.h"

/* Follow `statement`, dated by its version, to the newest of `versions`: each step is the pair that the
 * difference of two neighbouring versions makes. `*out` is NULL when it is removed on the way, or when the
 * page has ended; else in the lease's arena. */
enum avow_status successor_follow(struct lease *lease, const struct version_list *versions,
                                  const struct record *statement, const struct record **out,
                                  struct avow_error *err);

#endif
