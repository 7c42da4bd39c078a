/* What a page says of services being in scope, as rows: one service, one standard, one environment each. */
#ifndef DOCUMENT_SCOPE_H
#define DOCUMENT_SCOPE_H

#include "document/cutter.h"
#include "document/subject.h"

/* Read the scope rows of a page whose statements are named already: lists, tables and sentences of its scope
 * statements, and sentences and answers elsewhere that are sure. Complements are never computed: a service
 * that is not named has no row. Rows are in the finder's arena. NO_MEMORY. */
enum avow_status scope_read(const struct subject_finder *finder, const struct block_list *blocks,
                            const struct cut_list *cuts, struct page *page, struct avow_error *err);

#endif
