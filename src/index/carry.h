/* Take a page over from the live generation, from its records: for files that cannot be read in a rebuild. */
#ifndef INDEX_CARRY_H
#define INDEX_CARRY_H

#include "document/document.h"
#include "index/live.h"

/* All versions of page `id` as they were read once, in the order of live_page, in `arena`. */
enum avow_status carry_page(const char *directory, const struct live *live, struct span id,
                            struct arena *arena, struct page **pages, size_t *count, struct avow_error *err);

#endif
