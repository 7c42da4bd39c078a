/* Whom statements speak about, told from titles, headings, questions and words. */
#ifndef DOCUMENT_ABOUT_H
#define DOCUMENT_ABOUT_H

#include "document/cutter.h"
#include "document/document.h"

/* How many of `cuts` from the first on belong together: the passages of one section, or one alone. */
size_t about_run(const struct cut *cuts, size_t count);
/* Judge `count` cuts of one run, whose statements are `statements` with their subjects set: the first rule of
 * the table that fits counts for all of them, but scope lists and evidence are always about us and controls
 * requirements. `title`: of the page. */
enum avow_status about_judge(const struct cut *cuts, size_t count, struct span title,
                             struct statement *statements, struct avow_error *err);

#endif
