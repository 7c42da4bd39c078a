/* The day that a page states for itself in its text. */
#ifndef DOCUMENT_STATED_DATE_H
#define DOCUMENT_STATED_DATE_H

#include "base/date.h"
#include "document/block.h"

/* Read "Last updated: June 30, 2021", "Stand: 30.06.2021" and the like: a line that begins so, before the
 * first section below the title (heading number `title_heading`, or SPAN_NONE), among the last lines of the
 * page, or anywhere if no other line states another day. Days that other sentences name are never read. An
 * effective date after `modified` (of the file) is a promise and left. DATE_NONE when there is none. */
date_day stated_date(const struct block_list *blocks, size_t title_heading, date_day modified);

#endif
