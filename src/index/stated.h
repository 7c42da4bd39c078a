/* Scope and evidence rows of a page, to the facts and back from them. */
#ifndef INDEX_STATED_H
#define INDEX_STATED_H

#include "document/document.h"
#include "facts/rows.h"

/* Put the rows of a page whose version is put already; they hold until the day `until`. */
enum avow_status stated_put(struct facts *facts, const struct page *page, date_day until,
                            struct arena *scratch, struct avow_error *err);
/* Fill the rows of `page` (its id and date are given) from facts that have them; in `arena`. */
enum avow_status stated_carry(struct facts *facts, struct page *page, struct arena *arena,
                              struct avow_error *err);

#endif
